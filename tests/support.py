"""Corpus tables: rows of tests/corpus/<kind>.toml as test parameters, and how a row is checked."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rows import stated, values, wordless

from zonenews.text.normalize import normalize
from zonenews.text.records import Mention

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


def check(found: tuple[Any, ...], text: str, expect: list[dict[str, Any]]) -> None:
    """Assert that the records are the expected ones, in order and whole, their numbers first; `rows` says how they are written.

    Where a row stands for many phrasings it does not name `text`, and the words of the records are not compared.
    """
    for record in found:
        assert not isinstance(record, Mention) or normalize(text[record.span.slice]).text == record.text
    got = [stated(record, text) for record in found]
    if expect and "text" not in expect[0]:
        got = [wordless(row) for row in got]
    assert [values(row) for row in got] == [values(row) for row in expect]
    assert got == expect, "a row states whole records: see tools/corpus_rows.py"


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
