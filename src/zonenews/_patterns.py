"""Patterns that are compiled when they are first used, so that importing zonenews compiles none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

from zonenews._ready import compiled


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

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self.made is None:
            self.made = self.compiled()
        found = self.__dict__[name] = getattr(self.made, name)
        return found


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
