"""Panels are put together in any order, from any parts, with one result."""

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import Document, Failure, Panel, Result, panel, parse
from zonenews.panels.gathering import Gathering, merged
from zonenews.panels.sentences import Sentences, sentence_at
from zonenews.text.spans import Span

ZONES = ["昆山经开区", "苏州工业园区", "江苏赣榆经济开发区"]
METRICS = ["进出口总额", "固定资产投资", "一般公共预算收入"]
AMOUNTS = ["1068.4亿元", "1068亿元", "超1000亿元", "约1070亿元", "1068.4万元", "1086.4亿元", "近1100亿元", "120亿美元"]
CHANGES = ["", "，同比增长5.2%", "，增长5.24%", "，下降2.1%", "，翻一番"]
LEADS = ["2023年，", "经初步核算，2023年，", "经最终核实，2023年，", "2022年，", "2023年上半年，"]

sentences = st.builds(
    "{}{}{}{}{}。".format,
    st.sampled_from(LEADS),
    st.sampled_from(ZONES),
    st.sampled_from(METRICS),
    st.sampled_from(AMOUNTS),
    st.sampled_from(CHANGES),
)
articles = st.lists(
    st.tuples(st.lists(sentences, min_size=1, max_size=3), st.dates(date(2024, 1, 5), date(2025, 6, 30))),
    min_size=1,
    max_size=6,
)
_READ: dict[tuple[str, date], Document] = {}


def documents(told: list[tuple[list[str], date]]) -> list[tuple[str, Document]]:
    """Read the articles; each text once in the whole run."""
    found = []
    for number, (lines, day) in enumerate(told):
        text = "\n".join(lines)
        if (text, day) not in _READ:
            _READ[text, day] = parse(text, published=day, kinds=("indicators",))
        found.append((f"d{number}", _READ[text, day]))
    return found


@given(articles, st.randoms(), st.integers(1, 4))
def test_order_and_parts_change_nothing(told: list[tuple[list[str], date]], random: object, cut: int) -> None:
    """The commutative monoid: any order, any partitioning, any nesting of parts gives equal panels with equal rows."""
    given_ = documents(told)
    whole = panel(given_)
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    parts = [panel(shuffled[start::cut]) for start in range(cut)]
    left, right = Panel(), Panel()
    for part in parts:
        left = left | part
    for part in reversed(parts):
        right = part | right
    assert left == right == whole == merged(parts)
    assert left.observations == right.observations == whole.observations
    assert list(left.claims) == list(whole.claims)
    assert left.left_out == whole.left_out
    assert whole | whole == whole
    assert whole | Panel() == whole


@given(articles, st.randoms())
def test_few_sources_in_any_order(told: list[tuple[list[str], date]], random: object) -> None:
    """A panel that keeps few sources keeps the same ones and counts the same documents, however it is put together."""
    given_ = documents(told)
    whole = panel(given_, sources=1)
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merged(panel([one], sources=1) for one in shuffled) == whole
    full = panel(given_)
    assert [(row.id, row.documents) for row in whole if len(row.claims) == 1] == [
        (row.id, row.documents) for row in full if len(row.claims) == 1
    ]
    assert all(len(evidence.sources) == 1 for evidence in whole.claims.values())


def test_a_document_is_taken_out_and_read_again() -> None:
    """What rests on a document alone goes with it; what others tell too stays with them."""
    one = ("a", parse("2023年，昆山经开区进出口总额1068.4亿元。", published="2024-01-20"))
    two = ("b", parse("2023年，昆山经开区进出口总额1068.4亿元，固定资产投资81亿元。", published="2024-02-20"))
    both = panel([one, two])
    assert both.without(["b"]) == panel([one])
    assert both.without(["a", "b"]) == Panel()
    assert both.without(["c"]) == both
    assert both.without(["b"]) | panel([two]) == both
    with pytest.raises(ValueError, match="keeps only some sources"):
        panel([one], sources=1).without(["a"])


def test_what_has_no_place_is_counted() -> None:
    """Figures of nobody, of no time, and documents that were not read are left out and counted."""
    told = [
        ("a", parse("2023年，全行业出口30亿元。")),
        ("b", parse("昆山经开区出口30亿元。")),
        Result(id="c", error=Failure(kind="TypeError", message="no text")),
        Result(id="d", document=parse("2023年，昆山经开区出口30亿元。")),
    ]
    made = panel(told)
    assert [(row.key.metric, row.value, [source.document for source in row.sources]) for row in made] == [
        ("出口", Decimal(3000000000), ["d"])
    ]
    assert made.left_out == {"place": 1, "period": 1, "error": 1}


def test_bare_documents_are_named_by_their_text() -> None:
    """The same text has the same id in every part, and counts once."""
    document = parse("2023年，昆山经开区出口30亿元。")
    made = panel([document]) | panel([document])
    [row] = made
    assert (row.documents, len(row.sources[0].document)) == (1, 12)


def test_panels_that_keep_different_sources_do_not_mix() -> None:
    """Which sources were dropped cannot be told any more."""
    with pytest.raises(ValueError, match="different numbers of sources"):
        panel([], sources=2) | Panel()
    with pytest.raises(ValueError, match="below 1"):
        panel([], sources=0)


def test_ids_do_not_hang_on_the_others() -> None:
    """An observation has the same id in each panel it stands in."""
    told = [
        (str(number), parse(f"2023年，昆山经开区{metric}30.5亿元。"))
        for number, metric in enumerate(("出口", "进口", "税收收入"))
    ]
    ids = {tuple(row.id for row in panel(order)) for order in permutations(told)}
    assert len(ids) == 1
    assert {row.id for one in told for row in panel([one])} == set(ids.pop())


@given(st.text(alphabet="出口亿元，。；\n增长", max_size=600), st.data())
def test_sentences_one_after_the_other(text: str, data: st.DataObject) -> None:
    """A sentence that is kept is the one that is looked up, wherever the spans stand and however long it is."""
    sentences = Sentences(text)
    for _ in range(6):
        start = data.draw(st.integers(0, max(len(text) - 1, 0)))
        span = Span(start, data.draw(st.integers(start, len(text))))
        assert sentences.at(span) == sentence_at(text, span)


def test_a_part_that_keeps_more_sources_is_cut_to_what_is_asked_for() -> None:
    """The first ones stay, and in how many documents a figure stands is known all the same."""
    told = [(name, parse("2023年，昆山经开区出口30亿元。", published="2024-02-01")) for name in "abc"]
    gathered = Gathering(most=2)
    for claim, evidence in panel(told).told():
        gathered.put(claim, evidence)
    [row] = gathered.panel()
    assert (row.documents, [source.document for source in row.sources]) == (3, ["a", "b"])
