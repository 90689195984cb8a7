"""A run that can be interrupted: chunks are cut by number and length alone, so that a resumed run has the same chunks and gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from zonenews.cli.destinations import Destination, digest_of, unwritable
from zonenews.cli.exits import CommandError
from zonenews.cli.listing import Listing
from zonenews.cli.parts import Notes, Parts, Whole
from zonenews.cli.sinks import SINKS, Rendered, check_form, render_chunk, rendered
from zonenews.cli.sources import Entry
from zonenews.cli.tally import CHUNK, Tally, chunks_of
from zonenews.cli.work import Reading
from zonenews.document import SCHEMA
from zonenews.many import Result, crashed
from zonenews.processes import Crash, map_chunks


def render_all(
    chunks: Iterator[list[Entry]], form: str, reading: Reading, workers: int | None
) -> Iterator[tuple[Sequence[Entry], Rendered]]:
    """Parse and render chunks over processes, in order."""
    for chunk, outcomes in map_chunks(partial(render_chunk, form, reading), chunks, workers=workers):
        yield chunk, _whole([_saved(outcome, form) for outcome in outcomes])


def _saved(outcome: Rendered | Crash[Entry], form: str) -> Rendered:
    if isinstance(outcome, Crash):
        return rendered(form, [crashed(outcome.item.work.id)], len(outcome.item.text))
    return outcome


def _whole(pieces: list[Rendered]) -> Rendered:
    """One chunk from the pieces it was done in."""
    if len(pieces) == 1:
        return pieces[0]
    return Rendered(
        payload=b"".join(piece.payload for piece in pieces),
        entries=sum(piece.entries for piece in pieces),
        characters=sum(piece.characters for piece in pieces),
        failures=tuple(failure for piece in pieces for failure in piece.failures),
    )


@attrs.define(kw_only=True)
class Run:
    """One run of the command with an output path.

    Attributes:
        listing: what is read.
        destination: the file or directory that will be there when all is done.
        reading: how articles are read.
        workers: processes, or `None` for all cores.
        join: how the finished chunks are put together; as the form of the destination says when `None`.
    """

    listing: Listing
    destination: Destination
    reading: Reading = attrs.field(factory=Reading)
    workers: int | None = None
    join: Callable[[Iterable[bytes], Path], None] | None = None

    @property
    def parts(self) -> Parts:
        """The folder of the finished chunks."""
        return Parts(parts_folder(self.destination.path))

    def go(self, report: Callable[[Tally], None], *, resume: bool) -> Tally:
        """Do the run, or the rest of it, and put the output in its place.

        Args:
            report: called after each chunk.
            resume: whether an interrupted run is continued.

        Returns:
            What was done.

        Raises:
            CommandError: it must not or cannot be done. Finished chunks are kept; where none is, nothing is left.
        """
        self.check(resume=resume)
        tally = Tally(passed_over=self.listing.passed_over)
        try:
            with self.parts.locked(self.destination.name):
                self.check(resume=resume)
                try:
                    self._go(tally, report, resume=resume)
                except BaseException:
                    if not self.parts.has_finished():
                        self.parts.remove()
                    raise
        except OSError as error:
            kept = self.parts.has_finished()
            found = unwritable(self.destination.name, error)
            raise CommandError(f"{found}; --resume goes on from here" if kept else str(found), found.code) from error
        return tally

    def check(self, *, resume: bool) -> None:
        """Refuse, before the first article is read, what would replace what must not be replaced, or cannot work.

        Raises:
            CommandError: see `Destination.check` and `Listing.check`; or an interrupted run is in the way, or it was another one.
        """
        check_form(self.destination.form)
        name, parts = f"{self.destination.name}.parts", self.parts
        if parts.is_foreign():
            raise CommandError(f"{name} is in the way: this command did not write it")
        if not (resume and self._is_there()):
            self.destination.check(self.listing)
        if parts.has_finished():
            if not resume:
                raise CommandError(f"{name} holds an interrupted run: --resume continues it, removing it begins anew")
            here, earlier = self._identity(), parts.identity()
            differing = [key for key in here if here[key] != earlier.get(key)]
            if differing:
                differ = f"{', '.join(differing)} differ"
                raise CommandError(f"{name} is of another run: {differ}; remove it to begin anew")

    def _is_there(self) -> bool:
        """Whether the output of this very run is in its place already."""
        digest = self.parts.whole().digest
        return digest is not None and digest == digest_of(self.destination.path)

    def _go(self, tally: Tally, report: Callable[[Tally], None], *, resume: bool) -> None:
        if resume and self._is_there():
            earlier = self.parts.whole()
            tally.count(earlier.entries, earlier.failures, 0)
            tally.failed, tally.resumed = earlier.failed, earlier.entries
        else:
            self.parts.begin(self._identity())
            self._finish(self._work(tally, report), tally)
        self.parts.remove()

    def _work(self, tally: Tally, report: Callable[[Tally], None]) -> int:
        """Do the chunks that are not finished; give how many there are."""
        under_way: deque[tuple[int, str]] = deque()
        count = 0

        def unfinished() -> Iterator[list[Entry]]:
            nonlocal count
            for number, chunk in enumerate(chunks_of(self.listing, CHUNK)):
                count = number + 1
                source = fingerprint(chunk)
                notes = self.parts.finished(number, source, len(chunk))
                if notes is None:
                    under_way.append((number, source))
                    yield chunk
                else:
                    tally.count(notes.entries, notes.failures, chunk[-1].done)
                    tally.resumed += notes.entries

        for chunk, piece in render_all(unfinished(), self.destination.form, self.reading, self.workers):
            number, source = under_way.popleft()
            notes = Notes(entries=piece.entries, failures=piece.failures)
            self.parts.keep(number, piece.payload, notes, source)
            tally.characters += piece.characters
            tally.count(piece.entries, piece.failures, chunk[-1].done)
            report(tally)
        return count

    def _finish(self, count: int, tally: Tally) -> None:
        """Join the parts and put the output in its place at once."""
        parts = self.parts
        parts.clear_draft()
        try:
            join = self.join or SINKS[self.destination.form].join
            join(parts.payloads(count), parts.draft)
        except BaseException:
            parts.clear_draft()
            raise
        whole = Whole(
            digest=digest_of(parts.draft), entries=tally.entries, failed=tally.failed, failures=tuple(tally.failures)
        )
        parts.remember_whole(whole)
        if self.destination.path.exists():
            self.destination.check(self.listing)
        self.destination.put(parts.draft, parts.aside)

    def _identity(self) -> dict[str, Any]:
        """What makes this run this run: the same identity over the same articles gives the same bytes."""
        inputs = attrs.asdict(self.listing.inputs)
        return {
            "program": _program(self.destination.form),
            "schema": SCHEMA,
            "form": self.destination.form,
            "inputs": json.loads(json.dumps(inputs, default=str)),
            "reading": json.loads(json.dumps(attrs.asdict(self.reading))),
            "chunk": CHUNK,
        }


def parts_folder(path: Path) -> Path:
    """The folder of parts of an output."""
    return path.with_name(path.name + ".parts")


def fingerprint(chunk: Sequence[Entry]) -> str:
    """What identifies the articles of a chunk by their content."""
    digest = hashlib.sha256()
    for entry in chunk:
        published = getattr(entry.work, "published", None)
        error = entry.work.error if isinstance(entry.work, Result) else None
        for value in (entry.work.id, type(entry.work).__name__, published, error, len(entry.text)):
            digest.update(repr(value).encode("utf-8", "surrogatepass") + b"\0")
        text = entry.text
        digest.update(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _program(form: str) -> str:
    """What identifies the code that reads and writes: this package, Python, and the libraries whose versions show in the bytes."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    libraries = ("attrs", "borax", "cattrs", "trafilatura", *(() if form == "jsonl" else ("pyarrow",)))
    for library in libraries:
        try:
            digest.update(f"{library} {version(library)}\n".encode())
        except PackageNotFoundError:
            digest.update(f"{library} is absent\n".encode())
    return digest.hexdigest()
