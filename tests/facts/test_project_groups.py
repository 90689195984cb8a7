"""Project groups: counts, money and sums."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from zonenews.document import parse
from zonenews.facts.project_groups.find import find_project_groups
from zonenews.mentions.quantities.find import find_quantities
from zonenews.text.records import Amount


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


def test_a_breakdown_that_does_not_sum_is_reported():
    text = "活动共签约项目40个，其中产业类28个、投资90亿元，基础设施类10个、投资30亿元。"
    document = parse(text)
    assert "project-group/sum" in {diagnostic.kind for diagnostic in document.diagnostics}
    whole = parse(text.replace("10个", "12个"))
    assert "project-group/sum" not in {diagnostic.kind for diagnostic in whole.diagnostics}
