"""Cheap signs that decide whether a pattern is asked hide nothing: what they let through is all that the pattern finds in any text."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews.article import pieces
from zonenews.article.tables import APART_RE
from zonenews.grammar.gazetteer import Gazetteer
from zonenews.lexicon.article import page_words
from zonenews.lexicon.word_classes import words_of
from zonenews.mentions.initiatives import counted
from zonenews.mentions.organizations import announced, company_lists

CLASSES = ("state_of_firm", "announced_company", "coming_firm", "counted_scheme")
WORDS = [word for name in CLASSES for word in words_of(name)]
MARKS = [
    *"等为这样的代表龙头首有包括大场三、，。：:—和与及 |｜\t\n\r\u3000",
    "——",
    "即",
    "分别是",
    "岚图",
    "泰鼎机械",
    "10余家",
    "者",
    "源",
]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS]) | st.text("青石企业项目家1A", max_size=5), max_size=24).map("".join)


@pytest.mark.parametrize(
    ("found", "pattern"),
    [(company_lists.behind_lists, company_lists.list_re), (counted.counted, lambda: counted.COUNTED_RE)],
)
@given(text=TEXTS)
def test_matches_are_those_of_the_pattern(
    found: Callable[[str], Iterator[re.Match[str]]], pattern: Callable[[], re.Pattern[str]], text: str
) -> None:
    assert [one.span() for one in found(text)] == [one.span() for one in pattern().finditer(text)]


@pytest.mark.parametrize(
    ("sign", "pattern"),
    [
        (announced.may_announce, announced.ANNOUNCED_RE),
        (announced.may_come, announced.COME_RE),
    ],
)
@given(text=TEXTS)
def test_sign_is_there_where_the_pattern_matches(
    sign: Callable[[str], bool], pattern: re.Pattern[str], text: str
) -> None:
    assert sign(text) or not pattern.search(text)


@given(text=TEXTS)
def test_states_behind_a_list_are_noticed(text: str) -> None:
    """A comma, four to eight characters, and the state of a firm."""
    behind = [text[max(0, one.start() - 9) : max(0, one.start() - 4)] for one in company_lists.STATE_RE.finditer(text)]
    assert company_lists.may_list_states(text) or not any("、" in stretch for stretch in behind)


@given(text=TEXTS)
def test_colons_behind_keys_are_those_of_a_pattern(text: str) -> None:
    words = page_words()
    last = re.escape("".join(sorted({key[-1] for key in (*words.keys, *words.counters)})))
    pattern = re.compile(rf"[:：](?:(?<=[{last}].)|(?<=[{last}]\s.)|(?<=[{last}]\s\s.))")
    assert pieces.keyed(text) == [match.start() for match in pattern.finditer(text)]


@given(text=TEXTS)
def test_cells_at_the_end_of_a_line(text: str) -> None:
    plain = re.compile(r"[^\s|｜][ \t\u3000\xa0|｜]+[^\s|｜]+[ \t\u3000\xa0|｜]*[\n\r]")
    assert (APART_RE.search(text) is None) == (plain.search(text) is None)


GAZETTEER = Gazetteer(dict.fromkeys(sorted({*WORDS, "岚图泰鼎", "图泰"}), 1), lasting=False)


@given(text=TEXTS)
def test_gazetteer_finds_the_longest_word_at_each_place(text: str) -> None:
    words = GAZETTEER.words
    longest = [
        (at, max(at + len(word) for word in words if text.startswith(word, at)), 1)
        for at in range(len(text))
        if any(text.startswith(word, at) for word in words)
    ]
    assert GAZETTEER.scan(text) == longest
