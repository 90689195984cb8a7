"""Patterns with word classes: grammar in code, words in data.

`pattern("(?:{holding})了?$")` is a pattern in which `{holding}` stands for any word of that class of `data/word_classes.toml`.
A slot is a name in braces; `{2,5}` stays what it is in a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, cast

from zonenews._patterns import METHODS, Lazy, lazy, tree
from zonenews._ready import compiled, derived, digest
from zonenews.errors import DataError
from zonenews.lexicon.word_classes import kept_by_words, package_words, vary, words_of

SLOT = lazy(r"\{([a-z][a-z_]*)\}")
"""Where a pattern names a class."""


class _Slotted(Lazy):
    """A pattern whose slots are filled at its first use, and anew for words of the user."""

    def __init__(self, source: str, flags: int, *, may_be_empty: bool) -> None:
        super().__init__(source, flags)
        self._may_be_empty = may_be_empty

    def compiled(self) -> re.Pattern[str]:
        """Fill the slots and compile."""
        source, flags = self.source
        found = compiled(SLOT.sub(lambda slot: _of_class(slot[1]), source), flags)
        if not self._may_be_empty and found.match(""):
            raise DataError(f"the pattern {source} matches nothing at all, and so everywhere")
        return found

    def found(self, name: str) -> Any:
        """What the pattern with the words at hand has under a name."""
        if not vary(self._slots, self._forget):
            found = super().found(name)
            if vary(self._slots):  # by another thread, just now
                self._forget()
            return found
        return getattr(self._by_words(), name)

    def _forget(self) -> None:
        """Ask anew at each use which words the text is read with."""
        self.made = None
        for method in METHODS:
            self.__dict__.pop(method, None)

    @cached_property
    def _slots(self) -> frozenset[str]:
        return frozenset(SLOT.findall(self.source[0]))

    @cached_property
    def _by_words(self) -> Callable[[], re.Pattern[str]]:
        return kept_by_words(self.compiled)


def pattern(source: str, flags: int = 0, *, may_be_empty: bool = False) -> re.Pattern[str]:
    """Give a pattern with word classes for a module to keep, filled and compiled at its first use.

    Args:
        source: as for `re.compile`, with `{name}` where a word of that class stands; of two words the longer one is tried first.
        flags: as for `re.compile`.
        may_be_empty: whether the pattern may match an empty text; one that does by mistake would match everywhere.

    Returns:
        What serves as the compiled pattern.

    Raises:
        DataError: at the first use, a slot names no class, or the pattern matches an empty text and may not.

    >>> pattern("(?P<verb>{holding})了?(?P<rest>.{2,8})").search("全区坐拥86家企业")["verb"]
    '坐拥'
    >>> pattern("{no_such_class}").search("")
    Traceback (most recent call last):
        ...
    zonenews.errors.DataError: data/word_classes.toml has no class no_such_class
    >>> pattern("{holding}?").search("")
    Traceback (most recent call last):
        ...
    zonenews.errors.DataError: the pattern {holding}? matches nothing at all, and so everywhere
    """
    return cast("re.Pattern[str]", _Slotted(source, flags, may_be_empty=may_be_empty))


def _of_class(name: str) -> str:
    """Write the words of a class, as an earlier process did where they are those of the package."""
    words = words_of(name)
    return _written()[name] if words is package_words()[name] else alternatives(words)


@cache
def _written() -> dict[str, str]:
    """The words of each class of the package, written as `alternatives` writes them."""
    classes = package_words()
    made_from = digest("\n".join([" ".join((name, *words)) for name, words in classes.items()]).encode())
    found: dict[str, str] = derived(
        "classes in patterns",
        (__name__, "zonenews._patterns"),
        made_from,
        lambda: {name: alternatives(words, lasting=False) for name, words in classes.items()},
    )
    return found


def alternatives(words: tuple[str, ...], *, lasting: bool = True) -> str:
    """Write words as one group of a pattern that tries longer words first and shares their beginnings.

    Args:
        words: the words, one at least.
        lasting: as for `tree`.

    >>> alternatives(("有", "拥有", "拥", "设")), alternatives(("区", "市"))
    ('(?:有|拥(?:有)?|设)', '[区市]')
    """
    if all(len(word) == 1 for word in words):
        return f"[{''.join(map(re.escape, words))}]"
    return tree(words, lasting=lasting)
