"""Regions: the corpus table, and every name of the tables found."""

from typing import Any

import pytest
from support import cases, check

from zonenews import (
    default_lexicon,
    find_regions,
    parse,
)
from zonenews.lexicon.region_guards import region_guards
from zonenews.mentions.regions.find import scan_regions

LEXICON = default_lexicon()


@pytest.mark.parametrize(("text", "_published", "expect"), cases("regions"))
def test_region_rows(text: str, _published: object, expect: list[dict[str, Any]]) -> None:
    """The rows of tests/corpus/regions.toml."""
    check(find_regions(text), text, expect)


def test_no_regions_in_names_of_people() -> None:
    page = "开发区签约三个项目\n来源：北河日报 记者 罗田\n5月8日，县长严昌平到昌平区考察，严昌平说，项目签约三个。"
    assert [region.text for region in parse(page).regions] == ["昌平区"]


def test_regions_inside_names() -> None:
    """A region that is part of a zone's or an organisation's name says so."""
    document = parse("常州高新区成立。常州市发文。常州市商务局发文。")
    assert [region.inside for region in document.regions] == ["zone", None, "organization"]


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


def test_a_name_as_long_as_its_region_holds_nothing() -> None:
    """浦东新区 is a district and a zone at once: neither is a part of the other."""
    document = parse("浦东新区今年签约十个项目。")
    assert [(region.code, region.inside) for region in document.regions] == [("310115", None)]
    assert [zone.span for zone in document.zones] == [document.regions[0].span]


def test_a_county_behind_the_short_name_of_its_city_is_found() -> None:
    """开封鼓楼区, 黑河北安市 and 青岛市南区 are the counties of these cities, whatever else the characters could be."""
    regions = default_lexicon().regions
    wrong = []
    for row in regions.rows:
        city = regions.by_code.get(row.parent or "")
        if row.valid_to is None and row.level == "county" and city is not None and city.level == "prefecture":
            text = f"{(*city.short, city.name)[0]}{row.name}"
            if [found.code for found in find_regions(text)][-1:] != [row.code]:
                wrong.append(text)
    assert wrong == []
