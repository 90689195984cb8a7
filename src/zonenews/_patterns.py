"""Patterns that are compiled when they are first used, so that importing zonenews compiles none."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """A pattern that becomes an `re.Pattern` at its first use; from then on its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


_METHODS = (
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
    >>> lazy("(").search("")
    Traceback (most recent call last):
        ...
    re.error: missing ), unterminated subpattern at position 0
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
