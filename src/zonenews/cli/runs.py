"""A run that can be interrupted: finished chunks are kept beside the output until all are there.

For `out.jsonl` the folder `out.jsonl.parts` holds `run.json`, which says what the run is, and for each finished chunk `N.part` and
`N.json`. Chunks are cut by number and length alone, so that a resumed run has the same chunks and gives the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

import attrs

from zonenews.cli.sinks import SINKS, Rendered, render_chunk, rendered, replace
from zonenews.cli.sources import STDIN, Entry, Inputs, SourceError
from zonenews.document import SCHEMA
from zonenews.many import Result, chunked, crashed
from zonenews.processes import Crash, map_chunks
from zonenews.serialization import json_types

CHUNK = 250
"""Articles in a chunk: about a second of work, which is what an interruption can cost each worker."""


@attrs.define(kw_only=True)
class Tally:
    """What a run has done so far.

    Attributes:
        entries: articles, with those of earlier runs.
        resumed: those of earlier runs.
        characters: characters of the articles of this run.
        failures: the articles without a document.
        done: bytes of input behind us.
    """

    entries: int = 0
    resumed: int = 0
    characters: int = 0
    failures: list[Result] = attrs.field(factory=list)
    done: int = 0


def chunks_of(inputs: Inputs, size: int = CHUNK, skip: int = 0) -> Iterator[list[Entry]]:
    """The entries of the inputs in chunks, without the first `skip` entries."""
    return chunked(islice(inputs.entries(), skip, None), size, attrgetter("text"))


def render_all(
    chunks: Iterator[list[Entry]], form: str, workers: int | None
) -> Iterator[tuple[Sequence[Entry], Rendered]]:
    """Parse and render chunks over processes, in order."""
    for chunk, outcomes in map_chunks(partial(render_chunk, form), chunks, workers=workers):
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
        inputs: what is read.
        output: the file or directory that will be there when all is done.
        form: name of the sink.
        workers: processes, or `None` for all cores.
    """

    inputs: Inputs
    output: Path
    form: str
    workers: int | None

    @property
    def parts(self) -> Path:
        """The folder of the finished chunks."""
        return self.output.with_name(self.output.name + ".parts")

    def start(self, *, resume: bool) -> Tally:
        """Make or check the folder of parts.

        Returns:
            What earlier runs have done.

        Raises:
            SourceError: there is an interrupted run and `resume` is not set, or it was another run.
        """
        if not self.parts.exists():
            self.parts.mkdir(parents=True)
            _write(self.parts / "run.json", json.dumps(self._identity()).encode())
            return Tally()
        if not resume:
            raise SourceError(f"{self.parts} holds an interrupted run: --resume continues it, removing it begins anew")
        self._check_identity()
        return self._finished()

    def work(self, tally: Tally, report: Callable[[Tally], None]) -> None:
        """Do what is left; after each chunk call `report`."""
        number = sum(1 for _ in self.parts.glob("*.part"))
        for chunk, piece in render_all(chunks_of(self.inputs, CHUNK, tally.entries), self.form, self.workers):
            notes = {
                "entries": piece.entries,
                "done": chunk[-1].done,
                "failures": json_types.unstructure(list(piece.failures)),
            }
            _write(self.parts / f"{number:06}.json", json_types.to_json(notes).encode())
            _write(self.parts / f"{number:06}.part", piece.payload)
            number += 1
            tally.entries += piece.entries
            tally.characters += piece.characters
            tally.failures += piece.failures
            tally.done = chunk[-1].done
            report(tally)

    def finish(self) -> None:
        """Join the parts, put the output in its place at once, and remove the parts."""
        draft = self.parts / "whole"
        if draft.exists():
            _remove(draft)
        SINKS[self.form].join((path.read_bytes() for path in sorted(self.parts.glob("*.part"))), draft)
        replace(draft, self.output)
        shutil.rmtree(self.parts)

    def _identity(self) -> dict[str, Any]:
        """What makes this run this run: the same identity gives the same bytes."""
        files = [Path(name) for name in self.inputs.files() if name != STDIN]
        stats = [(str(path), path.stat()) for path in files if path.exists()]
        try:
            release = version("zonenews")
        except PackageNotFoundError:  # run from a source tree
            release = "unknown"
        return {
            "zonenews": release,
            "schema": SCHEMA,
            "form": self.form,
            "inputs": json.loads(json.dumps(attrs.asdict(self.inputs), default=str)),
            "files": [[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats],
            "chunk": CHUNK,
        }

    def _check_identity(self) -> None:
        if STDIN in self.inputs.names:
            raise SourceError("a run that reads standard input cannot be resumed")
        try:
            earlier = json.loads((self.parts / "run.json").read_bytes())
        except (OSError, ValueError):
            earlier = {}
        here = self._identity()
        differing = [key for key in here if here[key] != earlier.get(key)]
        if differing:
            raise SourceError(f"{self.parts} is of another run: {', '.join(differing)} differ; remove it to begin anew")

    def _finished(self) -> Tally:
        tally = Tally()
        for part in sorted(self.parts.glob("*.part")):
            notes = json.loads(part.with_suffix(".json").read_bytes())
            tally.entries += notes["entries"]
            tally.failures += json_types.structure(notes["failures"], list[Result])
            tally.done = notes["done"]
        tally.resumed = tally.entries
        return tally


def _write(path: Path, blob: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    draft = path.with_suffix(".tmp")
    with draft.open("wb") as file:
        file.write(blob)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
