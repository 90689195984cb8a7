"""The command: formats, encodings, exit codes and errors that help."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support import EXAMPLES, ROOT

from zonenews import Document, parse, parse_html
from zonenews.cli.app import app

CLEAN = str(ROOT / "examples" / "clean.txt")
TEXT = "鲁西新区新签约项目86个。"


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    """Run `zonenews` in this process."""
    return CliRunner().invoke(app, arguments, input=stdin)


def test_tables() -> None:
    """Without options the records are printed as tables under the name of the file."""
    result = run("parse", CLEAN)
    assert result.exit_code == 0
    assert Path(CLEAN).name in result.stdout.replace("\n", "")


def test_json_of_one_file() -> None:
    """One file gives one object, equal to what parse gives."""
    result = run("parse", CLEAN, "--format", "json", "--published", "2023-07-12")
    values = json.loads(result.stdout)
    assert values["id"] == CLEAN
    assert values["published"] == "2023-07-12"
    assert Document.from_dict(values).source == Path(CLEAN).read_text(encoding="utf-8")


def test_json_of_several_files() -> None:
    """Several files give an array in the order they were named."""
    names = [str(path) for path in EXAMPLES]
    result = run("parse", *names, "--format", "json")
    assert [values["id"] for values in json.loads(result.stdout)] == names


def test_json_lines_from_stdin() -> None:
    """`-` is standard input; a byte order mark is no text."""
    result = run("parse", "-", "--format", "jsonl", stdin=b"\xef\xbb\xbf" + TEXT.encode())
    assert Document.from_dict(json.loads(result.stdout)) == parse(TEXT)


def test_some_kinds() -> None:
    """With `--kinds` a document is that of `parse` with these kinds, over text and over pages."""
    values = json.loads(
        run("parse", "-", "--kinds", "zones, project-groups", "--format", "json", stdin=TEXT.encode()).stdout
    )
    assert Document.from_dict(values) == parse(TEXT, kinds=("zones", "project_groups"))
    assert (bool(values["zones"]), bool(values["project_groups"]), values["quantities"]) == (True, True, [])
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    page = f"<html><body><h1>签约</h1><p>{TEXT}</p></body></html>".encode()
    shown = run("parse", "-", "--input", "html", "--kinds", "quantities", "--format", "json", stdin=page).stdout
    assert Document.from_dict(json.loads(shown)) == parse_html(page, kinds=("quantities",))


def test_other_encoding(tmp_path: Path) -> None:
    """GB18030 is read when it is asked for, and suggested when it was not."""
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert json.loads(run("parse", str(path), "--encoding", "GB18030", "--format", "json").stdout)["source"] == TEXT
    result = run("parse", str(path))
    assert result.exit_code == 1
    assert "not UTF-8: byte 0xCE at offset 2 (line 1); it reads well with --encoding gb18030" in result.stderr


def test_one_bad_file_costs_only_itself(tmp_path: Path) -> None:
    """The files that can be read are parsed, the others are named, and the exit code tells."""
    missing = str(tmp_path / "none.txt")
    result = run("parse", missing, CLEAN, "--format", "jsonl")
    assert result.exit_code == 1
    bad, good = map(json.loads, result.stdout.splitlines())
    assert bad == {"id": missing, "error": {"kind": "SourceError", "message": "no such file or directory"}}
    assert good["id"] == CLEAN
    assert "none.txt: no such file or directory" in result.stderr
    assert json.loads(run("parse", missing, CLEAN, "--format", "json").stdout) == [bad, good]
    assert json.loads(run("parse", missing, "--format", "json").stdout) == bad


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("parse",), "FILE..."),
        (("parse", CLEAN, "--published", "yesterday"), "yesterday"),
        (("parse", CLEAN, "--encoding", "klingon"), "no such encoding: klingon"),
        (("parse", CLEAN, "--format", "xml"), "xml"),
        (("parse", CLEAN, "--kinds", "zone"), "zone is no kind: times"),
        (("parse", CLEAN, "--kinds", ","), "nothing is no kind"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], reason: str) -> None:
    """A wrong command line exits with 2 and says what is wrong."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_schema() -> None:
    """The schema can be printed."""
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org/")
