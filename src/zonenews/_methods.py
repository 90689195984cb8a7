"""Importing this module lets attrs take the methods it writes for the records of this package from what an earlier process compiled.

attrs writes the source of `__init__`, `__eq__` and the like for each class, and compiles it: half of what it takes to import the package. The
source is the same each time, but for one number, by which records of different classes hash differently.
"""

from __future__ import annotations

import re
from importlib import import_module
from types import CodeType
from zlib import crc32

from zonenews._ready import code

_OURS = "<attrs generated methods zonenews."
_CLASS_NUMBER = re.compile(r"(?<=hash\(\(\n)( +)-?[0-9]+,")
"""attrs hashes the name of the class for it, which gives another number in each process."""


def kept(source: str, filename: str, mode: str) -> CodeType:
    """Compile what attrs wrote, as the builtin `compile` does; take it from an earlier process where it is of a class of this package."""
    if mode != "exec" or not filename.startswith(_OURS):
        made: CodeType = compile(source, filename, mode)
        return made
    number = f"{crc32(filename.encode())},"
    return code(_CLASS_NUMBER.sub(lambda told: told[1] + number, source), filename)


# attrs has no setting for it. Where it compiles in another way one day, this name is not looked up, and all is as it was.
vars(import_module("attr._make"))["compile"] = kept
