"""Patterns that are compiled when they are first used, so that importing zonenews compiles none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from zonenews._ready import compiled, derived

METHODS = (
    "pattern",
    "flags",
    "groups",
    "groupindex",
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
)


class _Method:
    """What a compiled pattern has under one name: found at its first use, and kept by the pattern, where it is looked up without this detour.

    Args:
        name: the name.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, kept: Lazy | None, owner: type[Lazy]) -> Any:
        return self if kept is None else kept.found(self._name)


class Lazy:
    """A pattern that becomes an `re.Pattern` at its first use; from then on its methods are the compiled pattern's own.

    Attributes:
        source: the pattern as written, and its flags.
        made: the compiled pattern, once there is one.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        """Keep the pattern as written."""
        self.source = (pattern, flags)
        self.made: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """Compile it."""
        return compiled(*self.source)

    def found(self, name: str) -> Any:
        """What the compiled pattern has under a name of `METHODS`."""
        if self.made is None:
            self.made = self.compiled()
        found = self.__dict__[name] = getattr(self.made, name)
        return found


for _name in METHODS:
    setattr(Lazy, _name, _Method(_name))


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern for a module to keep, compiled at its first use.

    Args:
        pattern: as for `re.compile`.
        flags: as for `re.compile`.

    Returns:
        What serves as the compiled pattern; a pattern that is not well formed fails at its first use.

    >>> digits = lazy("[0-9]+")
    >>> digits.search("总投资12亿元").group()
    '12'
    >>> try:
    ...     lazy("(").search("")
    ... except re.error as error:
    ...     print(error)
    missing ), unterminated subpattern at position 0
    """
    return cast("re.Pattern[str]", Lazy(pattern, flags))


def longest_first(words: Iterable[str]) -> list[str]:
    """Put the words of a pattern in order: of two that begin alike the longer one is tried first, and the same words give the same pattern.

    >>> longest_first({"园区", "高新区", "新区"}), longest_first(())
    (['高新区', '园区', '新区'], [])
    """
    return sorted(words, key=lambda word: (-len(word), word))


_MANY = 32
"""The tree of so many words takes longer to write than to take from what an earlier process wrote."""


def tree(words: Iterable[str], behind: Mapping[str, str] | None = None, *, lasting: bool = True) -> str:
    """Write words as one group of a pattern that takes the longest that stands at a place, and shares their beginnings.

    Of a plain list of words the engine tries each at every place where one of them may begin; of a tree only those that begin as the text does.

    Args:
        words: the words, one at least.
        behind: what has to follow some of them, as a pattern; where it does not, a shorter word may stand there.
        lasting: whether what is written is worth keeping for the next process, and not kept elsewhere.

    >>> tree(["增长", "增加值", "增加", "降"]), tree(["建成", "建"], {"建成": "(?!区)"})
    ('(?:增(?:长|加(?:值)?)|降)', '(?:建(?:成(?!区))?)')
    """
    tails = {word: (behind or {}).get(word, "") for word in words}
    if len(tails) < _MANY or not lasting:
        return _branches(tails)
    made_from = "\0".join([f"{word}\0{tail}" for word, tail in tails.items()]).encode("utf-8", "surrogatepass")
    return str(derived("tree", (__name__,), made_from, lambda: _branches(tails)))


def _branches(tails: Mapping[str, str]) -> str:
    """Write what stands behind the beginning that some words share, each with what has to follow it."""
    beginnings: dict[str, dict[str, str]] = {}
    for tail, following in tails.items():
        if tail:
            beginnings.setdefault(tail[0], {})[tail[1:]] = following
    branches = [re.escape(first) + _branches(rest) for first, rest in beginnings.items()]
    if "" not in tails:
        return f"(?:{'|'.join(branches)})"
    end = tails[""]
    if not branches:
        return end
    return f"(?:{'|'.join([*branches, end])})" if end else f"(?:{'|'.join(branches)})?"
