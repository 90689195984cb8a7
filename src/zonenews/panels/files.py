"""Panels in files: partial panels joined place by place, so that memory holds one province at a time, and written in the form that is asked for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs

from zonenews._counted import counted
from zonenews.panels.blocks import ELSEWHERE, HEAD, Blocks, panel_from
from zonenews.panels.collector import paused
from zonenews.panels.gathering import Given, told_by
from zonenews.panels.settled import table_of
from zonenews.panels.state import Panel
from zonenews.panels.writers import WRITERS, Shown, Writer

FORMS: Final = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl", ".html": "html"}
"""The form of a panel by the ending of its file; `.sdmx.csv` is SDMX-CSV."""


@attrs.define(kw_only=True)
class Counts:
    """What a panel that was written holds.

    Attributes:
        observations: rows, or figures that rows were made from.
        places: places that have any.
        in_conflict: observations that contradict another one.
        reasons: how many observations are in conflict for each reason.
        checks: how many findings each check has.
        left_out: indicators without a place in the panel, by reason.
    """

    observations: int = 0
    places: int = 0
    in_conflict: int = 0
    reasons: Counter[str] = attrs.field(factory=Counter)
    checks: Counter[str] = attrs.field(factory=Counter)
    left_out: Counter[str] = attrs.field(factory=Counter)

    def add(self, made: Panel) -> None:
        """Count a panel, or the part of one that holds whole places."""
        self.observations += len(made)
        self.places += len({row.key.entity for row in made})
        self.in_conflict += len(made.conflicts)
        self.reasons.update(reason for row in made.conflicts for reason in row.reasons)
        self.checks.update(finding.check for finding in made.findings)

    def lines(self) -> Iterator[str]:
        """Say it in a few lines."""
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self.reasons.items()))
        rows, places = counted(self.observations, "observation"), counted(self.places, "place")
        yield f"{rows} of {places}, {self.in_conflict:,} in conflict{f' ({reasons})' if reasons else ''}"
        if self.checks:
            yield "figures that do not fit together: " + ", ".join(
                f"{count:,} {check}" for check, count in sorted(self.checks.items())
            )
        if self.left_out:
            words = {
                "place": "without a place",
                "period": "without a period",
                "metric": "of a part that is not named",
                "error": "documents that could not be read",
            }
            yield "left out: " + ", ".join(
                f"{count:,} {words.get(reason, reason)}" for reason, count in sorted(self.left_out.items())
            )


def form_of(name: str) -> str | None:
    """The form that the name of a panel's file asks for; `None` where there is none.

    >>> form_of("panel.parquet"), form_of("a.sdmx.csv"), form_of("panel.xlsx")
    ('parquet', 'sdmx', None)
    """
    return "sdmx" if name.lower().endswith(".sdmx.csv") else FORMS.get(Path(name).suffix.lower())


def part_from(chunk: Sequence[Given]) -> bytes:
    """Make a partial panel of what `panel` takes, as bytes; the documents have been read."""
    blocks = Blocks()
    left_out: Counter[str] = Counter()
    with paused():
        for given in chunk:
            for told, source in told_by(given, left_out):
                blocks.add(told, source)
        return blocks.to_bytes(left_out)


def part_of(made: Panel) -> bytes:
    """Give a panel as bytes: a part that others are put to."""
    blocks = Blocks()
    for told, evidence in made.told():
        blocks.add_evidence(told, evidence)
    return blocks.to_bytes(made.left_out)


def write_panel(
    parts: Iterable[bytes],
    path: Path,
    *,
    form: str,
    shown: Shown | None = None,
    sources: int | None = None,
) -> Counts:
    """Put partial panels together and write them to a file.

    Args:
        parts: what `part_of` gave, in any order.
        path: the file, whatever it is called.
        form: `parquet`, `csv`, `sdmx`, `jsonl` or `html`.
        shown: what the rows are; all observations when `None`.
        sources: how many sources each figure keeps; all when `None`.

    Returns:
        What was written. Rows come province by province, within one in the order of the panel; projects and groups in that of the panel.

    Raises:
        ValueError: `by` makes no table.
    """
    counts = Counts()
    shown = shown or Shown()
    if shown.by is not None:
        table_of((), shown.by)
    with ExitStack() as stack:
        writer: Writer = stack.enter_context(WRITERS[form](path, shown))
        whole = form == "html" or shown.rows != "observations"  # one project may lie in a zone that no province has
        files = _sorted(parts, stack, counts, whole=whole)
        with paused():
            for made in _panels(files, sources, Counter(counts.left_out)):
                counts.add(made)
                writer.add(made)
    return counts


def _sorted(parts: Iterable[bytes], stack: ExitStack, counts: Counts, *, whole: bool) -> list[Path]:
    """Put the blocks of all parts into a file for each province; or all into one, for forms that show the whole together."""
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="zonenews-panel-")))
    with ExitStack() as files:
        buckets = _Buckets(folder, files)
        for part in parts:
            buckets.add(part, counts, whole=whole)
    return [folder / name for name in sorted(buckets.opened)]


def _panels(files: list[Path], sources: int | None, left_out: Counter[str]) -> Iterator[Panel]:
    """Give the panel of each file in turn; the first says what was left out."""
    for file in files:
        with file.open("rb") as blocks:
            yield attrs.evolve(panel_from(blocks, sources), left_out=left_out)
        left_out = Counter()
    if not files:
        yield Panel(most=sources, left_out=left_out)


class _Buckets:
    """Files of blocks, one for each province."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self.opened: dict[str, Any] = {}
        self._folder = folder
        self._files = files

    def add(self, part: bytes, counts: Counts, *, whole: bool) -> None:
        """Put the blocks of a part into the files of their provinces, or all into one; count what was left out."""
        for block in part.split(b"\n"):
            province, told = block[: len(HEAD)], block[len(HEAD) :]
            if province == HEAD:
                counts.left_out.update(json.loads(told))
            else:
                self._file(ELSEWHERE if whole else province.decode()).write(told + b"\n")

    def _file(self, name: str) -> Any:
        if name not in self.opened:
            self.opened[name] = self._files.enter_context((self._folder / name).open("wb"))
        return self.opened[name]
