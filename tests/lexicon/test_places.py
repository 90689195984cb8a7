"""The tables of regions and zones hold together, can be looked up, and take rows of the user."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from zonenews import (
    DataError,
    FormerName,
    Metric,
    RegionEntry,
    ZoneEntry,
    default_lexicon,
    find_regions,
    find_zones,
    lookup_region,
    lookup_zone,
    parse,
    zone_kinds,
)
from zonenews.lexicon.region_guards import region_guards
from zonenews.lexicon.regions import load_regions
from zonenews.lexicon.zones import load_zones

LEXICON = default_lexicon()


def test_every_code_resolves() -> None:
    """Every region has a province, every zone of the package a region, and the levels nest."""
    regions = LEXICON.regions
    for row in regions.rows:
        province, _, county = LEXICON.region_names(row.code)
        assert regions.lookup(province)[0].level == "province"
        assert (county is None) == (row.level != "county")
        assert all(row in regions.children(parent.code) for parent in regions.parents(row.code)[:1])
    assert all(zone.region in regions.by_code for zone in LEXICON.zones.rows)
    assert len(regions.children("")) == 34


def test_region_names() -> None:
    """Province, prefecture, county, as an address gives them."""
    assert LEXICON.region_names("370113") == ("山东省", "济南市", "长清区")
    assert LEXICON.region_names("120105") == ("天津市", "天津市", "河北区")
    assert LEXICON.region_names("469005") == ("海南省", None, "文昌市")
    assert LEXICON.region_names("320400") == ("江苏省", "常州市", None)
    assert LEXICON.region_names("110000") == ("北京市", None, None)


def test_former_names() -> None:
    """A former name says until when it held."""
    ganyu = LEXICON.regions["320707"]
    assert ganyu.former == (FormerName(name="赣榆县", until=2014),)
    assert [row.code for row in lookup_region("襄樊市")] == ["420600"]


def test_lookup_zone() -> None:
    """Exact by default, in any spelling of brackets; alike only on request."""
    assert lookup_zone("苏州园区")[0].entry.name == "苏州工业园区"
    assert lookup_zone("西部(重庆)科学城")[0].entry.id == lookup_zone("西部（重庆）科学城")[0].entry.id
    assert lookup_zone("长州高新区") == ()
    likely = lookup_zone("苏洲工业园区", fuzzy=True, limit=3)
    assert likely[0].entry.name == "苏州工业园区"
    assert len(likely) == 3
    assert 60 <= likely[-1].score <= likely[0].score < 100
    assert len(lookup_zone("淮安开发区")) == 2


def test_extended() -> None:
    """A user's own rows are found, and texts without them read as before."""
    mine = LEXICON.extended(
        zones=[ZoneEntry(id="my-1", name="青柳谷", kind="science", region="999901", aliases=("谷",))],
        regions=[
            RegionEntry(code="999901", name="青柳县", level="county", parent="320400", short=("青柳",), use="sure")
        ],
    )
    text = "青柳县与青柳谷签约"
    assert [zone.entry for zone in find_zones(text, lexicon=mine)] == ["my-1"]
    assert find_regions(text, lexicon=mine)[0].code == "999901"
    assert mine.region_names("999901") == ("江苏省", "常州市", "青柳县")
    assert find_zones(text) == ()
    assert parse(text, lexicon=mine).zones[0].kind == "science"
    for other in ("常州高新区与长清区签约", "上海、广东自贸试验区"):
        assert find_zones(other, lexicon=mine) == find_zones(other)
        assert find_regions(other, lexicon=mine) == find_regions(other)


def test_extended_metrics() -> None:
    """A user's metric is known in documents read with it, and in no others, in whatever thread they are read."""
    mine = LEXICON.extended(metrics=[Metric(name="青柳盘子", kind="money", nature="flow", aliases=("青柳盘面",))])
    text = "2023年，常州高新区青柳盘面108.6亿元。"
    (found,) = parse(text, lexicon=mine).indicators
    assert (found.metric, found.value.value, found.subject) == ("青柳盘面", Decimal(10860000000), "常州高新区")
    assert parse(text).indicators == ()
    with ThreadPoolExecutor(2) as pool:
        read = list(pool.map(lambda lexicon: len(parse(text, lexicon=lexicon).indicators), [mine, None] * 8))
    assert read == [1, 0] * 8
    sent = pickle.loads(pickle.dumps(mine))  # noqa: S301 - our own bytes, as `parse_many` sends them
    assert sent.metrics.by_name["青柳盘面"] == mine.metrics.by_name["青柳盘子"]
    with pytest.raises(DataError, match=r"出口总额 stands under .* and 青柳盘子"):
        LEXICON.extended(metrics=[Metric(name="青柳盘子", kind="money", nature="flow", aliases=("出口总额",))])
    with pytest.raises(DataError, match=r"青柳盘子: unknown kind 'colour'$"):
        LEXICON.extended(metrics=[Metric(name="青柳盘子", kind="colour", nature="rate")])


def test_tables_refuse_clashes() -> None:
    """A name bound twice, a missing region, an unknown kind: each is refused when the table is made."""
    with pytest.raises(DataError, match="shared"):
        LEXICON.extended(zones=[ZoneEntry(id="my-1", name="常州高新区", kind="hidz")])
    with pytest.raises(DataError, match="not in the region table"):
        LEXICON.extended(zones=[ZoneEntry(id="my-1", name="青柳谷", kind="science", region="999999")])
    with pytest.raises(DataError, match="kind"):
        LEXICON.extended(zones=[ZoneEntry(id="my-1", name="青柳谷", kind="castle")])
    with pytest.raises(DataError, match="not in the table"):
        LEXICON.extended(regions=[RegionEntry(code="999901", name="青柳县", level="county", parent="999900")])
    with pytest.raises(DataError, match="shared"):
        LEXICON.extended(regions=[RegionEntry(code="999901", name="鼓楼区", level="county", parent="320400")])


def test_rows_are_plain() -> None:
    """Ids and codes are unique, kinds known, aliases not repeated, sources named."""
    zones, regions = load_zones(), load_regions()
    assert len({zone.id for zone in zones}) == len(zones)
    assert len({region.code for region in regions}) == len(regions)
    assert all(zone.kind in zone_kinds() and zone.source for zone in zones)
    assert all(len(set(zone.names)) == len(zone.names) for zone in zones)
    assert all(set(zone.shared) <= set(zone.names) for zone in zones)
    assert all(set(region.shared) <= set(region.names) for region in regions)


def test_guards_are_needed() -> None:
    """Every guarded name is a name of the table: a guard that guards nothing would hide a slip."""
    guards, names = region_guards(), LEXICON.regions.by_name
    assert not [name for name in (*guards.left, *guards.right, *guards.common) if name not in names]
