"""Gazetteer: where the words of a list stand in a text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from typing import Any, Generic, TypeVar

from zonenews._data import data_bytes
from zonenews._ready import compiled, derived, digest
from zonenews.lexicon.familiar import commonness, load_familiar
from zonenews.lexicon.lengths import HEAD, lengths_by

V = TypeVar("V")


class Gazetteer(Generic[V]):
    """A list of words, each with its value, found in one pass.

    Each word is known by one of its characters, the rarest that will do, and the one before it: a pattern of character
    classes finds those pairs, and a pair says where its words would begin and how long they are. The cost hardly grows
    with the list.

    Args:
        words: word to value; words have at least two characters. Kept under the same name. Their order should be the same in each process.
        lasting: whether the words are those of a table, so that what is made of them is worth keeping for the next process.

    >>> found = Gazetteer({"商务部": 1, "商务": 2})
    >>> found.scan("据商务部消息")
    [(1, 4, 1)]
    >>> found.scan("据税务局消息")
    []
    """

    def __init__(self, words: Mapping[str, V], *, lasting: bool = True) -> None:
        """Keep the words; the tables are made when they are first asked for."""
        for word in words:
            if len(word) < 2:
                raise ValueError(f"a word of a gazetteer has two characters at least: {word!r}")
        self.words = dict(words)
        self._lasting = lasting

    @cached_property
    def _rows(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The pair a word is known by: how far before its second character the word begins, and its length."""
        if not self._lasting:
            return _rows_of(self.words)
        rows: dict[str, tuple[tuple[int, int], ...]] = _kept("gazetteer", self.words, partial(_rows_of, self.words))
        return rows

    @cached_property
    def _pair_re(self) -> re.Pattern[str]:
        source = pair_pattern(self._rows, lasting=self._lasting)
        return compiled(source) if self._lasting else re.compile(source)

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        return lengths_by(self.words, HEAD)

    def scan(self, text: str) -> list[tuple[int, int, V]]:
        """Give `(start, end, value)` for the longest word at each place, by position; words may overlap."""
        words, rows_of = self.words, self._rows.get
        found: dict[int, int] = {}
        last = -1
        pieces = self._pair_re.split(
            text
        )  # what stands between the hits says where they are, sooner than a match for each
        pieces.pop()
        for piece in pieces:
            last += len(piece) + 1
            rows = rows_of(text[last - 1 : last + 1])
            if rows is None:
                continue
            for back, size in rows:
                start = last - back
                if start >= 0 and (word := text[start : start + size]) in words:
                    end = start + len(word)  # at the end of a text the word may be a shorter one
                    if found.get(start, 0) < end:
                        found[start] = end
        return [(start, end, words[text[start:end]]) for start, end in sorted(found.items())]

    def shorter(self, text: str, start: int, end: int) -> int:
        """The end of the longest word at `start` that ends before `end`; 0 where there is none."""
        for size in self._sizes.get(text[start : start + 2], ()):
            if start + size < end and text[start : start + size] in self.words:
                return start + size
        return 0

    def longest_at(self, text: str, start: int) -> tuple[int, V] | None:
        """The end and the value of the longest word that begins at `start`, or `None`."""
        for size in self._sizes.get(text[start : start + 2], ()):
            word = text[start : start + size]
            if word in self.words:
                return start + len(word), self.words[word]
        return None


def starts_of(text: str, *words: str) -> list[int]:
    """Give where a few words stand, in text order: for words that most texts have not, this is sooner than any pattern.

    >>> starts_of("王磊（区长）、李岚(书记)", "（", "(")
    [2, 9]
    >>> starts_of("王磊区长", "（", "(")
    []
    """
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found) if len(words) > 1 else found


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern that begin at some places, none overlapping one before.

    These are those of `finditer`, found sooner, where every match begins at one of the places: that is for who asks to see to, and for a
    test that compares both.

    Args:
        pattern: a pattern that matches no empty text.
        text: the text.
        places: where matches may begin, in order; such as what `starts_of` gives.

    >>> [match[0] for match in matches_at(re.compile("有[0-9]+"), "现有12家，没有，有3家", [1, 7, 9])]
    ['有12', '有3']
    """
    end = 0
    for at in places:
        match = pattern.match(text, at) if at >= end else None
        if match is not None:
            yield match
            end = match.end()


def _kept(name: str, words: Iterable[str], make: Callable[[], Any]) -> Any:
    """What is made of words here, kept for the next process under the words and all that it depends on besides them."""
    modules = (__name__, "zonenews.lexicon.familiar", "zonenews.lexicon.lengths")
    return derived(name, modules, _familiar() + "\n".join(words).encode("utf-8", "surrogatepass"), make)


@cache
def _familiar() -> bytes:
    """What stands for the table of familiar words."""
    return digest(data_bytes("familiar.tsv"))


def _rows_of(words: Collection[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    rows: dict[str, set[tuple[int, int]]] = {}
    for word, at in _known_by(words).items():
        rows.setdefault(word[at - 1 : at + 1], set()).add((at, len(word)))
    return {pair: tuple(sorted(found, reverse=True)) for pair, found in rows.items()}


_OWN, _SHARED, _FAMILIAR = 5, 0.3, 1
"""What it costs to look for one more character: so much, and so much for each pair of prose it stands in; and what a pair of prose costs, once as a
pair and once for each word that is looked for at it."""


def _known_by(words: Collection[str]) -> dict[str, int]:
    """The place of the character each word is known by, never the first.

    Few characters do for all words, and those that prose has seldom; a pair that prose uses is the dearer, the commoner its characters are.
    """
    common, familiar = commonness(), load_familiar()
    weights = {char: common.get(char, 0) for word in words for char in word}
    places = {word: 1 for word in words if len(word) == 2}  # these have no choice
    chosen, pairs = {word[1] for word in places}, set(places)
    costs = [(min([weights[char] for char in word[1:]]), word) for word in words if len(word) > 2]
    for _, word in sorted(costs, reverse=True):
        choices = []
        for at in range(1, len(word)):
            pair, weight = word[at - 1 : at + 1], weights[word[at]]
            cost = 0 if word[at] in chosen else _OWN + _SHARED * weight
            if pair in familiar:
                cost += (1 if pair in pairs else 2) * _FAMILIAR * min(weights[word[at - 1]], weight)
            choices.append((cost, weight, at))
        at = min(choices)[2]
        chosen.add(word[at])
        pairs.add(word[at - 1 : at + 1])
        places[word] = at
    return places


_GROUPS = 6
"""How many groups of first characters a pattern tells apart: more leave fewer places in vain and take longer at each."""


def pair_pattern(pairs: Collection[str], *, ahead: str = "", lasting: bool = True) -> str:
    """Give a pattern for where pairs of characters end.

    Args:
        pairs: strings of two characters.
        ahead: characters one of which has to follow; any or none where it is empty.
        lasting: whether the pairs are those of a table, as in `Gazetteer`.

    Returns:
        A pattern that matches the second character of every pair, and of few that only look like one.

    >>> pattern = re.compile(pair_pattern({"书记", "主任"}))
    >>> [match.span() for match in pattern.finditer("党委书记、主任")]
    [(3, 4), (6, 7)]
    >>> pattern.search("记者") is None
    True
    """
    if not pairs:
        return r"(?!)"
    following = f"(?={_one_of(ahead)})" if ahead else ""
    return f"{_one_of({pair[1] for pair in pairs})}{following}(?<={pair_alternatives(pairs) if lasting else _alternatives(pairs)})"


def pair_alternatives(pairs: Collection[str]) -> str:
    """Give the alternatives of a pattern for pairs of characters: they match all of them, and few that only look like one.

    >>> bool(re.fullmatch(pair_alternatives({"书记", "主任"}), "主任"))
    True
    >>> bool(re.fullmatch(pair_alternatives({"书记", "主任"}), "记者"))
    False
    """
    return str(_kept("pairs", sorted(pairs), partial(_alternatives, pairs)))


def _alternatives(pairs: Collection[str]) -> str:
    return "|".join(_one_of(firsts) + _one_of(seconds) for firsts, seconds in _groups(pairs))


def _groups(pairs: Collection[str]) -> list[tuple[set[str], set[str]]]:
    """First and second characters in groups: each first one joins those to which its second ones add least."""
    common = commonness()
    beside: dict[str, set[str]] = {}
    for pair in pairs:
        beside.setdefault(pair[0], set()).add(pair[1])

    def weight(chars: Collection[str]) -> int:
        return sum([common.get(char, 0) + 1 for char in chars])

    weights = {first: (weight(first), weight(seconds)) for first, seconds in beside.items()}
    groups: list[tuple[set[str], set[str]]] = []
    sums: list[tuple[int, int]] = []
    for first in sorted(beside, key=lambda first: (-weights[first][0] * weights[first][1], first)):
        seconds, own = beside[first], weights[first]
        if len(groups) < _GROUPS:
            groups.append(({first}, set(seconds)))
            sums.append(own)
            continue
        after = [
            (left + own[0], right + weight(seconds - known))
            for (left, right), (_, known) in zip(sums, groups, strict=True)
        ]
        best = min(range(_GROUPS), key=lambda at: after[at][0] * after[at][1] - sums[at][0] * sums[at][1])
        groups[best][0].add(first)
        groups[best][1].update(seconds)
        sums[best] = after[best]
    return groups


def _one_of(chars: Collection[str]) -> str:
    return f"[{re.escape(''.join(sorted(chars)))}]"
