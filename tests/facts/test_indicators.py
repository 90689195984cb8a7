"""Indicators: the corpus table, and the laws every indicator keeps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import cases, check

from zonenews.article.items import Item
from zonenews.discourse.reading import read_items
from zonenews.facts.indicators.find import find_indicators
from zonenews.lexicon.cues import load_cues
from zonenews.lexicon.indicators import ending_metric, load_indicators
from zonenews.mentions.quantities.find import find_quantities
from zonenews.mentions.scan import scan_mentions

ODD = [
    "",
    "，" * 500,
    "增长" * 400,
    "占" * 400,
    "（" * 400,
    "分别增长7%、8%",
    "\x00同比增长\ud8007%",
    "由由由从从从7%至至8%",
]


@pytest.mark.parametrize(("text", "published", "expect"), cases("indicators"))
def test_the_corpus_table(text, published, expect):
    check(find_indicators(text, published=published), text, expect)


LEVELS = [
    ("地区生产总值首次站上千亿元，达1026亿元，可比增长6.3%。", [("地区生产总值", 1026 * 10**8, [("up", "6.3")])]),
    ("工业总产值突破百亿元大关、达到103亿元，增长5.5%。", [("工业总产值", 103 * 10**8, [("up", "5.5")])]),
    ("财政收入首次迈上50亿元台阶，达到50.3亿元。", [("财政收入", 503 * 10**7, [])]),
    ("工业总产值突破百亿元，出口达到103亿元。", [("工业总产值", 10**10, []), ("出口", 103 * 10**8, [])]),
    ("出口、进口分别为12亿元、8亿元，同比分别增长5%和持平。", [("出口", 12 * 10**8, [("up", "5")]), ("进口", 8 * 10**8, [("flat", "0")])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expect"), LEVELS)
def test_levels_and_their_changes(text, expect):
    found = find_indicators(f"2023年，青石湖高新区{text}")
    got = [
        (one.metric, one.value.value, [(c.direction, str(c.value)) for c in one.change]) for one in found if one.value
    ]
    assert got == expect


@pytest.mark.parametrize("piece", ["有5家", "出口5亿元、", "对5万元给予", "分别增长7%、8%和", "（5家", "由7%", "5个甲"])
def test_cost_is_linear_in_one_long_sentence(piece):
    assert isinstance(find_indicators(piece * 1500), tuple)


SENTENCES = st.lists(
    st.sampled_from([
        "2023年，白鹭湾高新区产值增长7%。", "全国情况也好。", "目前，松江县进展顺利。", "\n", "5月8日，白鹭湾高新区举行签约仪式。",
        "其中有两家企业。", "今年以来，松江县引进项目。", "到2030年达到目标。",
    ]),
    min_size=1,
    max_size=12,
)  # fmt: skip


@given(SENTENCES, st.data())
def test_what_is_in_force_does_not_depend_on_the_order_of_questions(parts, data):
    text = "".join(parts)
    items = [Item(0, len(text), date(2024, 3, 1))]
    mentions = scan_mentions(text, items)

    def read():
        return [sentence for _, reading in read_items(text, items, mentions) for sentence in reading.sentences]

    def force(sentence):
        return sentence.place_before, sentence.period_before, sentence.lent, sentence.occasion, sentence.day_before()

    straight, mixed = read(), read()
    asked = dict(data.draw(st.permutations(list(enumerate(mixed)))))
    found = {at: force(sentence) for at, sentence in asked.items()}
    assert [found[at] for at in range(len(mixed))] == [force(sentence) for sentence in straight]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_safe(text):
    assert isinstance(find_indicators(text), tuple)


def test_every_metric_is_reachable():
    missed = [name for name in load_indicators() if (ending_metric(name) or (1, None))[0] != 0]
    assert missed == []


def test_every_cue_is_reachable():
    table = load_cues()
    missed = [word for word in table.cues if table.pattern.findall(word) != [word]]
    assert missed == []


NUMBERS = st.integers(min_value=2, max_value=9999)
METRICS = st.lists(
    st.sampled_from(["地区生产总值", "工业投资", "财政收入", "销售收入", "出口", "进口", "营业收入"]),
    min_size=2,
    max_size=5,
    unique=True,
)


@given(METRICS, st.data())
def test_a_list_of_n_metrics_and_n_values_gives_n(metrics, data):
    values = [data.draw(NUMBERS) for _ in metrics]
    text = f"2023年，白鹭湾高新区{'、'.join(metrics)}分别达到{'、'.join(f'{value}亿元' for value in values)}。"
    found = find_indicators(text)
    assert [item.metric for item in found] == metrics
    assert [item.value.value for item in found] == [value * 10**8 for value in values]


@given(METRICS, st.data())
def test_lists_of_unequal_length_give_nothing(metrics, data):
    values = [data.draw(NUMBERS) for _ in range(len(metrics) + 1)]
    text = f"2023年，白鹭湾高新区{'、'.join(metrics)}分别增长{'、'.join(f'{value}%' for value in values)}。"
    assert find_indicators(text) == ()


@given(METRICS, st.data())
def test_numbers_are_the_quantities_of_the_text(metrics, data):
    clauses = [f"{metric}{data.draw(NUMBERS)}亿元，同比增长{data.draw(NUMBERS)}%" for metric in metrics]
    text = "白鹭湾高新区" + "；".join(clauses) + "。"
    spans = {quantity.span: quantity.value for quantity in find_quantities(text)}
    found = find_indicators(text)
    assert len(found) == len(metrics)
    for item in found:
        assert spans[item.value.span] == item.value.value
        assert [spans[change.span] for change in item.change] == [change.value for change in item.change]
        assert all(item.span.covers(span) or span.end <= item.span.start for span in item.mentions)
        assert item.span.covers(item.value.span)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "2023年，青石湖高新区实现地区生产总值120亿元，同比增长7.5%。",
            "2022年，白鹭湾经开区税收收入9亿元，增长4%，占全县的三成。",
            "今年一季度，嘉鱼县进出口总额45亿元，其中出口30亿元、进口15亿元，分别增长8%、3%。",
            "截至9月末，南屏综合保税区集聚企业1.6万家，实际使用外资9亿美元，居全省第2位。",
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


def slots(found):
    return [(item.metric, item.subject, item.period, item.share_of, item.rank, item.status) for item in found]


@given(SENTENCES, st.integers(0, 99), st.booleans())
def test_noise_changes_spans_only(sentences, seed, wide):
    text = "\n".join(sentences)
    noisy = noised(text, seed=seed, widen_digits=wide)
    published = date(2024, 4, 20)
    plain_found, noisy_found = find_indicators(text, published=published), find_indicators(noisy, published=published)
    assert slots(noisy_found) == slots(plain_found)
    assert [(item.value and item.value.value) for item in noisy_found] == [
        (item.value and item.value.value) for item in plain_found
    ]


@given(SENTENCES, SENTENCES)
def test_facts_of_joined_articles_are_the_union(one, other):
    published = date(2024, 4, 20)
    first, second = "\n".join(one), "\n".join(sentence for sentence in other if sentence not in one)
    apart = slots(find_indicators(first, published=published)) + slots(find_indicators(second, published=published))
    assert slots(find_indicators(f"{first}\n\n{second}", published=published)) == apart


def test_a_blank_line_joins_articles_without_mixing_them():
    one = "2023年，青石湖高新区实现地区生产总值120亿元，同比增长7.5%。"
    other = "2022年，白鹭湾经开区税收收入9亿元，增长4%。"
    both = find_indicators(f"{one}\n\n{other}", published=date(2024, 1, 5))
    apart = [*find_indicators(one, published=date(2024, 1, 5)), *find_indicators(other, published=date(2024, 1, 5))]
    assert [(item.metric, item.subject, item.period) for item in both] == [
        (item.metric, item.subject, item.period) for item in apart
    ]


def test_a_cell_holds_its_whole_amount():
    """4 | 倍 is no amount of the first cell; the cells beside it are read."""
    text = "单位：亿元\n开发区 产值 出口额 税收\n青石开发区 4 倍 7"
    (found,) = find_indicators(text)
    assert (found.metric, found.subject, found.value.value) == ("税收", "青石开发区", 700_000_000)
