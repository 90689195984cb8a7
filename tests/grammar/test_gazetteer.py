"""The gazetteer finds what looking for every word at every place finds."""

from hypothesis import given
from hypothesis import strategies as st

from zonenews.grammar.gazetteer import Gazetteer
from zonenews.lexicon import default_lexicon

_WORDS = st.sets(st.text(alphabet="甲乙丙丁]^-", min_size=2, max_size=5), max_size=12)
_TEXTS = st.text(alphabet="甲乙丙丁戊]^-", max_size=30)


def _by_hand(text: str, words: set[str]) -> list[tuple[int, int, str]]:
    longest = [
        max([word for word in words if text.startswith(word, at)], key=len, default="") for at in range(len(text))
    ]
    return [(at, at + len(word), word) for at, word in enumerate(longest) if word]


@given(words=_WORDS, text=_TEXTS)
def test_scan_gives_the_longest_word_at_each_place(words: set[str], text: str) -> None:
    assert Gazetteer({word: word for word in words}).scan(text) == _by_hand(text, words)


@given(words=_WORDS, text=_TEXTS)
def test_shorter_words_follow_the_longest(words: set[str], text: str) -> None:
    gazetteer = Gazetteer({word: word for word in words})
    for start, end, word in gazetteer.scan(text):
        assert gazetteer.longest_at(text, start) == (end, word)
        below = [len(other) for other in words if text.startswith(other, start) and len(other) < end - start]
        assert gazetteer.shorter(text, start, end) == (start + max(below) if below else 0)


def test_every_name_of_a_long_list_is_found() -> None:
    names = {name: name for name in default_lexicon().regions.by_name if len(name) > 1}
    gazetteer = Gazetteer(names)
    assert all((1, 1 + len(name), name) in gazetteer.scan(f"|{name}|") for name in names)
