"""What facts mean: the zone, the region and the metric behind their words."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from support import TESTS

from zonenews import Document, find_events, find_indicators, find_project_groups, find_projects, parse
from zonenews.facts.links import metric_link
from zonenews.lexicon.indicators import load_indicators

CASES = tomllib.loads((TESTS / "corpus" / "links.toml").read_text(encoding="utf-8"))["case"]
KINDS = ("indicators", "project_groups", "projects", "events", "incentives")


def stated(document: Document, kind: str, fact: Any) -> dict[str, str]:
    """The links of a fact as a case states them."""
    row = {
        "kind": kind,
        "words": getattr(fact, "metric", None) or getattr(fact, "label", None) or getattr(fact, "name", None) or "",
    }
    if fact.place and fact.place.zone:
        row["zone"] = document.zones_by_id[fact.place.zone].name
    if fact.place and fact.place.region:
        row["region"] = fact.place.region
    if link := getattr(fact, "metric_link", None):
        row["metric"] = f"{link.name} {link.nature}"
    return row


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_corpus_of_links(case: dict[str, Any]) -> None:
    document = parse(case["text"], published=case["published"])
    found = [stated(document, kind, fact) for kind in KINDS for fact in getattr(document, kind)]
    for expected in case["facts"]:
        [row] = [row for row in found if (row["kind"], row["words"]) == (expected["kind"], expected["words"])]
        assert row == expected
    if not case["facts"]:
        assert [row for row in found if "zone" in row or "region" in row] == []


def test_entries_are_rows_of_the_tables() -> None:
    document = parse("2024年，江苏赣榆经济开发区出口30亿元。", published="2025-01-10")
    [fact] = document.indicators
    [zone] = document.zones
    assert (fact.place.zone, fact.place.entry, fact.place.region) == (zone.zone, zone.entry, "320707")
    assert fact.metric_link == metric_link("出口")


@pytest.mark.parametrize("finder", [find_indicators, find_project_groups, find_projects, find_events])
def test_finders_link_as_parse_does(finder: Any) -> None:
    text = "2024年，山东省地区生产总值增长5.7%。3月8日，江苏赣榆经济开发区12个重点项目集中开工，总投资30亿元的甲材料项目签约。"
    document = parse(text, published="2025-01-25")
    assert list(finder(text, published="2025-01-25")) == list(getattr(document, finder.__name__.removeprefix("find_")))


def test_every_name_of_the_metric_table_links_to_its_row() -> None:
    for name, entry in load_indicators().items():
        link = metric_link(name)
        assert link is not None
        assert (link.name, link.kind, link.nature, link.code or "") == (
            entry.name,
            entry.kind,
            entry.nature,
            entry.code,
        )
