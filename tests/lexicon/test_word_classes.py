"""Word classes and the patterns that name them: nothing said twice, no slot without a class, every pattern compiles, every word is reached."""

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zonenews
from zonenews._data import load_toml
from zonenews._patterns import Lazy
from zonenews.errors import DataError
from zonenews.grammar.patterns import SLOT, alternatives, pattern
from zonenews.lexicon import default_lexicon, word_classes
from zonenews.lexicon.word_classes import OwnWords, load_word_classes, read_word_classes, words_of

DAYS = ("2024-05-10", "2024-01-20")
"""Days of publication an example is read with: one in spring, and one of the weeks in which results of the year before are told."""
GOOD = {"meaning": "m", "origin": "o", "words": ["有"], "examples": ["全区{}企业", "园区{}企业"]}


def kept_patterns() -> Iterator[tuple[str, Lazy]]:
    """Every pattern that a module of the package keeps."""
    for info in pkgutil.walk_packages(zonenews.__path__, "zonenews."):
        if info.name.endswith("__main__") or ".integrations" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, Lazy):
                yield f"{info.name}.{name}", value


def test_every_pattern_compiles() -> None:
    """Each pattern of the package is well formed, and each of its slots names a class."""
    found = dict(kept_patterns())
    assert len(found) > 100
    for name, kept in found.items():
        assert isinstance(kept.compiled(), re.Pattern), name


class Slotted:
    """A pattern that tells which word stood in which of its slots."""

    def __init__(self, kept: Lazy) -> None:
        source, flags = kept.source
        self.slots = SLOT.findall(source)
        numbers = iter(range(len(self.slots)))
        self.engine = re.compile(
            SLOT.sub(lambda slot: f"(?P<slot_{next(numbers)}>{alternatives(words_of(slot[1]))})", source), flags
        )
        self.refuses = "(?!" in source or "(?<!" in source

    def takes(self, name: str, word: str, text: str, at: int) -> bool:
        """Whether a match has the word of a class at a place, or, where the pattern refuses words, would be another without it."""
        groups = [f"slot_{number}" for number, slot in enumerate(self.slots) if slot == name]
        found = list(self.engine.finditer(text))
        if any(match[group] == word and match.start(group) == at for match in found for group in groups):
            return True
        blank = text[:at] + "〇" * len(word) + text[at + len(word) :]
        return self.refuses and [one.span() for one in found] != [one.span() for one in self.engine.finditer(blank)]


@cache
def slotted() -> dict[str, list[Slotted]]:
    """The patterns that name a class, by class."""
    found: dict[str, list[Slotted]] = defaultdict(list)
    for kept in {id(kept): kept for _, kept in kept_patterns()}.values():
        for name in dict.fromkeys(SLOT.findall(kept.source[0])):
            found[name].append(Slotted(kept))
    return found


def is_taken(name: str, word: str, example: str) -> bool:
    """Whether a pattern takes a word in a sentence, or in the part of it that code hands to it: its longest first."""
    at = example.index("{}")
    text = example.replace("{}", word)
    patterns = [(other, one) for other in including(name) for one in slotted()[other]]
    return any(
        one.takes(other, word, text[start:end], at - start)
        for end in range(len(text), at + len(word) - 1, -1)
        for start in range(at + 1)
        for other, one in patterns
    )


@cache
def including(name: str) -> tuple[str, ...]:
    """A class, and those that have its words too."""
    found = {name: None}
    for other, table in load_toml("word_classes.toml").items():  # what is included stands above
        if not found.keys().isdisjoint(table.get("includes", ())):
            found[other] = None
    return tuple(found)


def read_without(name: str, word: str) -> Callable[[str, str], dict[str, Any]]:
    """What `parse` makes of a text where a class lacks a word: read as with words of the user, of which there is one less."""
    fewer = OwnWords({})
    fewer.words = {
        one: tuple(other for other in load_word_classes()[one].words if other != word) or ("〇〇",)
        for one in including(name)
    }
    fewer.sets = {one: frozenset(words) for one, words in fewer.words.items()}

    lexicon = attrs.evolve(default_lexicon(), words=fewer)
    return lambda text, day: zonenews.parse(text, published=day, lexicon=lexicon).to_dict()


@contextmanager
def varying(names: Iterable[str]) -> Iterator[None]:
    """Have classes looked up anew for each reading, as those are that got words of a user."""
    added = set(names) - word_classes._VARIED  # noqa: SLF001 - no class of the package ever loses words
    word_classes._VARIED.update(added)  # noqa: SLF001
    for name in added:
        word_classes._WORDS.pop(name, None)  # noqa: SLF001
        word_classes._SETS.pop(name, None)  # noqa: SLF001
        for forget in word_classes._WATCHING.pop(name, ()):  # noqa: SLF001
            forget()
    try:
        yield
    finally:
        word_classes._VARIED.difference_update(added)  # noqa: SLF001


def test_every_word_is_reached() -> None:
    """Each word of each class stands where a pattern takes it in one of the examples, or changes what `parse` makes of one.

    A word that a class has from one it includes is carried there.
    """
    missed: dict[str, list[str]] = {}
    for name, table in load_toml("word_classes.toml").items():
        with varying(including(name)):
            for word in table.get("words", ()):
                if not is_reached(name, word, tuple(table["examples"])):
                    missed.setdefault(name, []).append(word)
    assert missed == {}


def is_reached(name: str, word: str, examples: tuple[str, ...]) -> bool:
    """Whether one of the examples carries a word of a class."""
    if any(is_taken(name, word, example) for example in examples):
        return True
    read = read_without(name, word)
    texts = [example.replace("{}", word) for example in examples]
    return any(zonenews.parse(text, published=day).to_dict() != read(text, day) for day in DAYS for text in texts)


def test_classes_say_what_they_are() -> None:
    for one in load_word_classes().values():
        assert all((one.meaning, one.origin)), one.name
        assert len(set(one.words)) == len(one.words), one.name
        assert all(example.count("{}") == 1 for example in one.examples), one.name


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"x": {**GOOD, "colour": "red"}}, "x has unknown keys"),
        ({"x": {**GOOD, "meaning": ""}}, "x has unknown keys"),
        ({"x": {**GOOD, "words": []}}, "x needs words"),
        ({"x": {**GOOD, "words": ["有", ""]}}, "x needs words"),
        ({"x": {**GOOD, "examples": ["全区{}企业"]}}, "x needs words"),
        ({"x": {**GOOD, "examples": ["全区{}企业", "园区有企业"]}}, "x needs words"),
        ({"x": {**GOOD, "includes": ["y"]}, "y": GOOD}, "x includes y, which does not stand above it"),
        ({"y": GOOD, "x": {**GOOD, "includes": ["y"]}}, "x says 有 twice"),
    ],
)
def test_a_class_that_breaks_the_contract_is_refused(tables: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_word_classes(tables)


def test_a_class_has_the_words_of_those_it_includes() -> None:
    found = read_word_classes({"y": GOOD, "x": {**GOOD, "words": ["设有"], "includes": ["y"]}})
    assert found["x"].words == ("设有", "有")


def test_a_slot_takes_the_longest_word_and_leaves_repeats_alone() -> None:
    one = pattern("(?P<verb>{holding})(?P<noun>[^，]{2,4})")
    match = one.search("全区共有企业")
    assert match is not None
    assert (match["verb"], match["noun"]) == ("共有", "企业")
    assert pattern("^{holding}$").fullmatch("共") is None


@given(
    st.lists(st.text(alphabet="有拥设+.(", min_size=1, max_size=3), min_size=1, unique=True),
    st.text("有拥设+.(", max_size=6),
)
def test_alternatives_take_the_longest_word(words: list[str], text: str) -> None:
    """At any place the group matches the longest of the words that begin there, whatever characters they hold."""
    match = re.match(alternatives(tuple(words)), text)
    begin = [word for word in words if text.startswith(word)]
    assert (match[0] if match else None) == max(begin, key=len, default=None)
