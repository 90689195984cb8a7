"""Where an output may go, and how it gets there: never in place of what the command did not write."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import attrs

from zonenews.cli.exits import CommandError, Exit
from zonenews.cli.listing import Listing
from zonenews.cli.sources import STDIN
from zonenews.document import SCHEMA

MARKER = "_zonenews.json"
"""The file in a directory of tables that says what the command wrote there; readers of such directories pass over its first character."""


@attrs.frozen(kw_only=True)
class Destination:
    """Where an output goes.

    Attributes:
        name: as the user wrote it.
        path: the same without links, so that a link to a file stays one.
        form: `jsonl`, `parquet`, `tables`, `html` or `panel`.
        overwrite: whether an earlier output may be replaced.
    """

    name: str
    path: Path
    form: str
    overwrite: bool = False

    @classmethod
    def named(cls, name: str, *, overwrite: bool = False, page: bool = False) -> Destination:
        """The destination of that name.

        Args:
            name: as the user wrote it.
            overwrite: whether an earlier output may be replaced.
            page: whether a page is written, and not records.

        Raises:
            CommandError: the ending asks for a form that there is not.
        """
        form = form_of(name)
        if page and form != "html":
            raise CommandError(f"{name} should end in .html")
        if form is None or (form == "html" and not page):
            raise CommandError(f"{name} should end in .jsonl or .parquet, or name a directory for tables")
        return cls(name=name, path=Path(os.path.realpath(name)), form=form, overwrite=overwrite)

    @classmethod
    def of_panel(cls, name: str, *, overwrite: bool = False) -> Destination:
        """The destination of a panel of that name.

        Args:
            name: as the user wrote it.
            overwrite: whether an earlier output may be replaced.

        Raises:
            CommandError: the ending asks for a form that there is not.
        """
        from zonenews.panels.files import form_of  # noqa: PLC0415 - of panels only

        if form_of(name) is None:
            raise CommandError(f"{name} should end in .parquet, .csv, .sdmx.csv, .jsonl or .html")
        return cls(name=name, path=Path(os.path.realpath(name)), form="panel", overwrite=overwrite)

    def check(self, listing: Listing) -> None:
        """Refuse to replace what must not be replaced.

        Raises:
            CommandError: something is there that the command did not write, is an input, or may not be replaced without `--overwrite`.
        """
        reason = self._refusal(listing)
        if reason is not None:
            raise CommandError(f"{self.name} {reason}")

    def _refusal(self, listing: Listing) -> str | None:
        if not self.path.exists():
            return None
        folder = self.form == "tables"
        if folder and not self.path.is_dir():
            return "is a file, and tables need a directory"
        if not folder and self.path.is_dir():
            return f"is a directory, and {self.form} needs a file"
        if not folder and not self.path.is_file():
            return "is no regular file"
        if folder and _holds(self.path, Path.cwd()):
            return "is the current directory or holds it: an output would replace it"
        if any(_holds(self.path, Path(name)) for name in _names(listing)):
            return "is an input or holds one: an output would replace it"
        if folder and not is_ours(self.path):
            return "is a directory with files that this command did not write: name one that is not there yet"
        return None if self.overwrite else "is there already; --overwrite replaces it"

    def put(self, draft: Path, aside: Path) -> None:
        """Move a finished file or directory to its place, at once.

        Args:
            draft: what was written beside the destination.
            aside: where an earlier directory goes, on the same disk.

        Raises:
            CommandError: meanwhile something else is there.
        """
        if self.form == "tables":
            self._put_directory(draft, aside)
        elif self.overwrite:
            draft.replace(self.path)
        else:
            _put_new(draft, self.path, self.name)
        settle_directory(self.path.parent)

    def _put_directory(self, draft: Path, aside: Path) -> None:
        moved = self.path.exists()
        if moved:
            self.path.rename(aside)
        try:
            draft.rename(self.path)
        except OSError:
            if moved:
                aside.rename(self.path)
            raise


def form_of(name: str) -> str | None:
    """The form that the ending of an output asks for; a name without an ending is a directory of tables.

    >>> form_of("out.parquet"), form_of("out"), form_of("2023.06/"), form_of("out.xlsx")
    ('parquet', 'tables', 'tables', None)
    """
    if name.endswith(("/", os.sep)) or Path(name).name in {"", ".."}:
        return "tables"
    endings = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".html": "html", "": "tables"}
    return endings.get(Path(name).suffix.lower())


def write_marker(folder: Path) -> None:
    """Say in a directory of tables which files are there, so that a later run knows that nobody added or changed one."""
    files = {path.name: file_digest(path) for path in sorted(folder.iterdir())}
    values = {"written_by": "zonenews", "schema": SCHEMA, "files": files}
    write_settled(folder / MARKER, (json.dumps(values, indent=2) + "\n").encode())


def is_ours(folder: Path) -> bool:
    """Whether a directory holds what the command wrote there, unchanged, and nothing else."""
    try:
        values: Any = json.loads((folder / MARKER).read_bytes())
        files: dict[str, str] = values["files"]
        if {path.name for path in folder.iterdir()} != {*files, MARKER} or values["written_by"] != "zonenews":
            return False
        return all(file_digest(folder / name) == digest for name, digest in files.items())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def digest_of(path: Path) -> str | None:
    """What identifies an output by its content: a file, or a directory of tables; `None` where there is none."""
    if path.is_dir():
        return file_digest(path / MARKER) if is_ours(path) else None
    return file_digest(path) if path.is_file() else None


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_settled(path: Path, blob: bytes) -> None:
    """Write a file so that it is there whole or not at all, and stays when the power goes."""
    draft = path.with_name(path.name + ".tmp")
    try:
        with draft.open("wb") as file:
            file.write(blob)
            settle(file)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def settle(file: Any) -> None:
    """Bring a file to the disk."""
    file.flush()
    os.fsync(file.fileno())


def settle_directory(path: Path) -> None:
    """Bring the names in a directory to the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _put_new(draft: Path, path: Path, name: str) -> None:
    """Move a file where none may be: a link refuses to replace, a rename would not."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise CommandError(f"{name} has come to be there meanwhile; --resume --overwrite replaces it") from None
    except OSError:  # a disk without links
        if path.exists():
            raise CommandError(f"{name} has come to be there meanwhile; --resume --overwrite replaces it") from None
        draft.rename(path)
    else:
        draft.unlink()


def _names(listing: Listing) -> list[str]:
    """Every file and directory that is read."""
    return [name for name in (*listing.inputs.names, *(place.name for place in listing.places)) if name != STDIN]


def _holds(path: Path, other: Path) -> bool:
    """Whether two paths lead to the same, or one to a directory that holds the other, whatever their names."""
    if not other.exists():
        return False
    real = other.resolve()
    if real == path or path in real.parents:
        return True
    return path.samefile(other) or (path.is_dir() and any(path.samefile(up) for up in real.parents))


def unwritable(name: str, error: OSError) -> CommandError:
    """The error of an output that the system does not let us write."""
    said = (error.strerror or str(error) or type(error).__name__).splitlines()[0]
    return CommandError(f"cannot write {name}: {said.lower()}", Exit.OUTPUT)
