"""Word classes: the words that play one part in the grammar of facts, from `data/word_classes.toml`.

A pattern names a class (`{holding}`, see `grammar.patterns`), code asks for its words; which words they are is said in the data
file alone, so that a verb added there is read wherever its class is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial, update_wrapper
from typing import Any, Final, TypeVar, cast

import attrs

from zonenews._data import data_bytes, load_toml
from zonenews._ready import derived
from zonenews.errors import DataError
from zonenews.text.normalize import normalize

_FILE = "word_classes.toml"
Found = TypeVar("Found")
_KEYS = frozenset(("meaning", "origin", "words", "includes", "examples"))
_EXAMPLES = 2


@attrs.frozen(kw_only=True)
class WordClass:
    """Words that play one part.

    Attributes:
        name: the class, as patterns and code name it.
        meaning: what its words have in common.
        origin: where they are from.
        words: the words in file order, those of the classes it includes behind its own.
        examples: sentences with `{}` where a word of the class stands.
    """

    name: str
    meaning: str
    origin: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def load_word_classes() -> dict[str, WordClass]:
    """Read `data/word_classes.toml`.

    Returns:
        The classes by name, in file order; the same object each time.

    Raises:
        DataError: a class lacks a part, says a word twice, includes a class that does not stand above it, or has an example
            without a place for its word.

    >>> "坐拥" in load_word_classes()["holding"].words
    True
    """
    return read_word_classes(load_toml(_FILE))


def read_word_classes(tables: dict[str, Any]) -> dict[str, WordClass]:
    """Read the tables of a word-class file (see `load_word_classes`).

    >>> read_word_classes({"x": {"words": ["a", "a"], "meaning": "m", "origin": "o", "examples": ["{}", "{}."]}})
    Traceback (most recent call last):
        ...
    zonenews.errors.DataError: data/word_classes.toml: x says a twice
    """
    out: dict[str, WordClass] = {}
    for name, table in tables.items():
        unknown = set(table) - _KEYS
        if unknown or not all(table.get(key) for key in ("meaning", "origin", "examples")):
            raise DataError(f"data/word_classes.toml: {name} has unknown keys {sorted(unknown)}, or lacks a part")
        words = list(table.get("words", ()))
        for other in table.get("includes", ()):
            if other not in out:
                raise DataError(f"data/word_classes.toml: {name} includes {other}, which does not stand above it")
            words += out[other].words
        seen: set[str] = set()
        for word in words:
            if word in seen:
                raise DataError(f"data/word_classes.toml: {name} says {word} twice")
            seen.add(word)
        examples = tuple(table["examples"])
        if not all(words) or not words or len(examples) < _EXAMPLES or any(one.count("{}") != 1 for one in examples):
            raise DataError(f"data/word_classes.toml: {name} needs words, and two examples with one {{}} each")
        out[name] = WordClass(
            name=name, meaning=table["meaning"], origin=table["origin"], words=tuple(words), examples=examples
        )
    return out


class _Kept(dict[str, Found]):
    """What is found of each class that was asked about: the same each time, but for classes that got words of a user.

    Args:
        find: finds it, for the words that the text at hand is read with.
    """

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, name: str) -> Found:
        found = self._find(name)
        if name not in _VARIED:
            self[name] = found
            if name in _VARIED:  # by another thread, just now
                self.pop(name, None)
        return found


def _words_in_use(name: str) -> tuple[str, ...]:
    """Give the words of a class, for `str.startswith` and `str.endswith`, with the user's own while a text is read with them.

    Raises:
        DataError: there is no such class.

    >>> "坐拥86家高新技术企业".startswith(words_of("holding"))
    True
    >>> words_of("no_such_class")
    Traceback (most recent call last):
        ...
    zonenews.errors.DataError: data/word_classes.toml has no class no_such_class
    """
    used = _USED.get()
    return (used.words.get(name) if used is not None else None) or _words_of(name)


def _set_in_use(name: str) -> frozenset[str]:
    """Give the words of a class as a set, with the user's own while a text is read with them.

    Raises:
        DataError: there is no such class.

    >>> "坐拥" in word_set("holding"), "坐" in word_set("holding")
    (True, False)
    """
    used = _USED.get()
    return (used.sets.get(name) if used is not None else None) or _word_set(name)


_WORDS, _SETS = _Kept(_words_in_use), _Kept(_set_in_use)
words_of: Final[Callable[[str], tuple[str, ...]]] = _WORDS.__getitem__
"""Gives the words of a class; see `_words_in_use`. Readers ask hundreds of times a text, so that what does not vary is only looked up."""
word_set: Final[Callable[[str], frozenset[str]]] = _SETS.__getitem__
"""Gives the words of a class as a set; see `_set_in_use`."""


@cache
def _words_of(name: str) -> tuple[str, ...]:
    words = package_words().get(name)
    if words is None:
        raise DataError(f"data/word_classes.toml has no class {name}")
    return words


@cache
def package_words() -> dict[str, tuple[str, ...]]:
    """The words of each class that come with the package: all that reading a text needs of the file, and a quarter of it."""
    found: dict[str, tuple[str, ...]] = derived("word classes", (__name__,), data_bytes(_FILE), _words_by_class)
    return found


def _words_by_class() -> dict[str, tuple[str, ...]]:
    return {name: one.words for name, one in load_word_classes().items()}


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(_words_of(name))


class OwnWords:
    """Words of the user beside those of the package, class by class.

    Attributes:
        own: the user's words by class.
        words: all words of each class that got some, itself or through a class it includes.
        sets: the same as sets.
        made: what was made of them, such as patterns, by what it was made from.
    """

    def __init__(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Put the words beside those of the package.

        Raises:
            DataError: there is no such class, a word is in it already or in one that includes it, or no text is written like it.

        >>> OwnWords({"holding": ("手握",)}).words["holding"][-1]
        '手握'
        >>> OwnWords({"holding": ("手握", "坐拥")})
        Traceback (most recent call last):
            ...
        zonenews.errors.DataError: words: 坐拥 is in holding already
        """
        self.own = dict(own)
        found: dict[str, list[str]] = {}
        for name, words in own.items():
            reached = _including(name)
            for word in words:
                _check(name, word)
                for other in reached:
                    known = found.setdefault(other, list(_words_of(other)))
                    if word in known:
                        through = "" if other == name else f", which includes {name}"
                        raise DataError(f"words: {word} is in {other} already{through}")
                    known.append(word)
        self.words = {name: tuple(words) for name, words in found.items()}
        self.sets = {name: frozenset(words) for name, words in found.items()}
        self.made: dict[object, Any] = {}
        for name in self.words:
            if name not in _VARIED:
                _VARIED.add(name)
                _MADE.clear()
                _WORDS.pop(name, None)
                _SETS.pop(name, None)
                for forget in _WATCHING.pop(name, ()):
                    forget()

    def __getstate__(self) -> dict[str, tuple[str, ...]]:
        return self.own

    def __setstate__(self, own: dict[str, tuple[str, ...]]) -> None:
        OwnWords.__init__(self, own)


_USED: ContextVar[OwnWords | None] = ContextVar("words", default=None)
_VARIED: set[str] = set()
"""Classes whose words are not always the same in this process."""
_WATCHING: dict[str, list[Callable[[], None]]] = {}
Made = TypeVar("Made")


class _Made(dict[Callable[[], Any], Any]):
    """What functions make of words of classes: the same each time, unless a text of this process is read with words of a user."""

    def __missing__(self, make: Callable[[], Any]) -> Any:
        used = _USED.get()
        if used is not None:
            if make not in used.made:
                used.made[make] = make()
            return used.made[make]
        made = _made_of_package(make)
        if not _VARIED:
            self[make] = made
            if _VARIED:  # by another thread, just now
                self.clear()
        return made


_MADE = _Made()


@cache
def _made_of_package(make: Callable[[], Any]) -> Any:
    """What a function makes of the words of the package."""
    return make()


def _check(name: str, word: str) -> None:
    """Refuse a word that is in no normal text."""
    normal = normalize(word).text
    if not word or word != normal or word != "".join(word.split()):
        hint = f": write {normal!r}" if normal.split() == [normal] else ""
        raise DataError(f"words: {word!r} of {name} stands in no text as it is read{hint}")


def _including(name: str) -> tuple[str, ...]:
    """A class and those that include it."""
    tables = load_toml(_FILE)
    if name not in tables:
        raise DataError(f"words: data/word_classes.toml has no class {name}")
    found = {name: None}
    for other, table in tables.items():  # what is included stands above
        if not found.keys().isdisjoint(table.get("includes", ())):
            found[other] = None
    return tuple(found)


@contextmanager
def words_used(words: OwnWords | None) -> Iterator[None]:
    """Read with the user's own words until the block ends, in this thread or task only; with those of the package where it is `None`."""
    token = _USED.set(words)
    try:
        yield
    finally:
        _USED.reset(token)


def own_words_used() -> bool:
    """Whether the text at hand is read with words of the user."""
    return _USED.get() is not None


def vary(names: frozenset[str], forget: Callable[[], None] | None = None) -> bool:
    """Say whether the words of any of these classes are not always the same in this process.

    Args:
        names: classes.
        forget: called once when they cease to be always the same.
    """
    if not _VARIED.isdisjoint(names):
        return True
    if forget is not None:
        for name in names:
            _WATCHING.setdefault(name, []).append(forget)
    return False


def kept_by_words(make: Callable[[], Made]) -> Callable[[], Made]:
    """Keep what a function makes of words of classes: once for those of the package, and once for each of the user's own.

    >>> @kept_by_words
    ... def longest():
    ...     return max(map(len, words_of("holding")))
    >>> with words_used(OwnWords({"holding": ("牢牢地掌握着",)})):
    ...     longest()
    6
    >>> longest() < 6
    True
    """
    kept = partial(_MADE.__getitem__, make)  # most are asked for by every sentence: nothing of it is run in Python
    return cast("Callable[[], Made]", update_wrapper(kept, make))
