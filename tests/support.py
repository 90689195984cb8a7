"""Corpus tables: rows of tests/corpus/<kind>.toml as test parameters, and how a row is checked."""

import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rows import stated, values

from zonenews.serialization.json_types import unstructure

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
CORPUS = TESTS / "corpus"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def cases(kind: str) -> list[Any]:
    """All rows of a corpus table as pytest parameters.

    `[[case]]` rows have `text`, `expect` (one table for each record), `why`, and optionally `published`; `text` may
    be a list of phrasings with the same expectation. `[[never]]` rows expect nothing. `[[known]]` rows state what
    is right and are wrong today: strict expected failures.
    """
    table = tomllib.loads((CORPUS / f"{kind}.toml").read_text(encoding="utf-8"))
    rows = []
    for section in ("case", "never", "known"):
        marks = [pytest.mark.xfail(strict=True)] if section == "known" else []
        for row in table.get(section, []):
            texts = row["text"] if isinstance(row["text"], list) else [row["text"]]
            rows += [
                pytest.param(
                    text, row.get("published"), row.get("expect", []), id=f"{section}-{text[:40]}", marks=marks
                )
                for text in texts
            ]
    return rows


def check(found: tuple[Any, ...], expect: list[dict[str, Any]]) -> None:
    """Assert that the records are the expected ones, in order, on the keys the row names."""
    got = [unstructure(record) for record in found]
    compared = [{key: record.get(key) for key in wanted} for record, wanted in zip(got, expect, strict=False)]
    wanted = [{key: _nullable(value) for key, value in row.items()} for row in expect]
    assert (compared, len(got)) == (wanted, len(expect)), got


def check_whole(found: tuple[Any, ...], text: str, expect: list[dict[str, Any]]) -> None:
    """Assert that the records are the expected ones, in order and whole, their numbers first; `rows` says how they are written."""
    got = [stated(record, text) for record in found]
    assert [values(row) for row in got] == [values(row) for row in expect]
    assert got == expect


def calls(function: Callable[[str], object], text: str) -> int:
    """Count the functions called while `function` reads a text: its work, whatever the machine (inside `re` is not seen)."""
    count = 0

    def profile(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return count


def _nullable(value: Any) -> Any:
    """TOML has no null: the string "null" stands for it; dates stand for their ISO strings."""
    if value == "null":
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _nullable(item) for key, item in value.items()}
    return [_nullable(item) for item in value] if isinstance(value, list) else value
