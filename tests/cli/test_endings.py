"""How the command ends when something is missing, closed or forbidden: one line, a documented code, nothing left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import zonenews
from zonenews.cli import articles, readers, sinks
from zonenews.cli.app import app
from zonenews.cli.exits import Exit

DOCS = Path(__file__).parents[2] / "docs" / "how-to" / "command-line.md"
TEXT = "青石湖高新区新签约项目86个，总投资12.5亿元。"
WITHOUT = """
import sys
from importlib.machinery import PathFinder
real = PathFinder.find_spec.__func__
def find_spec(cls, name, *arguments):
    return None if name.partition(".")[0] in {names!r} else real(cls, name, *arguments)
PathFinder.find_spec = classmethod(find_spec)
from zonenews.cli import main
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A text, a page, a table, and many texts."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<html><body><h1>签约</h1><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "a.csv").write_text("text\n" + f"{TEXT}\n" * 600, encoding="utf-8")
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    return tmp_path


def command(*arguments: str | Path, without: tuple[str, ...] = ()) -> list[str]:
    program = ["-c", WITHOUT.format(names=set(without))] if without else ["-m", "zonenews"]
    return [sys.executable, *program, *map(str, arguments)]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(zonenews.__file__).parents[1])}


def run(folder: Path, line: list[str], **more: object) -> tuple[int, str]:
    """Run a command in a folder; give its exit code and what it said on standard error."""
    options = {"stdout": subprocess.DEVNULL, "env": ENVIRONMENT, **more}
    done = subprocess.run(  # type: ignore[call-overload]  # noqa: PLW1510, S603 - our own command, its code is looked at
        line, cwd=folder, stderr=subprocess.PIPE, timeout=120, **options
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("module", ["click", "filelock", "rich"])
def test_without_the_extra_of_the_command(folder: Path, module: str) -> None:
    """Without what the command itself needs it says what to install, in one line."""
    code, errors = run(folder, command("parse", "a.txt", "-o", "records.jsonl", without=(module,)))
    assert (code, errors) == (Exit.MISSING, f"zonenews: the command needs {module}: pip install 'zonenews[cli]'\n")


MISSING = [
    (("parse", "a.txt", "-o", "new/out.parquet"), "pyarrow", "parquet needs pyarrow: pip install 'zonenews[arrow]'"),
    (("parse", "a.txt", "-o", "tables"), "pyarrow", "tables needs pyarrow: pip install 'zonenews[arrow]'"),
    (("parse", "a.txt", "a.parquet"), "pyarrow", "parquet needs pyarrow: pip install 'zonenews[arrow]'"),
    (("parse", "a.txt", "a.html"), "trafilatura", "html needs trafilatura: pip install 'zonenews[html]'"),
    (("parse", "a.html", "-o", "out.jsonl"), "trafilatura", "html needs trafilatura: pip install 'zonenews[html]'"),
    (("parse", "a.html"), "lxml_html_clean", "html needs lxml_html_clean: pip install 'zonenews[html]'"),
    (("report", "a.txt", "-o", "a.htm.html"), "jinja2", "report needs jinja2: pip install 'zonenews[report]'"),
    (("report", "a.html"), "trafilatura", "html needs trafilatura: pip install 'zonenews[html]'"),
    (("lookup", "青石湖高新", "--fuzzy"), "rapidfuzz", "--fuzzy needs rapidfuzz: pip install 'zonenews[fuzzy]'"),
]


@pytest.mark.parametrize(("arguments", "module", "said"), MISSING)
def test_what_is_not_installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], module: str, said: str
) -> None:
    """Without what an extra brings, the command names the extra before it reads anything, and leaves nothing."""
    before = sorted(folder.rglob("*"))
    real = readers.find_spec
    for room in (articles, readers, sinks):
        monkeypatch.setattr(room, "find_spec", lambda name: None if name == module else real(name))
    monkeypatch.setitem(sys.modules, module, None)  # type: ignore[arg-type]
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (Exit.MISSING, "", f"zonenews: {said}\n")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("output", ["/proc/out.jsonl", "/proc/tables", "a.txt/out.jsonl", "/dev/full/out.parquet"])
def test_outputs_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    """Where the system lets nobody write, that is said before the first article is read."""
    before = sorted(folder.iterdir())
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, ["parse", "a.txt", "-o", output])
    assert (result.exit_code, result.stderr.count("\n")) == (Exit.OUTPUT, 1), result.stderr
    assert result.stderr.startswith(f"zonenews: cannot write {output}: ")
    assert sorted(folder.iterdir()) == before


def test_folders_for_an_output_are_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders that an output needs are made with it."""
    monkeypatch.chdir(folder)
    assert CliRunner().invoke(app, ["parse", "a.txt", "-o", "new/deep/out.jsonl"]).exit_code == Exit.DONE
    assert [path.name for path in sorted((folder / "new").rglob("*"))] == ["deep", "out.jsonl"]


FORMS = [("parse", "a.csv", "--format", "json"), ("explain", "a.csv")]


@pytest.mark.parametrize(
    "arguments", [("parse", "a.txt"), ("parse", "a.txt", "--format", "jsonl"), ("parse", "--help")]
)
def test_a_full_disk_behind_standard_output(folder: Path, arguments: tuple[str, ...]) -> None:
    """When standard output cannot take what it is given, that is one line and a code of its own."""
    with Path("/dev/full").open("wb") as full:
        code, errors = run(folder, command(*arguments), stdout=full)
    assert (code, errors) == (Exit.OUTPUT, "zonenews: cannot write standard output: no space left on device\n")


@pytest.mark.parametrize("arguments", FORMS)
def test_a_reader_who_goes_away(folder: Path, arguments: tuple[str, ...]) -> None:
    """When the reader of a pipe goes away, the command ends as programs do that a broken pipe ends."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        command(*arguments), cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=120) == Exit.CLOSED
    assert errors == "zonenews: standard output was closed before all was written\n"


def test_standard_output_that_is_not_open(folder: Path) -> None:
    """Without a standard output at all the command says so."""
    closed = ["sh", "-c", 'exec "$@" >&-', "sh", *command("parse", "a.txt")]
    assert run(folder, closed) == (Exit.OUTPUT, "zonenews: standard output is not open\n")


def test_standard_input_that_is_not_open(folder: Path) -> None:
    """Without a standard input to read the command says so."""
    closed = ["sh", "-c", 'exec "$@" <&-', "sh", *command("parse", "-")]
    assert run(folder, closed) == (Exit.USAGE, "zonenews: standard input is not open\n")


def test_parquet_from_a_pipe() -> None:
    """Parquet needs a file one can move in."""
    result = CliRunner().invoke(app, ["parse", "-", "--input", "parquet"], input=b"PAR1")
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "zonenews: Parquet is read from files only\n")


def test_the_codes_are_documented() -> None:
    """Every exit code stands in the documentation, once."""
    rows = [
        line.split("|")[1].strip() for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    codes = [int(row) for row in rows if row.isdigit()]
    assert codes == sorted(set(Exit))
