"""Word classes: the words that play one part in the grammar of facts, from `data/word_classes.toml`.

A pattern names a class (`{holding}`, see `grammar.patterns`), code asks for its words; which words they are is said in the data
file alone, so that a verb added there is read wherever its class is.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from zonenews._data import load_toml
from zonenews.errors import DataError

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
    return read_word_classes(load_toml("word_classes.toml"))


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


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a class, for `str.startswith` and `str.endswith`.

    Raises:
        DataError: there is no such class.

    >>> "坐拥86家高新技术企业".startswith(words_of("holding"))
    True
    >>> words_of("no_such_class")
    Traceback (most recent call last):
        ...
    zonenews.errors.DataError: data/word_classes.toml has no class no_such_class
    """
    found = load_word_classes().get(name)
    if found is None:
        raise DataError(f"data/word_classes.toml has no class {name}")
    return found.words


@cache
def word_set(name: str) -> frozenset[str]:
    """Give the words of a class as a set.

    Raises:
        DataError: there is no such class.

    >>> "坐拥" in word_set("holding"), "坐" in word_set("holding")
    (True, False)
    """
    return frozenset(words_of(name))
