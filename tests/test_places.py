"""Regions and zones: what is found, where, and that the tables behind it hold together."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import cases, check

from zonenews import (
    DataError,
    FormerName,
    RegionEntry,
    ZoneEntry,
    default_lexicon,
    find_regions,
    find_zones,
    lookup_region,
    lookup_zone,
    normalize,
    parse,
    zone_kinds,
)
from zonenews.lexicon.region_guards import region_guards
from zonenews.lexicon.regions import load_regions
from zonenews.lexicon.zones import load_zones
from zonenews.mentions.regions.find import scan_regions
from zonenews.mentions.zones.find import scan_zones

LEXICON = default_lexicon()
FINDERS: list[Callable[[str], tuple[Any, ...]]] = [find_regions, find_zones]
WORDS = [
    *("山东省", "济南市", "长清区", "常州", "鼓楼区", "淮安", "江山", "安新", "西安", "吉林", "天津", "滨海"),
    *(
        "高新区",
        "常州高新区",
        "新区",
        "自贸试验区",
        "国家级",
        "经济开发区",
        "片区",
        "产业园",
        "光谷",
        "（",
        "）",
        "，",
        "、",
        "和",
        "的",
        "。",
        "11个",
    ),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@pytest.mark.parametrize(("text", "_published", "expect"), cases("regions"))
def test_region_rows(text: str, _published: object, expect: list[dict[str, Any]]) -> None:
    """The rows of tests/corpus/regions.toml."""
    check(find_regions(text), expect)


@pytest.mark.parametrize(("text", "_published", "expect"), cases("zones"))
def test_zone_rows(text: str, _published: object, expect: list[dict[str, Any]]) -> None:
    """The rows of tests/corpus/zones.toml."""
    check(find_zones(text), expect)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_spans_hold(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """Mentions are sorted, do not overlap, and their text is what stands at their span."""
    found = find(text)
    assert [record.text for record in found] == [normalize(text[record.span.slice]).text for record in found]
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_finding_is_repeatable(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """Equal texts give equal records; the finder and the scanner agree on clean text."""
    scan = scan_regions if find is find_regions else scan_zones
    assert find(text) == find(text) == scan(text)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_a_sentence_before_shifts(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """A sentence that names no place only moves the records."""
    before = "今年以来形势良好。"
    moved = [attrs.evolve(record, span=record.span.shifted(len(before))) for record in find(text)]
    assert list(find(before + text)) == moved


@pytest.mark.parametrize("find", FINDERS)
@given(text=st.text(max_size=80))
def test_any_text_is_safe(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    """No string raises."""
    find(text)


@pytest.mark.parametrize("find", FINDERS)
def test_odd_text_is_safe(find: Callable[[str], tuple[Any, ...]]) -> None:
    """Nor do lone surrogates, NUL, and long runs of what triggers a rule."""
    for text in (
        "\ud800新区\x00常州市",
        "区" * 50_000,
        "（" * 20_000 + "区",
        "高新区" * 10_000,
        "山" * 50_000,
        "江西" * 10_000,
        "、" * 20_000,
    ):
        find(text)


def test_traditional_script_and_pinyin() -> None:
    """Spans count in the raw text, however noisy it is."""
    text = "煙(yān)臺開(kāi)發(fā)區與濟南市簽約"
    zone, region = find_zones(text)[0], find_regions(text)[-1]
    assert (text[zone.span.slice], zone.name, region.code) == ("煙(yān)臺開(kāi)發(fā)區", "烟台开发区", "370100")


NOISY = [
    "山东省济南市长清区与常州高新技术产业开发区签约，常州高新区、滁州经开区参加，开发区再签约。",
    "上海、广东、天津自贸试验区与中国（辽宁）自贸试验区营口片区、淮安市共建，光谷出台新政。",
]


@pytest.mark.parametrize("style", ["tone", "plain", None])
@pytest.mark.parametrize("text", NOISY)
def test_noise_changes_nothing(text: str, style: str | None) -> None:
    """What the web does to a text changes where places stand, not what they are."""
    noisy = noised(text, pinyin=style, widen_digits=True)
    for find in FINDERS:
        clean, dirty = find(text), find(noisy)
        assert [attrs.evolve(record, span=(0, 0)) for record in dirty] == [
            attrs.evolve(record, span=(0, 0)) for record in clean
        ]
        assert [normalize(noisy[record.span.slice]).text for record in dirty] == [record.text for record in clean]


def test_no_regions_in_names_of_people() -> None:
    page = "开发区签约三个项目\n来源：北河日报 记者 罗田\n5月8日，县长严昌平到昌平区考察，严昌平说，项目签约三个。"
    assert [region.text for region in parse(page).regions] == ["昌平区"]


def test_regions_inside_names() -> None:
    """A region that is part of a zone's or an organisation's name says so."""
    document = parse("常州高新区成立。常州市发文。常州市商务局发文。")
    assert [region.inside for region in document.regions] == ["zone", None, "organization"]


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


# -- the tables


def found_names(find: Callable[[str], tuple[Any, ...]], text: str) -> set[str]:
    return {record.text for record in find(text)}


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


def test_every_region_name_is_found() -> None:
    """Every full name of every region is found alone and in a sentence, after its region where it is an ordinary word too."""
    weak = region_guards().weak | region_guards().common
    lost = []
    for row in LEXICON.regions.rows:
        above = "".join(region.name for region in reversed(LEXICON.regions.parents(row.code)))
        texts = [above + row.name] if row.name in weak or len(row.name) < 3 else [row.name, f"记者从{row.name}获悉"]
        for text in texts:
            found = scan_regions(text)
            if len(found) != 1 or row.code not in found[0].candidates:
                lost.append((row.code, text, found))
    assert not lost, (len(lost), lost[:20])


def test_every_short_and_former_name_is_found() -> None:
    """Every short or former name is found after the region it lies in."""
    lost = []
    for row in LEXICON.regions.rows:
        above = "".join(region.name for region in reversed(LEXICON.regions.parents(row.code)))
        for name in row.names[1:]:
            found = scan_regions(f"{above}{name}，")
            if not found or found[0].span.end != len(above + name) or row.code not in found[0].candidates:
                lost.append((row.code, above + name, found))
    assert not lost, (len(lost), lost[:20])


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
