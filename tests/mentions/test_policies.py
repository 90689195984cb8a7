"""Policies: the corpus table, and every kind reachable."""

from datetime import date

import pytest
from support import cases, check

from zonenews import find_policies, parse
from zonenews.lexicon.policies import load_policies


@pytest.mark.parametrize(("text", "published", "expect"), cases("policies"))
def test_policies(text: str, published: date | None, expect: list[dict]) -> None:  # noqa: ARG001
    check(parse(text).policies, text, expect)


def test_every_kind_of_policy() -> None:
    for kind in load_policies().kinds:
        found = find_policies(f"学习《海岛开发{kind}（试行）》。")
        assert [record.kind for record in found] == [load_policies().kind_of(f"海岛开发{kind}")], kind
