"""Initiatives: the corpus table, and every head reachable."""

from datetime import date

import pytest
from support import cases, check

from zonenews import find_initiatives
from zonenews.lexicon.initiatives import load_initiatives


@pytest.mark.parametrize(("text", "published", "expect"), cases("initiatives"))
def test_initiatives(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001
    check(find_initiatives(text), text, expect)


def test_every_head_of_an_initiative() -> None:
    words = load_initiatives()
    for head, kind in words.heads.items():
        found = find_initiatives(f"推进“三湾两岛”{head}，成效好。")
        assert [(record.head, record.kind) for record in found] == [(head, kind)], head
