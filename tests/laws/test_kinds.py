"""Reading some kinds only: the records are those of the whole parse, and nothing else is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import EXAMPLES

from zonenews import KINDS, Document, Item, parse, parse_many
from zonenews.kinds import needed_kinds
from zonenews.serialization.fields import fields_of

PUBLISHED = date(2023, 7, 12)


def test_kinds_are_the_lists_of_records_of_a_document() -> None:
    lists = [field.name for field in fields_of(Document) if field.shape.kind == "list" and field.shape.items[0].record]
    assert list(KINDS) == [name for name in lists if name != "diagnostics"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_alone_is_that_of_the_whole_parse(path: Path, kind: str) -> None:
    text = path.read_text(encoding="utf-8")
    whole, alone = parse(text, published=PUBLISHED), parse(text, published=PUBLISHED, kinds=(kind,))
    assert getattr(alone, kind) == getattr(whole, kind)
    assert [name for name in KINDS if name != kind and getattr(alone, name)] == []
    assert (alone.source, alone.article, alone.published) == (whole.source, whole.article, whole.published)
    assert set(alone.diagnostics) <= set(whole.diagnostics)


@given(st.sets(st.sampled_from(KINDS)))
def test_any_kinds_together(kinds: set[str]) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    whole, some = parse(text, published=PUBLISHED), parse(text, published=PUBLISHED, kinds=kinds)
    assert {name: getattr(some, name) for name in KINDS} == {
        name: getattr(whole, name) if name in kinds else () for name in KINDS
    }
    assert kinds <= needed_kinds(frozenset(kinds)) == needed_kinds(needed_kinds(frozenset(kinds)))


def test_many_articles() -> None:
    results = list(parse_many([Item("a", "2024年，江苏赣榆经济开发区出口30亿元。")], kinds=["zones"]))
    assert [result.document for result in results] == [
        parse("2024年，江苏赣榆经济开发区出口30亿元。", kinds=("zones",))
    ]


@pytest.mark.parametrize("kinds", [("zone",), ("zones", "facts"), (7,)])
def test_no_kind(kinds: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="is no kind of records"):
        parse("", kinds=kinds)
    with pytest.raises(ValueError, match="is no kind of records"):
        list(parse_many([], kinds=kinds))


def test_a_string_is_no_collection() -> None:
    with pytest.raises(TypeError, match="kinds is the string 'zones'"):
        parse("", kinds="zones")
