"""The command at scale: inputs and outputs of every form, and runs that survive a kill."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import zonenews
from zonenews import Document, from_arrow, parse
from zonenews.cli import runs
from zonenews.cli.app import app
from zonenews.cli.destinations import Destination
from zonenews.cli.exits import CommandError
from zonenews.cli.listing import list_inputs
from zonenews.cli.sources import Inputs

ROWS = [
    {
        "id": f"article-{number}",
        "text": f"鲁西新区第{number}批签约项目{number}个，总投资{number}.5亿元。",
        "published": "2023-05-04",
    }
    for number in range(1, 31)
]
DAY = date(2023, 5, 4)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run `zonenews parse` in this process, in small chunks."""
    return CliRunner().invoke(app, ["parse", *map(str, arguments)], input=stdin)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven articles a chunk, so that thirty make several."""
    monkeypatch.setattr(runs, "CHUNK", 7)


def write_jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)


def write_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Thirty articles as JSON lines."""
    path = tmp_path / "corpus.jsonl"
    write_jsonl(path)
    return path


WRITERS = [("corpus.jsonl", write_jsonl), ("corpus.csv", write_csv), ("corpus.parquet", write_parquet)]


@pytest.mark.parametrize(("name", "write"), WRITERS)
@pytest.mark.parametrize("workers", ["1", "2"])
def test_every_table_of_articles_gives_the_same_lines(
    tmp_path: Path, name: str, write: Callable[[Path], None], workers: str
) -> None:
    """JSON lines, CSV and Parquet in, over one process or two: the documents are those of parse, in order."""
    write(tmp_path / name)
    result = run(tmp_path / name, "-o", tmp_path / "out.jsonl", "--workers", workers)
    assert result.exit_code == 0, result.stderr
    values = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [value["id"] for value in values] == [row["id"] for row in ROWS]
    assert Document.from_dict(values[4]) == parse(ROWS[4]["text"], published=DAY)
    assert "30 articles" in result.stderr
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_parquet_and_tables_out(tmp_path: Path, corpus: Path) -> None:
    """Parquet holds equal documents; a directory gets a table for each kind of record."""
    assert run(corpus, "-o", tmp_path / "out.parquet").exit_code == 0
    results = list(from_arrow(pq.read_table(tmp_path / "out.parquet")))
    assert [result.document for result in results] == [parse(row["text"], published=DAY) for row in ROWS]
    assert run(corpus, "-o", tmp_path / "tables").exit_code == 0
    assert pq.read_table(tmp_path / "tables" / "documents.parquet").num_rows == len(ROWS)
    assert (tmp_path / "tables" / "diagnostics.parquet").is_file()


def test_directories_and_stdin(tmp_path: Path, corpus: Path) -> None:
    """A directory is the files below it, sorted; standard input is one text, or what --input says."""
    folder = tmp_path / "pages"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "two.txt").write_text("二", encoding="utf-8")
    (folder / "a.txt").write_text("一", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    lines = run(folder, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["一", "二"]
    lines = run("-", "--input", "jsonl", "--format", "jsonl", stdin=corpus.read_bytes()).stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in ROWS]


def test_pages(tmp_path: Path) -> None:
    """Of an HTML page the main text is parsed, whatever its encoding."""
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    body = "<p>5月8日，园区举行集中签约仪式，共签约项目12个，总投资63.8亿元，涉及新能源、新材料等产业。</p>" * 3
    page = f'<html><head><meta charset="gb18030"></head><body><a>首页</a><h1>园区签约12个项目</h1>{body}</body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("gb18030"))
    document = Document.from_dict(json.loads(run(tmp_path / "page.html", "--format", "json").stdout))
    assert "园区签约12个项目\n5月8日" in document.source
    assert any(quantity.value == 12 for quantity in document.quantities)


def test_other_field_names(tmp_path: Path) -> None:
    """Text, id and date can have other names; the id may be missing."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"body": "一", "day": "2023-05-04", "key": 7}\n{"body": "二"}\n', encoding="utf-8")
    done = run(path, "--text-field", "body", "--date-field", "day", "--id-field", "key", "--format", "jsonl")
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert [value["id"] for value in values] == ["7", f"{path}:2"]
    assert [value["published"] for value in values] == ["2023-05-04", None]


def test_bad_rows_are_errors_in_their_place(tmp_path: Path) -> None:
    """A broken line, a missing text, a wrong date, wrong bytes: an error each, and the exit code tells."""
    path = tmp_path / "in.jsonl"
    lines = [
        '{"text": "一"}',
        "{",
        "[1]",
        '{"text": null}',
        '{"text": "五", "published": "soon"}',
        "",
        '{"text": "七"}',
    ]
    path.write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    result = run(path, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    values = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    reasons = [value.get("error", {}).get("message", "") for value in values]
    wanted = [
        "",
        "Expecting property name",
        "not a JSON object",
        "no text",
        "'soon' is not",
        "",
        "byte 0xFF at offset 10",
    ]
    assert all(part in reason for part, reason in zip(wanted, reasons, strict=True))
    assert [value["id"] for value in values][-1] == f"{path}:8"
    assert "5 could not be parsed" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--text-field", "body"), "no field 'body'; there are: id, text, published"),
        (("-o", "out.xlsx"), "should end in .jsonl or .parquet"),
        (("--resume",), "--resume needs --output"),
        (("--workers", "0"), "0"),
    ],
)
@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_wrong_use(
    tmp_path: Path, name: str, write: Callable[[Path], None], arguments: tuple[str, ...], reason: str
) -> None:
    """What cannot work is refused before anything is done."""
    write(tmp_path / name)
    result = run(tmp_path / name, *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_interrupted_runs_are_not_overwritten(tmp_path: Path, corpus: Path) -> None:
    """Parts of an interrupted run are continued on demand only, and only by the same run."""
    output = tmp_path / "out.jsonl"
    job = runs.Run(
        listing=list_inputs(Inputs(names=(str(corpus),))), destination=Destination.named(str(output)), workers=1
    )

    def stop(_tally: runs.Tally) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        job.go(stop, resume=False)
    assert "--resume continues it" in run(corpus, "-o", output).stderr
    other = run(corpus, "-o", output, "--resume", "--published", "2020-01-01")
    assert other.exit_code == 2
    assert "is of another run: inputs differ" in other.stderr
    assert run(corpus, "-o", output, "--resume").exit_code == 0
    assert "nothing to resume" in run(corpus, "-o", output, "--resume").stderr


def test_documents_are_no_parts_of_a_panel(tmp_path: Path, corpus: Path) -> None:
    """Both are Parquet under one name, and an interrupted run of one is not continued as the other."""
    listing, output = list_inputs(Inputs(names=(str(corpus),))), str(tmp_path / "out.parquet")

    def stop(_tally: runs.Tally) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runs.Run(listing=listing, destination=Destination.named(output), workers=1).go(stop, resume=False)
    panel = runs.Run(listing=listing, destination=Destination.of_panel(output), workers=1)
    with pytest.raises(CommandError, match="is of another run: form differ"):
        panel.go(stop, resume=True)


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
def test_kill_and_resume_gives_the_same_bytes(tmp_path: Path, output: str) -> None:
    """kill -9 in the middle, then --resume: the output is what an undisturbed run gives, byte for byte."""
    corpus = tmp_path / "corpus.jsonl"
    rows = [{**ROWS[number % 30], "id": str(number)} for number in range(4000)]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "zonenews", "parse", str(corpus), "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(Path(zonenews.__file__).parents[1])}

    def start(name: str, *more: str) -> subprocess.Popen[bytes]:
        arguments = [*command, "-o", str(tmp_path / name), *more]
        return subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE)  # noqa: S603 - our own command

    whole = start(f"whole-{output}")
    _, errors = whole.communicate(timeout=120)
    assert whole.returncode == 0, errors
    killed = start(output)
    parts = tmp_path / f"{output}.parts"
    deadline = time.monotonic() + 60
    while len(list(parts.glob("*.part"))) < 2:
        assert time.monotonic() < deadline
        assert killed.poll() is None
        time.sleep(0.005)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert not (tmp_path / output).exists()
    finished = len(list(parts.glob("*.part")))
    assert 2 <= finished < 4000 / 250
    resumed = start(output, "--resume")
    _, errors = resumed.communicate(timeout=120)
    assert resumed.returncode == 0, errors
    assert b"of them in an earlier run" in errors
    assert (tmp_path / output).read_bytes() == (tmp_path / f"whole-{output}").read_bytes()
    assert not parts.exists()
