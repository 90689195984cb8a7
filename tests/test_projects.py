"""Project groups, projects, events and incentives: the corpus tables, and the laws the records keep."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import cases, check_whole

from zonenews.document import parse
from zonenews.facts.events.find import find_events
from zonenews.facts.incentives.find import find_incentives
from zonenews.facts.project_groups.find import find_project_groups
from zonenews.facts.projects.find import find_projects
from zonenews.facts.projects.names import is_generic
from zonenews.lexicon.actions import load_actions
from zonenews.mentions.quantities.find import find_quantities
from zonenews.text.records import Amount

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


def rows():
    return [
        pytest.param(kind, *row.values, id=f"{kind}-{row.id}", marks=row.marks)
        for kind in FINDERS
        for row in cases(kind)
    ]


@pytest.mark.parametrize(("kind", "text", "published", "expect"), rows())
def test_the_corpus_tables(kind, text, published, expect):
    check_whole(FINDERS[kind](text, published=published), text, expect)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("kind", FINDERS)
def test_odd_text_is_safe(kind, text):
    assert isinstance(FINDERS[kind](text), tuple)


def test_every_stage_word_is_reachable():
    actions = load_actions()
    assert [word for word in actions.stages if actions.stage_re.match(word)[0] != word] == []
    assert [word for word in actions.statuses if actions.status_re.match(word)[0] != word] == []
    assert [word for word in actions.generic if not is_generic(f"{word}{actions.generic_heads[0]}")] == []
    assert [word for word in actions.generic_heads if not is_generic(f"重点{word}")] == []
    assert [word for word in actions.slots if actions.slot_re.search(f"，{word}")[1] != word] == []


def amounts(record):
    """Every amount of a record, with its span."""
    return [value for value in attrs.asdict(record, recurse=False).values() if isinstance(value, Amount)]


COUNTS = st.integers(min_value=2, max_value=900)
STAGES = st.sampled_from([("签约", "signed"), ("开工", "started"), ("投产", "completed")])


@given(st.lists(st.tuples(COUNTS, STAGES, COUNTS), min_size=1, max_size=4))
def test_counts_and_money_are_the_quantities_of_the_text(groups):
    clauses = [f"{verb}项目{count}个、总投资{money}亿元" for count, (verb, _), money in groups]
    text = f"青石湖高新区{'，'.join(clauses)}。"
    values = {quantity.span: quantity.value for quantity in find_quantities(text)}
    found = find_project_groups(text)
    assert {(g.count.value, g.stage, g.investment.value) for g in found} == {
        (count, stage, money * 10**8) for count, (_, stage), money in groups
    }
    for group in found:
        for amount in amounts(group):
            assert values[amount.span] == amount.value
            assert group.span.covers(amount.span)


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


def test_projects_listed_in_a_group_take_its_stage():
    text = "远帆智能制造基地、晨星数据中心等2个重点项目集中开工。"
    document = parse(text, published=DAY)
    assert [project.stage for project in document.projects] == ["started", "started"]
    assert [group.stage for group in document.project_groups] == ["started"]


def test_a_breakdown_that_does_not_sum_is_reported():
    text = "活动共签约项目40个，其中产业类28个、投资90亿元，基础设施类10个、投资30亿元。"
    document = parse(text)
    assert "project-group/sum" in {diagnostic.kind for diagnostic in document.diagnostics}
    whole = parse(text.replace("10个", "12个"))
    assert "project-group/sum" not in {diagnostic.kind for diagnostic in whole.diagnostics}
