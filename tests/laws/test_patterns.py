"""Patterns: the same words give the same pattern, whatever order a set of them is walked in, and no text is read in more ways than one."""

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import zonenews
from zonenews._patterns import Lazy

PROBE = """
import functools, hashlib, importlib, inspect, pkgutil, re, sys
seen = set()
original = re.compile
def compiled(pattern, flags=0):
    if isinstance(pattern, str):
        seen.add((pattern, int(flags)))
    return original(pattern, flags)
re.compile = compiled
import zonenews
from zonenews import _ready
from zonenews._patterns import Lazy
_ready._engine = lambda: ""  # all are compiled by `re.compile`
for module in pkgutil.walk_packages(zonenews.__path__, "zonenews."):
    if not module.name.startswith(("zonenews.cli", "zonenews.integrations", "zonenews.__main__")):
        importlib.import_module(module.name)
cached = type(functools.cache(len))
for name, module in sorted(sys.modules.items()):
    for value in list(vars(module).values()) if name.startswith("zonenews") else ():
        if isinstance(value, Lazy):
            value.compiled()
        elif isinstance(value, cached) and not inspect.signature(value).parameters:
            value()
print(len(seen))
for pattern, flags in sorted(seen):
    print(hashlib.sha256(f"{flags} {pattern}".encode()).hexdigest(), pattern[:60].encode("unicode_escape").decode())
"""


def patterns(seed: int) -> list[str]:
    """The patterns of every module of a process in which sets are walked in the order of a seed."""
    done = subprocess.run(  # noqa: S603 - this very interpreter, a constant program
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(zonenews.__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "ZONENEWS_CACHE": "off"},
    )
    return done.stdout.splitlines()


def test_patterns_do_not_change_with_the_hash_seed() -> None:
    count, *first = patterns(1)
    assert int(count) > 700
    assert [count, *first] == patterns(2)


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
_FEW = 8
"""A repeat of so many at most cannot take long."""


def test_no_repeat_of_a_repeat_reads_a_text_in_many_ways() -> None:
    """`(?:[0-9]+|x)*y` tries every way to part a run of digits, twice as many for each digit more; `(?:[0-9]|x)*y` tries one."""
    parser: Any = vars(re)["_parser"]
    kept = list(all_patterns())
    assert len(kept) > 700
    assert {
        name: pattern.pattern
        for name, pattern in kept
        if any(in_many_ways(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))
    } == {}


def test_no_repeat_is_possessive() -> None:
    """Before 3.11.5 `re` may never come back from a possessive repeat or atomic group that has a choice in it (CPython issue 106052)."""
    parser: Any = vars(re)["_parser"]
    assert {
        name: pattern.pattern
        for name, pattern in all_patterns()
        if keeps_its_choice(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    } == {}


def keeps_its_choice(tree: Iterable[tuple[Any, Any]]) -> bool:
    """Whether a part of a parsed pattern is possessive or atomic."""
    return any(
        str(operator) in {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}
        or any(map(keeps_its_choice, parts_of(str(operator), value)))
        for operator, value in tree
    )


def all_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that modules keep, by where they stand."""
    for module in pkgutil.walk_packages(zonenews.__path__, "zonenews."):
        if not module.name.startswith(("zonenews.cli", "zonenews.integrations", "zonenews.__main__")):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Lazy):
                    yield f"{module.name}.{name}", value.compiled()
                elif isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value


def in_many_ways(tree: Iterable[tuple[Any, Any]]) -> Iterator[bool]:
    """Say for each long repeat within a parsed pattern whether one run of characters is one round of it or several."""
    for operator, value in tree:
        if str(operator) in _REPEATS and int(value[1]) > _FEW:
            yield may_stretch(value[2])
        for part in parts_of(str(operator), value):
            yield from in_many_ways(part)


def parts_of(operator: str, value: Any) -> list[Any]:
    """The patterns within one part of a parsed pattern."""
    if operator in {*_REPEATS, "POSSESSIVE_REPEAT"}:
        return [value[2]]
    if operator == "BRANCH":
        return list(value[1])
    return {
        "SUBPATTERN": lambda: [value[3]],
        "ATOMIC_GROUP": lambda: [value],
        "ASSERT": lambda: [value[1]],
        "ASSERT_NOT": lambda: [value[1]],
    }.get(operator, list)()


def may_stretch(tree: Iterable[tuple[Any, Any]]) -> bool:
    """Whether a part of a pattern may be nothing but a repeat of one sort, longer or shorter."""
    parts = list(tree)
    for place, (operator, value) in enumerate(parts):
        if not may_be_empty([*parts[:place], *parts[place + 1 :]]):
            continue
        name = str(operator)
        if name in _REPEATS and value[1] - value[0] > 1:
            return True
        if name in {"SUBPATTERN", "BRANCH"} and any(map(may_stretch, parts_of(name, value))):
            return True
    return False


def may_be_empty(tree: Iterable[tuple[Any, Any]]) -> bool:
    """Whether a part of a pattern may take no character."""
    for operator, value in tree:
        name = str(operator)
        if name in {"AT", "ASSERT", "ASSERT_NOT"} or (name in {*_REPEATS, "POSSESSIVE_REPEAT"} and value[0] == 0):
            continue
        if name not in {*_REPEATS, "POSSESSIVE_REPEAT", "SUBPATTERN", "BRANCH", "ATOMIC_GROUP"}:
            return False
        if not any(map(may_be_empty, parts_of(name, value))):
            return False
    return True
