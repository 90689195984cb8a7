"""The finished chunks of a run, kept in a folder beside the output until all are there.

For `out.jsonl` the folder `out.jsonl.parts` holds `run.json`, which says what the run is, and for each finished chunk `N.part`, its bytes in
the form of the output, and `N.json`: how many articles it has, which of them failed, what it was made from and the checksum of its bytes. Nothing
of it is believed that does not fit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import attrs
from filelock import FileLock, Timeout

from zonenews.cli.destinations import write_settled
from zonenews.cli.exits import CommandError, Exit
from zonenews.many import Result
from zonenews.serialization import json_types

RUN, WHOLE, LOCK = "run.json", "whole.json", "lock"
DRAFT, ASIDE = "whole", "replaced"


@attrs.frozen(kw_only=True)
class Notes:
    """What is known of a finished chunk.

    Attributes:
        entries: how many articles it has.
        failures: those that have no document.
    """

    entries: int
    failures: tuple[Result, ...]


@attrs.frozen(kw_only=True)
class Whole:
    """What is known of an output that was finished.

    Attributes:
        digest: identifies it by its content.
        entries: how many articles it has.
        failed: how many of them have no document.
        failures: the first of these.
    """

    digest: str | None = None
    entries: int = 0
    failed: int = 0
    failures: tuple[Result, ...] = ()


@attrs.frozen
class Parts:
    """The folder of parts.

    Attributes:
        folder: its path.
    """

    folder: Path

    @property
    def draft(self) -> Path:
        """Where the whole is written before it is put in its place."""
        return self.folder / DRAFT

    @property
    def aside(self) -> Path:
        """Where an earlier directory waits until the new one is in its place."""
        return self.folder / ASIDE

    def is_foreign(self) -> bool:
        """Whether there is something of that name that no run of the command made."""
        if not self.folder.exists():
            return False
        names = {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else {"a file"}
        return bool(names - {LOCK}) and not names & {RUN, WHOLE}

    def has_finished(self) -> bool:
        """Whether any chunk is finished."""
        return any(self.folder.glob("*.part"))

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Make the folder where there is none, and keep other runs out of it.

        Args:
            name: the output, for the message.

        Raises:
            CommandError: another run is at it.
        """
        made = _make(self.folder)
        try:
            with FileLock(self.folder / LOCK, timeout=0):
                try:
                    yield
                finally:
                    self._remove_lock()
        except Timeout:
            raise CommandError(f"another run is writing {name} at this moment") from None
        except NotImplementedError:
            raise CommandError(
                f"cannot write {name}: its disk has no locks that keep two runs apart", Exit.OUTPUT
            ) from None
        else:
            self._remove_lock()  # where it was open until now
        finally:
            for folder in made:
                with suppress(OSError):  # something is in it, and so it stays
                    folder.rmdir()

    def _remove_lock(self) -> None:
        """Remove the lock where there is nothing else; a system that does not remove open files leaves it for later."""
        if not self._others():
            with suppress(OSError):
                (self.folder / LOCK).unlink()

    def _others(self) -> bool:
        """Whether there is anything but the lock."""
        return self.folder.exists() and any(path.name != LOCK for path in self.folder.iterdir())

    def identity(self) -> dict[str, Any]:
        """What the run of this folder is; empty where that cannot be read."""
        return _object(self.folder / RUN)

    def begin(self, identity: dict[str, Any]) -> None:
        """Say what the run is."""
        write_settled(self.folder / RUN, json.dumps(identity, indent=2).encode())

    def keep(self, number: int, payload: bytes, notes: Notes, source: str) -> None:
        """Keep a finished chunk.

        Args:
            number: its place, from 0.
            payload: its bytes.
            notes: what is known of it.
            source: the digest of what it was made from.
        """
        values = {
            "entries": notes.entries,
            "failures": json_types.unstructure(list(notes.failures)),
            "bytes": len(payload),
            "sha256": hashlib.sha256(payload).hexdigest(),
            "source": source,
        }
        write_settled(self._path(number, "json"), json_types.to_json(values).encode())
        write_settled(self._path(number, "part"), payload)

    def finished(self, number: int, source: str, entries: int) -> Notes | None:
        """What is known of a chunk, if it is finished, whole, and made from that source; else `None`: it has to be made again."""
        values = _object(self._path(number, "json"))
        if values.get("source") != source or values.get("entries") != entries or self._read(number, values) is None:
            return None
        try:
            failures = tuple(json_types.structure(values["failures"], list[Result]))
        except (KeyError, ValueError):
            return None
        return Notes(entries=entries, failures=failures)

    def payloads(self, count: int) -> Iterator[bytes]:
        """The bytes of the first `count` chunks, in order.

        Raises:
            CommandError: one of them was damaged since it was written.
        """
        for number in range(count):
            payload = self._read(number, _object(self._path(number, "json")))
            if payload is None:
                raise CommandError(f"{self._path(number, 'part')} is damaged: --resume makes it again", Exit.OUTPUT)
            yield payload

    def clear_draft(self) -> None:
        """Remove what an earlier run had begun to put together."""
        _remove(self.draft)

    def remember_whole(self, whole: Whole) -> None:
        """Note what the finished output is, so that it is known again should the run end before the folder is gone."""
        write_settled(self.folder / WHOLE, json_types.to_json(json_types.unstructure(whole)).encode())

    def whole(self) -> Whole:
        """The finished output, where it was finished."""
        try:
            return json_types.structure(_object(self.folder / WHOLE), Whole)
        except ValueError:
            return Whole()

    def remove(self) -> None:
        """Remove what the command put here, and the folder, unless somebody put something else in it.

        What proves that the output is finished goes last.
        """
        self.clear_draft()
        _remove(self.aside)
        for pattern in ("*.part", "*.tmp", "[0-9]*.json", RUN, WHOLE):
            for path in self.folder.glob(pattern):
                path.unlink()

    def _path(self, number: int, ending: str) -> Path:
        return self.folder / f"{number:06}.{ending}"

    def _read(self, number: int, values: dict[str, Any]) -> bytes | None:
        """The bytes of a chunk, if they are those that its notes tell of."""
        try:
            payload = self._path(number, "part").read_bytes()
        except OSError:
            return None
        fits = values.get("bytes") == len(payload) and values.get("sha256") == hashlib.sha256(payload).hexdigest()
        return payload if fits else None


def _object(path: Path) -> dict[str, Any]:
    """The JSON object in a file; empty where there is none."""
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; give what was made or is the folder itself, the lowest first."""
    missing = [folder, *(path for path in folder.parents if not path.exists())]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove(path: Path) -> None:
    if path.is_dir():
        for below in path.iterdir():
            below.unlink()
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
