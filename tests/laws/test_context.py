"""What an article is about is said by the article alone, not by what was asked of it before."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zonenews import find_regions, find_zones
from zonenews.discourse.context import Context

TEXTS = (
    "柳河县现有矿区11个。全县铁矿储量3亿吨。通化市税收3亿元，全市出口8亿元。",
    "湖南打造三个高地。湖南出口8亿元。长沙税收3亿元。全省企业86家，全市企业30家。",
    "青石湖高新区税收3亿元。济南出口8亿元。济南市全市企业86家，全省企业900家。",
    "各位代表：过去五年，全省出口8亿元，全县税收3亿元。",
    "全国企业86家。",
)
WORDS = ("全省", "全市", "全县", "我省", "我市", "本县", "该市", "全国")
NAMES = ("柳河县", "通化市", "湖南", "长沙", "济南", "济南市", "青石湖高新区", "全省", "我市", "全国", None)
QUESTIONS: tuple[tuple[str, Any], ...] = (
    *(("own", word) for word in WORDS),
    *((question, name) for question in ("is_whole", "is_passing") for name in NAMES),
)


def context(text: str) -> Context:
    return Context(text, zones=find_zones(text), regions=find_regions(text), published=None)


ANSWERS = {text: {asked: getattr(context(text), asked[0])(asked[1]) for asked in QUESTIONS} for text in TEXTS}
"""What a context answers that was asked nothing before."""


@given(st.sampled_from(TEXTS), st.lists(st.sampled_from(QUESTIONS), min_size=2))
def test_the_order_of_questions_does_not_matter(text: str, questions: list[tuple[str, Any]]) -> None:
    about = context(text)
    for question, name in questions:
        assert getattr(about, question)(name) == ANSWERS[text][question, name]


def test_a_region_is_whole_where_a_word_means_it() -> None:
    """全市 beside the county an article is about is the city around it; an article about a zone means no region by such words."""
    assert [[name for name in NAMES if name and context(text).is_whole(name)] for text in TEXTS[:3]] == [
        ["通化市", "全省", "全国"],
        ["长沙", "全省", "全国"],
        ["全省", "全国"],
    ]
