"""What an earlier process made ready: compiled patterns and tables, kept in one file of a cache folder.

A pattern takes `re` up to 100 ms to compile, and a TOML file as long to read; what comes out is the same each time. What a process had to make, it
keeps at its end; the next one takes it from there. An entry is found by all that it was made from (the pattern and its flags, or the bytes of the
file), and the file by the interpreter that wrote it, so none is ever stale. Nothing depends on the file: where it is missing, damaged or cannot
be written, everything is made anew.

The environment variable `ZONENEWS_CACHE` names the folder, or is `off`: nothing is read or written then. Default is the user's cache folder.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import struct
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any, Final, TypeAlias
from zlib import crc32

try:
    from _blake2 import blake2b  # the first import of hashlib loads OpenSSL
except ImportError:
    from hashlib import blake2b

Key: TypeAlias = "tuple[str, str, int] | tuple[str, str, bytes]"
Index: TypeAlias = dict[bytes, tuple[int, int, int]]
"""Where each entry begins and ends, and its sum."""
VARIABLE: Final = "ZONENEWS_CACHE"
_FORM: Final = b"zonenews ready 3\n"
_HEAD: Final = struct.Struct("<QII")
"""What stands behind the form: the bytes of the whole file, those of its index, and the sum of the index."""
_MOST: Final = 4096
"""Entries a file holds at most; there are some 800 of the package itself, the others are of the user's own tables."""
_UNSIGNED: Final = "I"


def folder() -> Path | None:
    """The folder for what is kept; `None` where nothing is.

    The rules are those of platformdirs, whose import takes longer than reading the file.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return None if chosen.strip().lower() in {"", "0", "off", "no"} else Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return Path(base, "zonenews", "Cache") if base else None
    with suppress(RuntimeError):  # there may be no home
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "zonenews"
        base = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "zonenews"
    return None


class Store:
    """The entries of one file: those it had, read when they are asked for, and those made since.

    Args:
        path: the file; `None` to keep nothing.
    """

    def __init__(self, path: Path | None) -> None:
        """Read the file, if there is one that holds."""
        self.path = path
        self.made: dict[bytes, bytes] = {}
        self._index, self._file = _read(path)

    @property
    def keys(self) -> frozenset[bytes]:
        """What the entries the file had are found by."""
        return frozenset(self._index)

    def get(self, key: Key) -> Any:
        """The value of an entry, or `None` where there is none, or a damaged one."""
        blob = _entry(self._index, self._file, _address(key))
        return None if blob is None else marshal.loads(blob)  # noqa: S302 - written by `save`, and its sum agrees

    def keep(self, key: Key, value: Any) -> None:
        """Keep a value of plain types; it is written when the process ends."""
        if self.path is None:
            return
        if not self.made:
            atexit.register(self.save)
        self.made[_address(key)] = marshal.dumps(_shared(value, {}), 4)

    def save(self) -> None:
        """Write what was made, with what the file holds by now; a folder that cannot be written is left alone."""
        if self.path is None or not self.made:
            return
        index, file = _read(self.path)
        here = {address: _entry(index, file, address) for address in index}
        entries = {address: blob for address, blob in here.items() if blob is not None}
        entries |= self.made
        if len(entries) > _MOST:
            entries = {**self.made}
        draft = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        with suppress(OSError):  # the next process makes everything anew, as this one did
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                draft.write_bytes(_packed(entries))
                draft.chmod(0o644)  # whatever the user's mask: see `_is_ours`
                draft.replace(self.path)
            finally:
                draft.unlink(missing_ok=True)
        self.made = {}


def _shared(value: Any, seen: dict[Any, Any]) -> Any:
    """A value in which what is equal is one object: it is kept once, read once and takes the room of one."""
    kind = value.__class__
    if kind is dict:
        return {_shared(key, seen): _shared(one, seen) for key, one in value.items()}
    if kind is list:
        return [_shared(one, seen) for one in value]
    if kind is tuple:
        value = tuple([_shared(one, seen) for one in value])
        return seen.setdefault((kind, *map(id, value)), value)
    return seen.setdefault((kind, value), value) if kind in {str, bytes, int} else value


def _address(key: Key) -> bytes:
    """What an entry is found by in the file: the sources of patterns would make half of the index."""
    kind, name, what = key
    by = what if isinstance(what, bytes) else str(what).encode()
    return blake2b(b"\0".join([kind.encode(), name.encode("utf-8", "surrogatepass"), by]), digest_size=16).digest()


def _packed(entries: dict[bytes, bytes]) -> bytes:
    index: Index = {}
    at = 0
    for address, blob in entries.items():
        index[address] = (at, at + len(blob), crc32(blob))
        at += len(blob)
    written = marshal.dumps(index, 4)
    head = _HEAD.pack(len(_FORM) + _HEAD.size + len(written) + at, len(written), crc32(written))
    return b"".join([_FORM, head, written, *entries.values()])


class _File:
    """A file that is read part by part: a process that held all of it would hold megabytes that it is done with.

    Args:
        path: the file. Another may take its place while this one is read; on Windows none may, so all of it is read at once there.

    Attributes:
        about: its size, and whose it is.

    Raises:
        OSError: there is none, or it is not ours to read.
    """

    def __init__(self, path: Path) -> None:
        """Open it."""
        self._number = os.open(path, os.O_RDONLY)
        self.about = os.fstat(self._number)
        self._whole = b""
        if sys.platform == "win32":
            self._whole = path.read_bytes()
            self.__del__()

    def part(self, start: int, size: int) -> bytes:
        """The bytes from one place on; fewer at the end of the file."""
        if sys.platform != "win32":
            return os.pread(self._number, size, start)
        return self._whole[start : start + size]

    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        """Close it."""
        number, self._number = getattr(self, "_number", -1), -1
        if number >= 0:
            close(number)


def _read(path: Path | None) -> tuple[Index, _File | None]:
    """Where each entry stands in a file, and the file; none where it is none of ours, or damaged."""
    if path is None:
        return {}, None
    try:
        file = _File(path)
        start = len(_FORM) + _HEAD.size
        head = file.part(0, start) if _is_ours(file.about) else b""
        if len(head) < start or not head.startswith(_FORM):
            return {}, None
        whole, size, total = _HEAD.unpack_from(head, len(_FORM))
        written = file.part(start, size) if file.about.st_size == whole else b""
    except OSError:
        return {}, None
    if not written or crc32(written) != total:
        return {}, None
    index: Index = marshal.loads(written)  # noqa: S302 - the sum agrees
    first = start + size
    return {at: (first + begin, first + end, sums) for at, (begin, end, sums) in index.items()}, file


def _entry(index: Index, file: _File | None, address: bytes) -> bytes | None:
    """The bytes of an entry, if there is one that holds."""
    start, end, total = index.get(address, (0, 0, -1))
    if file is None or total < 0:
        return None
    try:
        blob = file.part(start, end - start)
    except OSError:
        return None
    return blob if crc32(blob) == total else None


def _is_ours(file: os.stat_result) -> bool:
    """Whether only this user or the system can have written a file: it holds code."""
    if sys.platform == "win32":  # the user's folders are the user's
        return True
    return file.st_uid in {os.getuid(), 0} and not file.st_mode & 0o022


@cache
def store() -> Store:
    """The store of this process and this interpreter; one that keeps nothing where its engine is not known."""
    place = folder()
    tag = _engine()
    return Store(place / f"ready-{tag}.bin" if place is not None and tag else None)


@cache
def _sre() -> Any:
    """The engine of `re`."""
    return import_module("_sre")


@cache
def _engine() -> str:
    """What compiled patterns depend on besides themselves; empty where the parts of `re` are not those that are known here."""
    try:
        magic, size = _sre().MAGIC, _sre().CODESIZE
        probe = "(?P<a>[一-鿿]+?)(?=b|[^c])|(d){2,3}"
        made = _rebuilt(probe, _compiled(probe, 0, passing=False)) if array(_UNSIGNED).itemsize == size else None
    except (ImportError, AttributeError, TypeError):
        return ""
    version = "".join(f"{part}." for part in sys.version_info[:3]) + sys.version_info.releaselevel
    return f"{sys.implementation.name}-{version}-{magic}-{sys.byteorder}" if made == re.compile(probe) else ""


@cache
def _passes_over() -> bool:
    """Whether the engine takes the characters that a match begins with as `_first` writes them."""
    probe, text = "(?<!区)(?:园|[市县]?)(?P<a>内|外(?=省))", "区内、园内、县外省、外市"
    try:
        made = _rebuilt(probe, _compiled(probe, 0, passing=True))
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return False
    return [match.span() for match in made.finditer(text)] == [match.span() for match in re.finditer(probe, text)]


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern, or take it from what an earlier process compiled.

    Args:
        source: as for `re.compile`.
        flags: as for `re.compile`.

    >>> compiled("[0-9]+").search("总投资12亿元").group()
    '12'
    >>> try:
    ...     compiled("(")
    ... except re.error as error:
    ...     print(error)
    missing ), unterminated subpattern at position 0
    """
    flags = int(flags)
    if not _engine():
        return re.compile(source, flags)
    kept = store()
    key = ("re", source, flags)
    value = kept.get(key)
    if value is None:
        value = _compiled(source, flags, passing=_passes_over())
        kept.keep(key, value)
    return _rebuilt(source, value)


def _compiled(source: str, flags: int, *, passing: bool) -> tuple[int, bytes, int, dict[str, int]]:
    """What `re.compile` hands to the engine, and if asked what a match can begin with: the flags, the code, the number of groups and their names."""
    parts: Any = sys.modules["re"]
    tree = parts._parser.parse(source, flags)  # noqa: SLF001 - `_engine` has tried it on this interpreter
    code = parts._compiler._code(tree, flags)  # noqa: SLF001
    state = tree.state
    if passing:
        from zonenews._first import with_first_characters  # noqa: PLC0415 - what is kept needs it no more

        code = with_first_characters(code, tree, flags | state.flags, parts._compiler)  # noqa: SLF001
    return flags | state.flags, array(_UNSIGNED, code).tobytes(), state.groups - 1, dict(state.groupdict)


def _rebuilt(source: str, value: tuple[int, bytes, int, dict[str, int]]) -> re.Pattern[str]:
    flags, code, groups, names = value
    named: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        named[number] = name
    found: re.Pattern[str] = _sre().compile(source, flags, array(_UNSIGNED, code).tolist(), groups, names, tuple(named))
    return found


def code(source: str, filename: str) -> CodeType:
    """Compile the source of functions or of a module, or take it from what an earlier process compiled.

    Args:
        source: as for `compile`.
        filename: where it is said to stand.

    >>> exec(code("print(6 * 7)", "<made>"))
    42
    >>> code("6 *", "<made>")
    Traceback (most recent call last):
        ...
    SyntaxError: invalid syntax
    """
    made: CodeType = table(
        f"code {filename}", source.encode(), lambda data: compile(data, filename, "exec", dont_inherit=True)
    )
    return made


def table(name: str, data: bytes, read: Callable[[bytes], Any]) -> Any:
    """Read a table of plain types, or take it from what an earlier process read in the same bytes.

    Args:
        name: names the kind of table.
        data: what it is made from, all of it.
        read: makes it.
    """
    kept = store()
    if kept.path is None:
        return read(data)
    key = ("table", name, digest(data))
    value = kept.get(key)
    if value is None:
        value = read(data)
        kept.keep(key, value)
    return value


def derived(name: str, modules: tuple[str, ...], data: bytes, make: Callable[[], Any]) -> Any:
    """Make a value of plain types, or take it from what an earlier process made of the same data by the same code.

    Args:
        name: names the kind of value.
        modules: the modules whose code makes it, loaded; their sources are part of what it is found by.
        data: what they make it from, all of it.
        make: makes it.
    """
    sources = _sources(modules)
    return table(name, sources + data, lambda _: make()) if sources else make()


def digest(data: bytes) -> bytes:
    """Give what stands for long data in what a value is found by, where several values are made from them."""
    return blake2b(data, digest_size=16).digest()


@cache
def _sources(modules: tuple[str, ...]) -> bytes:
    """What stands for the sources of modules; empty where one has none, such as in an archive, so that nothing is kept."""
    found = []
    for module in modules:
        file = getattr(sys.modules[module], "__file__", None)
        try:
            found.append(Path(file or "").read_bytes() if str(file).endswith(".py") else b"")
        except OSError:
            found.append(b"")
    return digest(b"".join(found)) if all(found) else b""
