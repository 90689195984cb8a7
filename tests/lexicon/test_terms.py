"""Programmes and themes: each with the day it was put forward, and the document or meeting."""

from datetime import date

import pytest

from zonenews import Term, lookup_term
from zonenews.lexicon.bodies import Body, bodies
from zonenews.lexicon.terms import terms
from zonenews.lexicon.validity import first_day

ROWS = tuple(dict.fromkeys(terms().values()))


def test_every_term_is_whole_and_found_by_each_of_its_names() -> None:
    for row in ROWS:
        assert date(1978, 1, 1) <= first_day(row.since) <= date(2026, 9, 30), row.name
        assert row.origin == row.origin.strip()
        assert [lookup_term(name) for name in (row.name, *row.aliases)] == [row] * (len(row.aliases) + 1)


def test_the_table_goes_up_to_today() -> None:
    assert len(ROWS) >= 129
    assert sum(row.since >= "2023" for row in ROWS) >= 56


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "“高效办成一件事”",
            Term(
                name="高效办成一件事",
                aliases=("“高效办成一件事”",),
                kind="initiative",
                since="2024-01-09",
                origin="国发〔2024〕3号",
            ),
        ),
        (
            "免费学前教育",
            Term(
                name="免费学前教育",
                aliases=("逐步推行免费学前教育",),
                kind="initiative",
                since="2025-07-31",
                origin="国办发〔2025〕27号",
            ),
        ),
        (
            "全球治理倡议",
            Term(name="全球治理倡议", kind="initiative", since="2025-09-01", origin="“上海合作组织+”会议"),
        ),
        ("碳排放双控", Term(name="碳排放双控", kind="theme", since="2024-07-30", origin="国办发〔2024〕39号")),
        ("乌有行动", None),
    ],
)
def test_terms_with_their_origin(name: str, expected: Term | None) -> None:
    assert lookup_term(name) == expected


def test_bodies_say_where_they_were_read() -> None:
    """One name rests on general knowledge: no page that says how it ended was found."""
    table = {body.name: body for row in bodies().values() for body in row}
    assert {name for name, body in table.items() if not body.document and not body.source} == {"国家工商行政管理局"}
    assert table["国家消防救援局"] == Body(
        name="国家消防救援局", valid_from="2023-01-06", source="https://app.bjtitle.com/8816/newshow.php?mood=wx&newsid=6285547&typeid=109"
    )  # fmt: skip
    assert table["国家数据局"].document == "十四届全国人大一次会议关于国务院机构改革方案的决定"
