"""The data files: each says where it comes from, and says nothing twice."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import zonenews

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
