"""The files of the inputs: found once, checked before the first article is read, read as one stream of entries."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import attrs

from zonenews.cli.readers import FIELDS, READERS, check_installed
from zonenews.cli.sources import STDIN, SUFFIXES, Entry, Inputs, Place, SourceError, failed, readable


@attrs.frozen(kw_only=True)
class Listing:
    """The files of some inputs, found once and before anything is written, so that no output of the run can become an input.

    Attributes:
        inputs: what to read and how.
        places: the files in reading order.
        passed_over: files in directories whose endings say nothing that can be read.
    """

    inputs: Inputs
    places: tuple[Place, ...]
    passed_over: int = 0

    @property
    def size(self) -> int | None:
        """Bytes in all files, or `None` where that is not known."""
        known = all(place.plain or place.reason for place in self.places)
        return sum(place.size for place in self.places) if known else None

    def check(self) -> None:
        """Refuse, before the first article is read, what cannot work.

        Raises:
            SourceError: standard input is named twice, or no table has the field with the texts.
            CommandError: something that has to be installed is missing.
        """
        if sum(place.name == STDIN for place in self.places) > 1:
            raise SourceError("standard input is named twice")
        check_installed({place.kind for place in self.places if not place.reason})
        wrong: SourceError | None = None
        for place in self.places:
            if place.kind in FIELDS and place.plain:
                with suppress(OSError, ValueError):  # named when it is read
                    fields = FIELDS[place.kind](self.inputs, place.name)
                    try:
                        self.inputs.check_fields(place.name, fields)
                    except SourceError as error:
                        wrong = wrong or error
                    else:
                        return
        if wrong is not None:
            raise wrong

    def entries(self) -> Iterator[Entry]:
        """Read everything. An article that cannot be read gives an entry that says why."""
        before = 0
        for place in self.places:
            key = readable(place.name)
            if place.reason is not None:
                yield failed(key, place.reason, before)
                continue
            try:
                yield from READERS[place.kind](self.inputs, place, before)
            except OSError as error:
                yield failed(key, (error.strerror or str(error)).lower(), before)
            before += place.size


def list_inputs(inputs: Inputs, *, without: Path | None = None) -> Listing:
    """Find the files of the inputs; a directory stands for the files below it whose endings are known, sorted.

    Args:
        inputs: what to read and how. Links to directories are followed, each directory is read once.
        without: a folder that is no input even where it lies in one: that of the run's own parts.

    Returns:
        The files. What cannot be looked into, is no regular file or leads nowhere is there with the reason.
    """
    places: list[Place] = []
    passed_over = 0
    for name in inputs.names:
        if name == STDIN or not Path(name).is_dir():
            places.append(_place(inputs, name))
            continue
        below, others = _below(inputs, name, without)
        passed_over += others
        places += below or [Place(name=name, reason="there is no file with a known ending in this directory")]
    return Listing(inputs=inputs, places=tuple(places), passed_over=passed_over)


def _place(inputs: Inputs, name: str) -> Place:
    """One named file. A pipe is read as it comes; what is not there says so when it is opened."""
    kind = inputs.kind_of(name)
    if name == STDIN:
        return Place(name=name, kind=kind)
    try:
        found = Path(name).stat()
    except (OSError, ValueError) as error:
        return Place(name=name, kind=kind, reason=(getattr(error, "strerror", None) or str(error)).lower())
    return Place(name=name, kind=kind, size=found.st_size, plain=stat.S_ISREG(found.st_mode))


def _below(inputs: Inputs, name: str, without: Path | None) -> tuple[list[Place], int]:
    """The files below a directory, sorted by the parts of their paths, and how many were passed over."""
    found: list[Place] = []
    seen: set[tuple[int, int]] = set()
    others = 0

    def unreadable(error: OSError) -> None:
        found.append(Place(name=error.filename, reason=(error.strerror or str(error)).lower()))

    for folder, folders, files in os.walk(name, onerror=unreadable, followlinks=True):
        here = Path(folder).stat()
        if (here.st_dev, here.st_ino) in seen or (without is not None and Path(folder).resolve() == without):
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        for file in files:
            path = Path(folder, file)
            if path.suffix.lower() not in SUFFIXES:
                others += 1
                continue
            place = _place(inputs, str(path))
            found.append(
                place if place.plain or place.reason else attrs.evolve(place, reason="this is no regular file")
            )
    return sorted(found, key=lambda place: Path(place.name).parts), others
