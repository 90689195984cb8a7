"""The documents of region changes: each of one province and one day, the numbers of a year in the order of their days."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from zonenews import lookup_region
from zonenews.lexicon.region_versions import RegionVersion, load_region_history

VERSIONS = load_region_history()
READ = Path(__file__).parents[2] / "tools" / "region_documents.tsv"
NUMBER = re.compile(r"(国函|民函|民行批)〔([0-9]{4})〕([0-9]+)号")


def lines() -> Iterator[tuple[str, str, str, str]]:
    """Day, document, province and source of each document that was read."""
    for line in READ.read_text(encoding="utf-8").splitlines()[1:]:
        on, document, province, _, _, source = line.split("\t")
        yield on, document, province, source


def test_documents_that_were_read_fit_together() -> None:
    """A slip of the pen in a number shows in its neighbours: numbers rise with the days, and a document is for one province."""
    assert [line for line in lines() if not line[3]] == []
    numbered: dict[tuple[str, str], dict[int, str]] = {}
    provinces: dict[str, set[str]] = {}
    for on, document, province, _ in lines():
        found = NUMBER.fullmatch(document)
        if found is None:
            continue
        kind, year, number = found.groups()
        assert on[:4] == year
        provinces.setdefault(document, set()).add(province)
        numbered.setdefault((kind, year), {})[int(number)] = on
    assert {document: where for document, where in provinces.items() if len(where) > 1} == {}
    for days in numbered.values():
        known = [days[number] for number in sorted(days) if len(days[number]) > len("2000")]
        assert [pair for pair in pairwise(known) if pair[0] > pair[1]] == []


def test_share_of_changes_with_a_document() -> None:
    """Nearly half of all changes, and of those since 2009 all but eight: what the lists have under a wrong number, or without one."""
    documented = [one for one in VERSIONS if one.document]
    assert (len(VERSIONS), len(documented) >= 1880) == (4106, True)
    lately = [one for one in VERSIONS if not one.document and (one.valid_to or one.valid_from or "") >= "2009"]
    assert len(lately) <= 8
    assert all(one.source for one in documented)


def one(code: str, name: str) -> RegionVersion:
    """The version of a code under a name."""
    (found,) = (version for version in VERSIONS if (version.code, version.name) == (code, name))
    return found


@pytest.mark.parametrize(
    ("code", "name", "ended", "document"),
    [
        ("320721", "赣榆县", "2014-05-02", "国函〔2014〕56号"),
        ("342300", "滁县地区", "1992-12-20", "国函〔1992〕201号"),
        ("342301", "滁州市", "1992-12-20", "国函〔1992〕201号"),  # the city of the prefecture's name
        ("342325", "定远县", "1992-12-20", "国函〔1992〕201号"),  # goes on under another code
        ("511122", "眉山县", "1997-05-30", "国函〔1997〕41号"),  # to a prefecture that begins
        ("442121", "琼山县", "1988-04-13", "第七届全国人民代表大会第一次会议关于设立海南省的决定"),
        ("210112", "东陵区", "2014-06-17", "民函〔2014〕171号"),
        ("340823", "枞阳县", "2015-10-13", "国函〔2015〕181号"),
        ("452723", "罗城仫佬族自治县", "2002-06-18", "国函〔2002〕52号"),
        ("640382", "灵武市", "2002-10-25", "宁政发〔2002〕92号"),  # moved between cities by its region
        ("142302", "离石市", "2003-10-23", "国函〔2003〕112号"),
        ("429001", "随州市", "2000-06-25", ""),  # a number that would stand before that of two days earlier
        ("500223", "潼南县", "2015-04-28", ""),  # the lists give it the number of a document for Qinghai
    ],
)
def test_whole_change(code: str, name: str, ended: str, document: str) -> None:
    version = one(code, name)
    assert (version.valid_to, version.document) == (ended, document)


def test_both_names_hold_up_to_the_day() -> None:
    """In the year of a change an article is read by its day."""

    def code(name: str, day: str) -> list[tuple[str, str]]:
        return [(row.code, row.name) for row in lookup_region(name, on=day)]

    assert code("赣榆县", "2014-05-01") == [("320721", "赣榆县")]
    assert code("赣榆县", "2014-05-02") == [("320707", "赣榆区")]
