"""Patterns made of words: the same words give the same pattern, whatever order a set of them is walked in."""

import os
import subprocess
import sys
from pathlib import Path

import zonenews

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
