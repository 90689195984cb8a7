#!/usr/bin/env bash
# Figures kept as decimals are kept as written, one expects, in one Parquet file as in twelve. pyarrow gives each file the narrowest decimal its own values need
# (12.5 and 3.0 make decimal(3,1), 7.456 and 0.123 make decimal(4,3)), and DuckDB 2.0.1 takes the type of a folder from its first file and rounds the
# others to it without a word: 7.456 becomes 7.5 and 0.123 becomes 0.1. Where a later number is too large for the first type it does fail. pyarrow and
# polars refuse to read the folder. `union_by_name=true` reads it all, and a schema that is given when the files are written keeps the fault out. For those
# who write one file a month, a province or a run.
# Exits with a status other than 0 when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check "duckdb==2.0.1" "polars==2.1.0" "pyarrow==26.0.1"
cd "$work"
env/bin/python - <<'PY'
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

print(*(f"{name} {version(name)}" for name in ("duckdb", "polars", "pyarrow")))


def written(folder: str, *months: list[str], schema: pa.Schema | None = None) -> list[str]:
    Path(folder).mkdir()
    for number, values in enumerate(months, 1):
        pq.write_table(pa.table({"growth": [Decimal(one) for one in values]}, schema=schema), f"{folder}/2024-{number:02}.parquet")
    return [str(pq.read_schema(path).field("growth").type) for path in sorted(Path(folder).iterdir())]


def by_duckdb(folder: str, more: str = "") -> list[str] | str:
    try:
        return [str(one) for (one,) in duckdb.sql(f"SELECT growth FROM read_parquet('{folder}/*.parquet'{more})").fetchall()]
    except duckdb.Error as problem:
        return type(problem).__name__


def refused(read: object, *args: str) -> str:
    try:
        read(*args)
    except Exception as problem:
        return type(problem).__name__
    return "read"


types = written("narrow", ["12.5", "3.0"], ["7.456", "0.123"])
large = written("large", ["12.5", "3.0"], ["1234.5"])
fixed = written("fixed", ["12.5", "3.0"], ["7.456", "0.123"], schema=pa.schema([("growth", pa.decimal128(18, 6))]))
seen = {
    "types": types,
    "duckdb": by_duckdb("narrow"),
    "duckdb, union_by_name": by_duckdb("narrow", ", union_by_name=true"),
    "duckdb, larger number": by_duckdb("large"),
    "duckdb, type given": by_duckdb("fixed"),
    "pyarrow": refused(pq.read_table, "narrow"),
    "polars": refused(pl.read_parquet, "narrow/*.parquet"),
}
print(*(f"{name}: {what}" for name, what in seen.items()), sep="\n")
assert types == ["decimal128(3, 1)", "decimal128(4, 3)"] and large[1] == "decimal128(5, 1)" and set(fixed) == {"decimal128(18, 6)"}
assert seen["duckdb"] == ["12.5", "3.0", "7.5", "0.1"]
assert seen["duckdb, union_by_name"] == ["12.500", "3.000", "7.456", "0.123"]
assert seen["duckdb, larger number"] == "ConversionException", seen
assert seen["duckdb, type given"] == ["12.500000", "3.000000", "7.456000", "0.123000"]
assert (seen["pyarrow"], seen["polars"]) == ("ArrowInvalid", "SchemaError")
PY
