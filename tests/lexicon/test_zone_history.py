"""Zones through time: the table of the standard, what zones were on a day, what became of them, what lies in a region."""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import (
    DataError,
    FormerName,
    PublishedError,
    ZoneEntry,
    ZoneVersion,
    default_lexicon,
    find_zones,
    lookup_body,
    lookup_region,
    lookup_zone,
    zone_history,
    zones_of,
)
from zonenews.lexicon.validity import first_day
from zonenews.lexicon.zone_versions import ZoneHistory, history_of_zones, load_zone_history
from zonenews.lexicon.zones import ZoneTable, load_zones

LEXICON = default_lexicon()
ROWS = load_zones()
HISTORY = history_of_zones(LEXICON.zones)
CATALOGUE = {"101": 219, "103": 168, "104": 137, "105": 17, "106": 2, "199": 23}
"""Zones of the standard by type: with the provincial ones those of the catalogue of 2018, and the four classes below."""
BEYOND = {"102": 19, "107": 19, "108": 7, "109": 2, "110": 11, "111": 3}
"""New areas, innovation zones, opening zones, free trade zones and two more, which the catalogue does not list."""
PROVINCIAL = {
    "11": 16, "12": 21, "13": 138, "14": 20, "15": 69, "21": 62, "22": 48, "23": 74, "31": 39, "32": 103, "33": 82, "34": 95, "35": 67, "36": 76,
    "37": 136, "41": 131, "42": 81, "43": 108, "44": 100, "45": 50, "46": 2, "50": 39, "51": 116, "52": 57, "53": 62, "54": 4, "61": 40, "62": 58,
    "63": 12, "64": 12, "65": 61,
}  # fmt: skip
CUSTOMS_2023 = {
    "32": 21, "44": 16, "37": 14, "33": 12, "31": 10, "61": 7, "35": 6, "42": 6, "51": 6, "50": 6, "34": 5, "45": 5, "13": 5, "41": 5, "43": 5,
    "36": 5, "21": 5, "12": 5, "65": 4, "11": 3, "52": 3, "46": 3, "15": 3, "23": 2, "22": 2, "53": 2, "62": 1, "64": 1, "63": 1, "14": 1, "54": 1,
}  # fmt: skip
"""Special customs areas by province at the end of June 2023, as the customs counted them."""


def test_every_zone_of_the_standard_has_its_row() -> None:
    """Each code of GB/T 37028-2018 stands at one zone, in its province; there are as many as the standard has."""
    codes = Counter(code for row in ROWS for code in row.codes)
    assert set(codes.values()) == {1}
    elsewhere = {row.id for row in ROWS for code in row.codes if (row.region or "")[:2] != code[:2]}
    assert elsewhere == {"bonded-210804"}  # the copy of the standard has 营口 among the zones of Shandong
    kinds = Counter(code[2:5] for code in codes if code[2] == "1")
    assert kinds == CATALOGUE | BEYOND
    assert Counter(code[:2] for code in codes if code[2] == "2") == PROVINCIAL
    assert len(codes) == 2606


def test_special_customs_areas_of_a_day_are_those_the_customs_counted() -> None:
    """By province; 象屿 counted as two until the merger was inspected."""
    day = date(2023, 6, 30)
    there = [HISTORY.on(row, day) for row in ROWS if row.kind == "bonded"]
    counts = Counter(row.region[:2] for row in {row.id: row for row in there if row is not None}.values())
    assert counts == Counter(CUSTOMS_2023) - Counter({"35": 1})


def test_whole_row_of_a_zone_that_was_renamed() -> None:
    (found,) = lookup_zone("东山经济技术开发区")
    assert attrs.evolve(found.entry, aliases=()) == ZoneEntry(
        id="etdz-350626", name="东山湾古雷经济技术开发区", kind="etdz", level="national", region="350626", approved="1993",
        source="https://news.fznews.com.cn/dsxw/20230719/79t0Kq5ErV.shtml", codes=("35101004",),
        former=(FormerName(name="东山经济技术开发区", until=2023),), valid_from="2023-07",
    )  # fmt: skip
    (then,) = lookup_zone("东山湾古雷经济技术开发区", on=date(2020, 1, 1))
    assert (then.entry.name, then.entry.status, then.entry.valid_from, then.entry.valid_to, then.entry.successors) == (
        "东山经济技术开发区",
        "renamed",
        "1993",
        "2023-07",
        ("etdz-350626",),
    )


def test_lookup_on_a_day() -> None:
    """Before it was raised a zone is provincial; after it was merged it is another; before it was there it is none."""

    def shown(name: str, day: date) -> list[tuple[str, str, str | None]]:
        return [(match.entry.id, match.entry.kind, match.entry.level) for match in lookup_zone(name, on=day)]

    assert shown("无锡惠山经济开发区", date(2021, 5, 31)) == [("etdz-320206", "edz", "provincial")]
    assert shown("无锡惠山经济开发区", date(2021, 6, 1)) == [("etdz-320206", "etdz", "national")]
    assert shown("广州出口加工区", date(2023, 10, 29)) == [("bonded-440112-2", "bonded", "national")]
    assert shown("广州出口加工区", date(2023, 10, 30)) == [("bonded-440112-3", "bonded", "national")]
    assert shown("佛山综合保税区", date(2020, 1, 1)) == []
    assert shown("乌有开发区", date(2020, 1, 1)) == []


def test_history_of_a_zone() -> None:
    fx361 = "https://fx361.cc/page/2021/0823/8780557.shtml"
    assert zone_history("etdz-620902") == (
        ZoneVersion(
            id="etdz-620902", name="甘肃酒泉工业园区", kind="park", level="provincial", valid_from="2006", valid_to="2013-01", status="upgraded",
            successors=("etdz-620902",), source=fx361,
        ),
        ZoneVersion(
            id="etdz-620902", name="酒泉经济技术开发区", kind="etdz", level="national", valid_from="2013-01", valid_to="2020-01-17",
            status="downgraded", successors=("etdz-620902",), source=fx361,
        ),
        ZoneVersion(
            id="etdz-620902", name="酒泉经济技术开发区", kind="etdz", level="provincial", valid_from="2020-01-17", source=fx361
        ),
    )  # fmt: skip
    (merged,) = zone_history("bonded-440112")
    assert (merged.valid_to, merged.status, merged.successors) == ("2023-10-30", "merged", ("bonded-440112-3",))
    assert LEXICON.zones["bonded-440112"].status == "merged"
    assert zone_history("etdz-000000") == ()


def test_every_change_has_a_source_and_follows_the_one_before() -> None:
    versions = load_zone_history()
    assert [one for one in versions if not one.source or not one.successors or one.valid_to is None] == []
    crossing = [
        (old, new)
        for row in ROWS
        for old, new in pairwise(HISTORY.versions(row))
        if new.valid_from != old.valid_to and (new.valid_from is not None or old.valid_to is None)
    ]
    assert crossing == []
    lost = ZoneVersion(id="etdz-620902", name="青柳区", kind="etdz", level=None, valid_to="2001", successors=("my-1",))
    with pytest.raises(DataError, match="there is no zone my-1"):
        ZoneHistory([lost], LEXICON.zones)


def test_zones_of_a_region() -> None:
    """All that lie in it or in a region inside it, the national ones first; those that ended are not among today's."""
    province = zones_of("630000")
    assert [row.id for row in province] == [
        row.id
        for row in sorted(ROWS, key=lambda row: (row.level != "national", row.level is None, row.id))
        if row.region[:2] == "63" and row.status == "active"
    ]
    assert [row.name for row in zones_of("500157")][:1] == ["重庆临空经济示范区"]
    assert "bonded-440112" not in {row.id for row in zones_of("440112")}
    assert "bonded-440112" in {row.id for row in zones_of("440112", on=date(2020, 1, 1))}
    assert zones_of("999999") == ()


def test_parts() -> None:
    """The areas of a free trade zone are parts of it."""
    assert [row.name for row in LEXICON.zones.parts("ftz-370000")] == [
        "山东自贸试验区济南片区",
        "山东自贸试验区青岛片区",
        "山东自贸试验区烟台片区",
    ]
    assert [row.id for row in ROWS if row.part_of and row.part_of not in LEXICON.zones] == []
    assert LEXICON.zones.parts("ftz-000000") == ()


def test_titles_are_no_zones() -> None:
    """What zones, cities and provinces are called for a merit is no zone of its own, a place before it or not."""
    text = "国家级零碳园区、国家数据要素综合试验区、国家未来产业先导区和国家人工智能应用中试基地名单公布。"
    assert find_zones(text) == ()
    assert find_zones("重庆国家数据要素综合试验区建设提速，深圳国家级零碳园区开工，江苏省未来产业先导区揭牌。") == ()
    assert [zone.text for zone in find_zones("苏州数据要素产业园揭牌，鄂尔多斯零碳产业园投产。")] == [
        "苏州数据要素产业园",
        "鄂尔多斯零碳产业园",
    ]


def test_rows_become_entries_when_they_are_asked_for() -> None:
    """A table of lines and a table of entries give the same."""
    table = ZoneTable(ROWS)
    assert table.rows == LEXICON.zones.rows
    assert list(table.by_spelling) == list(LEXICON.zones.by_spelling)
    assert table.in_region("440112") == LEXICON.zones.in_region("440112")
    assert (len(table), table["etdz-620902"]) == (len(ROWS), LEXICON.zones["etdz-620902"])
    with pytest.raises(KeyError):
        LEXICON.zones["etdz-000000"]


@given(row=st.sampled_from(ROWS), day=st.dates(date(1980, 1, 1), date(2026, 11, 28)))
def test_a_zone_on_a_day_holds_that_day(row: ZoneEntry, day: date) -> None:
    found = HISTORY.on(row, day)
    assert found is None or found.valid_from is None or first_day(found.valid_from) <= day
    assert found is None or found.id == row.id or row.status == "merged"
    if not HISTORY.changed(row, day):
        assert found == row


@pytest.mark.parametrize(
    ("look", "name"),
    [(lookup_zone, "东山经济技术开发区"), (zones_of, "620902"), (lookup_region, "赣榆县"), (lookup_body, "国家计委")],
)
def test_a_day_may_be_given_as_articles_are_dated(look: Callable[..., tuple[object, ...]], name: str) -> None:
    """A date, a moment and an ISO 8601 string are one day; anything else is named as what it was given for."""
    found = look(name, on=date(2000, 1, 2))
    assert look(name, on="2000-01-02") == look(name, on=datetime(2000, 1, 2, 8, tzinfo=UTC)) == found
    with pytest.raises(PublishedError, match=r"^on is 2000, not a date"):
        look(name, on=2000)


def test_what_is_missing_for_names_with_slips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)  # type: ignore[arg-type]
    with pytest.raises(ModuleNotFoundError, match=r"^this needs rapidfuzz: pip install 'zonenews\[fuzzy\]'$"):
        lookup_zone("苏洲工业园区", fuzzy=True)
