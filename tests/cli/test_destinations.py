"""Outputs: nothing that the command did not write is replaced, and whatever it must not do it refuses before it reads."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zonenews.cli import listing
from zonenews.cli.app import app

TEXT = "青石湖高新区新签约项目86个。"


def run(*arguments: str | Path) -> Result:
    """Run `zonenews parse` in this process."""
    return CliRunner().invoke(app, ["parse", "--workers", "1", *map(str, arguments)])


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, their table and a folder of the user's, entered."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "thesis.docx").write_bytes(b"years of work")
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder.jsonl").mkdir()
    monkeypatch.chdir(tmp_path / "pages")
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and every directory as nothing."""
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


REFUSED = [
    ("../results", "that this command did not write"),
    ("../empty", "that this command did not write"),
    ("../pages", "the current directory or holds it"),
    (".", "the current directory or holds it"),
    ("./", "the current directory or holds it"),
    ("..", "the current directory or holds it"),
    ("../..", "the current directory or holds it"),
    ("../folder.jsonl", "is a directory"),
    ("../corpus.jsonl", "is an input or holds one"),
    ("../corpus-link.jsonl", "is an input or holds one"),
    ("../corpus-twin.jsonl", "is an input or holds one"),
    ("../input-folder", "is an input or holds one"),
    ("a.txt", "should end in .jsonl or .parquet"),
    ("../pipe.jsonl", "is no regular file"),
]


@pytest.mark.parametrize("options", [(), ("--overwrite",), ("--resume",), ("--resume", "--overwrite")])
@pytest.mark.parametrize(("output", "reason"), REFUSED)
def test_refused(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, output: str, reason: str, options: tuple[str, ...]
) -> None:
    """What is an input, holds one, holds the current directory, or was not written by the command stays: exit 2, and nothing is read."""
    (workplace / "corpus-link.jsonl").symlink_to("corpus.jsonl")
    os.link(workplace / "corpus.jsonl", workplace / "corpus-twin.jsonl")
    (workplace / "input-folder" / "below").mkdir(parents=True)
    (workplace / "input-folder" / "below" / "b.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(workplace / "pipe.jsonl")
    (workplace / "pipe.jsonl").unlink() if "pipe" not in output else None
    before = {} if "pipe" in output else snapshot(workplace)

    def read(*_arguments: object) -> None:
        raise AssertionError("an article was read")

    monkeypatch.setattr(listing.Listing, "entries", read)
    inputs = ("../corpus.jsonl", "../input-folder/below/b.txt")
    result = run(*inputs, "-o", output, *options)
    resumed = "--resume" in options and "nothing to resume" in result.stderr
    assert resumed or (result.exit_code, reason in result.stderr, result.stderr.count("\n")) == (2, True, 1)
    assert before in ({}, snapshot(workplace))


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "tables"])
def test_an_earlier_output_is_replaced_when_that_is_said(workplace: Path, name: str) -> None:
    """A file or a directory of the command's own stays, unless `--overwrite` is given."""
    output = workplace / name
    assert run("a.txt", "-o", output).exit_code == 0
    before = snapshot(workplace)
    again = run("../corpus.jsonl", "-o", output)
    assert (again.exit_code, "is there already; --overwrite replaces it" in again.stderr) == (2, True)
    assert snapshot(workplace) == before
    assert run("../corpus.jsonl", "-o", output, "--overwrite").exit_code == 0
    assert snapshot(workplace) != before
    assert snapshot(workplace).keys() == before.keys()


def add_notes(tables: Path) -> None:
    (tables / "notes.md").write_text("mine", encoding="utf-8")


def change_a_table(tables: Path) -> None:
    (tables / "zones.parquet").write_bytes(b"sorted by hand")


def remove_a_table(tables: Path) -> None:
    (tables / "zones.parquet").unlink()


def forge_the_marker(tables: Path) -> None:
    (tables / "_zonenews.json").write_text("[]", encoding="utf-8")


@pytest.mark.parametrize("change", [add_notes, change_a_table, remove_a_table, forge_the_marker])
def test_what_a_user_did_to_the_tables_stays(workplace: Path, change: Callable[[Path], None]) -> None:
    """A directory of tables in which anything was added, changed or taken away is the user's, even with `--overwrite`."""
    tables = workplace / "tables"
    assert run("a.txt", "-o", tables).exit_code == 0
    change(tables)
    before = snapshot(workplace)
    result = run("a.txt", "-o", tables, "--overwrite")
    assert (result.exit_code, "that this command did not write" in result.stderr) == (2, True)
    assert snapshot(workplace) == before


def test_a_link_is_written_through(workplace: Path) -> None:
    """An output that is a link to a file stays one; the file it leads to is written."""
    (workplace / "disk").mkdir()
    (workplace / "out.jsonl").symlink_to("disk/real.jsonl")
    assert run("a.txt", "-o", workplace / "out.jsonl").exit_code == 0
    assert (workplace / "out.jsonl").is_symlink()
    assert json.loads((workplace / "disk" / "real.jsonl").read_text(encoding="utf-8"))["id"] == "a.txt"


def test_an_output_among_the_inputs_is_none_of_them(workplace: Path) -> None:
    """An output in a directory that is read is not read by the run that writes it, and is safe from the next."""
    first = run(".", "-o", "out.jsonl")
    assert (first.exit_code, "1 article in" in first.stderr) == (0, True)
    before = snapshot(workplace)
    second = run(".", "-o", "out.jsonl", "--overwrite")
    assert (second.exit_code, "is an input or holds one" in second.stderr) == (2, True)
    assert snapshot(workplace) == before


def test_what_comes_to_be_there_meanwhile_stays(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody else puts at the place of the output during the run is not replaced; the work is kept."""
    from zonenews.cli import destinations  # noqa: PLC0415 - patched here only

    def settle(path: Path) -> None:
        raise AssertionError(path)

    output = workplace / "out.jsonl"
    monkeypatch.setattr(destinations, "settle_directory", settle)
    real = destinations.Destination.put

    def put(self: destinations.Destination, draft: Path, aside: Path) -> None:
        self.path.write_text("somebody else's", encoding="utf-8")
        real(self, draft, aside)

    monkeypatch.setattr(destinations.Destination, "put", put)
    result = run("a.txt", "-o", output)
    assert (result.exit_code, "has come to be there meanwhile" in result.stderr) == (2, True)
    assert output.read_text(encoding="utf-8") == "somebody else's"
    monkeypatch.undo()
    os.chdir(workplace / "pages")
    assert run("a.txt", "-o", output, "--resume", "--overwrite").exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8"))["id"] == "a.txt"


def test_a_folder_that_is_called_like_the_parts(workplace: Path) -> None:
    """A folder of the user's that has the name the parts would have is neither used nor removed."""
    (workplace / "out.jsonl.parts").mkdir()
    (workplace / "out.jsonl.parts" / "motor.txt").write_text("mine", encoding="utf-8")
    before = snapshot(workplace)
    result = run("a.txt", "-o", workplace / "out.jsonl")
    assert (result.exit_code, "is in the way" in result.stderr) == (2, True)
    assert snapshot(workplace) == before


def test_what_is_put_among_the_parts_stays(workplace: Path) -> None:
    """A file that somebody puts into the folder of parts is not removed with it."""
    parts = workplace / "out.jsonl.parts"
    parts.mkdir()
    (parts / "run.json").write_text("{}", encoding="utf-8")
    (parts / "mine.txt").write_text("mine", encoding="utf-8")
    assert run("a.txt", "-o", workplace / "out.jsonl").exit_code == 0
    assert snapshot(parts) == {str(parts / "mine.txt"): b"mine"} or set(snapshot(parts)) == {
        str(parts / "lock"),
        str(parts / "mine.txt"),
    }
