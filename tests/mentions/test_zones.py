"""Zones: the corpus table, their ids, and every name of the table found."""

from typing import Any

import pytest
from support import cases, check

from zonenews import (
    default_lexicon,
    find_zones,
    parse,
)
from zonenews.mentions.zones.find import scan_zones

LEXICON = default_lexicon()


@pytest.mark.parametrize(("text", "_published", "expect"), cases("zones"))
def test_zone_rows(text: str, _published: object, expect: list[dict[str, Any]]) -> None:
    """The rows of tests/corpus/zones.toml."""
    check(find_zones(text), text, expect)


def test_zones_by_id() -> None:
    """The distinct zones of a document, each with all its mentions."""
    document = parse("常州高新技术产业开发区引资。滁州经开区引资。常州高新区再引资。")
    zones = document.zones_by_id
    assert [(zone.name, len(zone.mentions), zone.region) for zone in zones.values()] == [
        ("常州高新技术产业开发区", 2, "320411"),
        ("滁州经开区", 1, "341100"),
    ]
    assert [mention.text for zone in zones.values() for mention in zone.mentions if zone.id == "z2"] == ["滁州经开区"]


def test_whole_zone() -> None:
    """全区 is the one zone of the text, on request, where no district is named."""
    text = "常州高新区成立。今年，全区引资百亿元。"
    assert [zone.text for zone in find_zones(text)] == ["常州高新区"]
    assert [(zone.text, zone.zone) for zone in find_zones(text, whole=True)] == [("常州高新区", "z1"), ("全区", "z1")]
    assert len(find_zones(text + "长清区同贺。", whole=True)) == 1
    assert len(find_zones(text + "滁州经开区同贺。", whole=True)) == 2


def test_a_bare_word_that_reaches_into_a_name_is_no_mention() -> None:
    """The bare 合作区 refers back alone, but not where its last character begins the next name."""
    assert [zone.text for zone in find_zones("云河合作区招商，合作区签约。")] == ["云河合作区", "合作区"]
    found = find_zones("云河合作区）合作区新开德经济合作区")
    assert [zone.span for zone in found] == [(0, 5), (8, 17)]


def test_every_zone_name_is_found() -> None:
    """Every name of every zone is found alone and in a sentence, and leads to its row unless it is declared shared."""
    lost = []
    for row in LEXICON.zones.rows:
        for name in row.names:
            for text, at in ((name, 0), (f"记者从{name}获悉", 3)):
                hits = [zone for zone in scan_zones(text) if zone.span == (at, at + len(name))]
                if not hits or (name not in row.shared and hits[0].entry != row.id):
                    lost.append((row.id, text, hits))
    assert not lost, (len(lost), lost[:20])
