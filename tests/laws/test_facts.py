"""Laws of project groups, projects, events and incentives: any text is safe, noise changes no value, spans are raw."""

from datetime import date

import attrs
import pytest
from fuzzing.laws import unmentioned
from noise import noised
from support import cases

from zonenews import parse
from zonenews.facts.events.find import find_events
from zonenews.facts.incentives.find import find_incentives
from zonenews.facts.project_groups.find import find_project_groups
from zonenews.facts.projects.find import find_projects

FINDERS = {
    "project_groups": find_project_groups,
    "projects": find_projects,
    "events": find_events,
    "incentives": find_incentives,
}
ODD = [
    "",
    "项目" * 500,
    "、" * 500,
    "12个" * 300,
    "（" * 400,
    "总投资" * 300,
    "对" * 400,
    "\x00开工\ud800项目3个",
    "1个项目" * 200,
]
DAY = date(2024, 6, 30)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("kind", FINDERS)
def test_odd_text_is_safe(kind, text):
    assert isinstance(FINDERS[kind](text), tuple)


ARTICLE = (
    "6月2日，青石湖高新区举行招商大会，8个产业项目现场签约，协议投资额41亿元。"
    "江南远帆精密股份有限公司投资3亿元建设传感器封测线，用地40亩，达产后年产传感器200万只。"
    "对新引进的研发机构，按设备投资额的20%给予补助，最高300万元。"
)


def bare(record):
    """A record as plain values without its spans."""
    if attrs.has(type(record)):
        return {f.name: bare(getattr(record, f.name)) for f in attrs.fields(type(record)) if f.name != "span"}
    return [bare(item) for item in record] if isinstance(record, tuple) else record


@pytest.mark.parametrize("kind", FINDERS)
def test_noise_changes_no_value(kind):
    clean = FINDERS[kind](ARTICLE, published=DAY)
    noisy = FINDERS[kind](noised(ARTICLE, seed=7), published=DAY)
    assert clean
    assert [bare(record) for record in noisy] == [bare(record) for record in clean]


@pytest.mark.parametrize("kind", FINDERS)
def test_spans_are_raw(kind):
    raw = noised(ARTICLE, seed=3)
    for record in FINDERS[kind](raw, published=DAY):
        assert 0 <= record.span.start < record.span.end <= len(raw)


@pytest.mark.parametrize(
    "text",
    [
        "（三）大抓工业。甘肃航空产业城开工，甘肃算力突破9Eflops。五年来，工业投资年均增长9%，电力装机规模突破1亿千瓦。",
        "2029年，青石湖高新区签约项目12个，总投资30亿元，工业总产值增长9%。",
        "一季度，海州市集中开工项目12个。5月8日，某材料项目开工，总投资3亿元。",
    ],
)
def test_a_line_break_behind_a_text_changes_nothing(text: str) -> None:
    """A text of one paragraph says the same with and without it, of whose its figures are too."""
    assert attrs.evolve(parse(f"{text}\n"), source=text, article=parse(text).article) == parse(text)


@pytest.mark.parametrize("published", [f"2024-{month:02}-10" for month in range(1, 13)])
@pytest.mark.parametrize("time", ["全年", "上半年", "一季度", "1-2月", "去年", "今年以来", "2023年", "2023年上半年"])
def test_a_group_and_a_figure_of_one_clause_are_of_one_time(time: str, published: str) -> None:
    """Whatever the day of the article: there is one rule for the year of 全年."""
    document = parse(f"{time}，青石湖高新区签约项目12个，完成出口30亿元。", published=published)
    assert [one.period for one in document.project_groups] == [one.period for one in document.indicators]


@pytest.mark.parametrize("kind", ["indicators", "indicators_scope"])
def test_what_a_fact_was_built_from_are_mentions(kind: str) -> None:
    """A bare number in the cell of a table, 全市 and 持平 are none, and left out of `mentions`; every fourth row is asked."""
    documents = [parse(row.values[0], published=row.values[1]) for row in cases(kind)[::4]]
    assert [fault for document in documents for fault in unmentioned(document)] == []
    assert sum(len(fact.mentions) for document in documents for fact in document.indicators) > len(documents)


def test_a_table_names_its_places_as_mentions_and_its_numbers_as_amounts() -> None:
    """The number of a cell is an amount and no quantity of the document."""
    text = "2029年各园区营业收入\n单位：亿元、%\n园区 营业收入 增速\n青石湖高新区 582.4 8.3\n白鹭湾高新区 321.6 6.1\n"
    first, _ = parse(text).indicators
    assert [text[span.slice] for span in first.mentions] == ["青石湖高新区"]
    assert text[first.value.span.slice] == "582.4"
