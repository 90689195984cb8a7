"""Patterns that are compiled when they are first used, so that importing zonenews compiles none."""

from __future__ import annotations

import re
import sys
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

    The module that keeps it gets the compiled pattern itself under the name it keeps it by: a text asks two thousand times for a method,
    and of an `re.Pattern` the interpreter finds it in a third of the time.

    Attributes:
        source: the pattern as written, and its flags.
        made: the compiled pattern, once there is one.
    """

    def __init__(self, pattern: str, flags: int, home: dict[str, Any]) -> None:
        """Keep the pattern as written, and the names of the module that keeps it."""
        self.source = (pattern, flags)
        self.made: re.Pattern[str] | None = None
        self._home = home

    def compiled(self) -> re.Pattern[str]:
        """Compile it."""
        return compiled(*self.source)

    def found(self, name: str) -> Any:
        """What the compiled pattern has under a name of `METHODS`."""
        if self.made is None:
            self.made = self.compiled()
            self._replace(self, self.made)
        found = self.__dict__[name] = getattr(self.made, name)
        return found

    def take_back(self) -> None:
        """Be what the module keeps again, and not the compiled pattern."""
        if self.made is not None:
            self._replace(self.made, self)
        self.made = None
        for method in METHODS:
            self.__dict__.pop(method, None)

    def _replace(self, old: object, new: object) -> None:
        """Put it or the compiled pattern in the place of the other, in its module and in those that import it by its name."""
        name = self._name()
        if name is None or self._home.get(name) is not old:
            return
        _USED.setdefault(self._home["__name__"], {})[name] = self
        homes = (
            [self._home] if name[0] == "_" else [getattr(module, "__dict__", {}) for module in [*sys.modules.values()]]
        )
        for names in homes:
            if names.get(name) is old:
                names[name] = new

    def _name(self) -> str | None:
        """The name by which its module keeps it; `None` where it has none there, as in a table of patterns."""
        module = self._home.get("__name__", "")
        if module not in _NAMES:
            _NAMES[module] = {id(value): name for name, value in self._home.items() if isinstance(value, Lazy)}
        return _NAMES[module].get(id(self))


_NAMES: dict[str, dict[int, str]] = {}
"""The names of the patterns of each module of which one was used."""


def kept_in(names: Mapping[str, Any]) -> dict[str, Lazy]:
    """Give the patterns that a module keeps, used or not, by name; `names` is what `vars` gives of the module.

    >>> from zonenews.grammar import patterns
    >>> _ = patterns.SLOT.search("{holding}了?")
    >>> isinstance(patterns.SLOT, re.Pattern), isinstance(kept_in(vars(patterns))["SLOT"], Lazy)
    (True, True)
    """
    used = _USED.get(names["__name__"], {})
    found = {name: used.get(name, value) for name, value in names.items()}
    return {name: value for name, value in found.items() if isinstance(value, Lazy)}


_USED: dict[str, dict[str, Lazy]] = {}
"""The patterns of each module in whose place the compiled one stands."""


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
    return cast("re.Pattern[str]", Lazy(pattern, flags, sys._getframe(1).f_globals))  # noqa: SLF001 - the module that keeps it


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
