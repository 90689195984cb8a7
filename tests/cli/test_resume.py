"""Runs that end before their end: what is finished is kept, what is not whole is made again, and the bytes are those of an undisturbed run."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

import zonenews
from zonenews.cli import runs
from zonenews.cli.app import app
from zonenews.cli.parts import Parts

FORMS = ["out.jsonl", "out.parquet", "tables"]
COMMAND = [
    sys.executable,
    "-c",
    # Ctrl-C is ignored in a background job, the end of the terminal under nohup, and a child inherits that. Small chunks leave
    # parts for every blow.
    (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); signal.signal(signal.SIGHUP, signal.SIG_DFL);"
        " from zonenews.cli import main, runs; runs.CHUNK = 40; main()"
    ),
]


def run(*arguments: str | Path) -> Result:
    """Run `zonenews parse` in this process."""
    return CliRunner().invoke(app, ["parse", *map(str, arguments)])


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five articles a chunk, so that thirty make six."""
    monkeypatch.setattr(runs, "CHUNK", 5)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Thirty articles as JSON lines, one of which cannot be read."""
    path = tmp_path / "corpus.jsonl"
    write(path, 30)
    return path


def write(path: Path, count: int, word: str = "第") -> None:
    rows = [
        {
            "id": str(number),
            "text": f"青石湖高新区{word}{number}批签约项目{number}个，总投资{number}.5亿元。" if number != 7 else None,
        }
        for number in range(count)
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def content(path: Path) -> dict[str, bytes]:
    """A file, or every file of a directory."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@pytest.fixture
def interrupt(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Begin a run and end it after some chunks, as a kill would: nothing is tidied up."""

    def begin(corpus: Path, output: Path, chunks: int) -> None:
        real, kept = Parts.keep, 0

        def keep(self: Parts, *arguments: object) -> None:
            nonlocal kept
            if kept == chunks:
                os._exit(9)
            kept += 1
            real(self, *arguments)  # type: ignore[arg-type]

        child = os.fork()
        if child == 0:
            monkeypatch.setattr(Parts, "keep", keep)
            run(corpus, "-o", output, "--workers", "1")
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

    return begin


def truncate(parts: Path) -> None:
    blob = (parts / "000001.part").read_bytes()
    (parts / "000001.part").write_bytes(blob[: len(blob) // 2])


def change_one_byte(parts: Path) -> None:
    blob = bytearray((parts / "000001.part").read_bytes())
    blob[len(blob) // 2] ^= 1
    (parts / "000001.part").write_bytes(blob)


def delete(parts: Path) -> None:
    (parts / "000001.part").unlink()


def delete_the_notes(parts: Path) -> None:
    (parts / "000000.json").unlink()


def swap(parts: Path) -> None:
    for ending in ("part", "json"):
        (parts / f"000000.{ending}").rename(parts / "x")
        (parts / f"000001.{ending}").rename(parts / f"000000.{ending}")
        (parts / "x").rename(parts / f"000001.{ending}")


def count_wrongly(parts: Path) -> None:
    notes = json.loads((parts / "000002.json").read_bytes())
    (parts / "000002.json").write_text(json.dumps({**notes, "entries": 4}), encoding="utf-8")


def spoil_the_notes(parts: Path) -> None:
    (parts / "000002.json").write_bytes(b'{"entries": 5, "sha')


def spoil_the_failures(parts: Path) -> None:
    notes = json.loads((parts / "000001.json").read_bytes())
    (parts / "000001.json").write_text(json.dumps({**notes, "failures": [{"id": 7}]}), encoding="utf-8")


def leave_drafts(parts: Path) -> None:
    (parts / "000003.part.tmp").write_bytes(b"half")
    (parts / "whole").write_bytes(b"half")


def do_nothing(_parts: Path) -> None:
    """An undisturbed folder."""


DAMAGES = [
    (truncate, 10),
    (change_one_byte, 10),
    (delete, 10),
    (delete_the_notes, 10),
    (swap, 5),
    (count_wrongly, 10),
    (spoil_the_notes, 10),
    (spoil_the_failures, 10),
    (leave_drafts, 15),
    (do_nothing, 15),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("damage", "left"), DAMAGES, ids=lambda value: getattr(value, "__name__", None))
def test_parts_that_are_not_whole_are_made_again(  # noqa: PLR0917 - fixtures and parameters
    tmp_path: Path, corpus: Path, interrupt: Callable[..., None], damage: Callable[[Path], None], left: int, form: str
) -> None:
    """Whatever happened to a part, only what is whole is kept, and the output is that of an undisturbed run, with its failures."""
    whole = run(corpus, "-o", tmp_path / f"whole-{form}", "--workers", "1")
    assert whole.exit_code == 1
    output = tmp_path / form
    interrupt(corpus, output, 3)
    damage(tmp_path / f"{form}.parts")
    result = run(corpus, "-o", output, "--resume", "--workers", "1")
    assert (result.exit_code, f"30 articles ({left} of them in an earlier run)" in result.stderr) == (1, True)
    assert "1 could not be parsed:\n  7: no text in field 'text'" in result.stderr
    assert content(output) == content(tmp_path / f"whole-{form}")
    assert not (tmp_path / f"{form}.parts").exists()


def test_inputs_are_known_by_their_content(tmp_path: Path, corpus: Path, interrupt: Callable[..., None]) -> None:
    """An input that was changed keeps nothing of what was made from its former content, even where size and time are the same."""
    interrupt(corpus, tmp_path / "out.jsonl", 3)
    before = corpus.stat()
    write(corpus, 30, word="新")
    os.utime(corpus, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (corpus.stat().st_size, corpus.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    result = run(corpus, "-o", tmp_path / "out.jsonl", "--resume", "--workers", "1")
    assert "(" not in result.stderr.split("\n")[0]
    assert run(corpus, "-o", tmp_path / "whole.jsonl", "--workers", "1").exit_code == 1
    assert content(tmp_path / "out.jsonl") == content(tmp_path / "whole.jsonl")


def test_a_copy_of_an_input_is_the_same(tmp_path: Path, corpus: Path, interrupt: Callable[..., None]) -> None:
    """An input that was only touched keeps everything."""
    interrupt(corpus, tmp_path / "out.jsonl", 3)
    os.utime(corpus, (1, 1))
    result = run(corpus, "-o", tmp_path / "out.jsonl", "--resume", "--workers", "1")
    assert "(15 of them in an earlier run)" in result.stderr


@pytest.mark.parametrize("more", [("--published", "2020-01-01"), ("--encoding", "gb18030"), ("--boilerplate",)])
def test_other_options_are_another_run(
    tmp_path: Path, corpus: Path, interrupt: Callable[..., None], more: tuple[str, ...]
) -> None:
    """A run with other options does not go on with the parts."""
    interrupt(corpus, tmp_path / "out.jsonl", 3)
    result = run(corpus, "-o", tmp_path / "out.jsonl", "--resume", *more)
    assert (result.exit_code, "is of another run" in result.stderr) == (2, True)


def test_another_program_is_another_run(
    tmp_path: Path, corpus: Path, interrupt: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts of another version of the code are not mixed with those of this one."""
    interrupt(corpus, tmp_path / "out.jsonl", 3)
    monkeypatch.setattr(runs, "_program", lambda _form: "newer")
    result = run(corpus, "-o", tmp_path / "out.jsonl", "--resume")
    assert "is of another run: program differ" in result.stderr


def test_two_runs_are_kept_apart(tmp_path: Path, corpus: Path) -> None:
    """While a run is at an output another one is refused, in one line, and disturbs nothing."""
    parts = tmp_path / "out.jsonl.parts"
    parts.mkdir()
    with FileLock(parts / "lock"):
        result = run(corpus, "-o", tmp_path / "out.jsonl", "--workers", "1")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "another run is writing" in result.stderr
        assert [path.name for path in parts.iterdir()] == ["lock"]
    assert run(corpus, "-o", tmp_path / "out.jsonl", "--workers", "1").exit_code == 1


def test_a_run_that_finished_nothing_is_not_in_the_way(
    tmp_path: Path, corpus: Path, interrupt: Callable[..., None]
) -> None:
    """Parts without a finished chunk do not have to be removed by hand."""
    interrupt(corpus, tmp_path / "out.jsonl", 0)
    assert (tmp_path / "out.jsonl.parts").exists()
    assert run(corpus, "-o", tmp_path / "out.jsonl", "--workers", "1").exit_code == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_kill_between_the_output_and_the_end(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """When the output is in its place and the parts are not gone yet, `--resume` knows the output again and only tidies up."""
    monkeypatch.setattr(Parts, "remove", lambda _self: None)
    assert run(corpus, "-o", tmp_path / form, "--workers", "1").exit_code == 1
    before = content(tmp_path / form)
    assert (tmp_path / f"{form}.parts" / "whole.json").exists()
    monkeypatch.undo()
    monkeypatch.setattr(runs, "CHUNK", 5)
    result = run(corpus, "-o", tmp_path / form, "--resume", "--workers", "1")
    assert (result.exit_code, "30 articles (30 of them in an earlier run)" in result.stderr) == (1, True)
    assert "1 could not be parsed:\n  7: no text" in result.stderr
    assert content(tmp_path / form) == before
    assert not (tmp_path / f"{form}.parts").exists()


def test_a_part_that_is_spoiled_before_the_end_is_no_output(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that changes after it was written does not reach the output; `--resume` makes it again."""
    real = Parts.payloads

    def payloads(self: Parts, count: int) -> Iterator[bytes]:
        truncate(self.folder)
        return real(self, count)

    monkeypatch.setattr(Parts, "payloads", payloads)
    result = run(corpus, "-o", tmp_path / "out.jsonl", "--workers", "1")
    assert (result.exit_code, "is damaged: --resume makes it again" in result.stderr) == (3, True)
    assert not (tmp_path / "out.jsonl").exists()
    monkeypatch.setattr(Parts, "payloads", real)
    assert run(corpus, "-o", tmp_path / "out.jsonl", "--resume", "--workers", "1").exit_code == 1


def start(*arguments: str | Path, **more: object) -> subprocess.Popen[bytes]:
    """Run `zonenews parse` in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(zonenews.__file__).parents[1])}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]  # noqa: S603 - our own command
        [*COMMAND, "parse", *map(str, arguments)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **more,
    )


def finished(parts: Path) -> int:
    return len(list(parts.glob("*.part")))


def wait_for_parts(process: subprocess.Popen[bytes], parts: Path, count: int = 1) -> None:
    """Wait until a run has finished a chunk of its own: before that, it may not be listening to signals yet."""
    deadline = time.monotonic() + 120
    while finished(parts) < count:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Enough articles for a run of some seconds over two processes."""
    path = tmp_path / "archive.jsonl"
    write(path, 1700)
    return path


def test_every_kind_of_end(tmp_path: Path, archive: Path) -> None:
    """SIGINT, SIGTERM, SIGHUP, kill -9 of the run and of a worker, one after the other in one run: the bytes are the same in the end."""
    output, parts = tmp_path / "tables", tmp_path / "tables.parts"
    whole = start(archive, "-o", tmp_path / "whole", "--workers", "2")
    assert whole.wait(timeout=300) == 1
    whole.communicate()
    ends = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)]
    for number, (blow, code) in enumerate(ends):
        before = finished(parts)
        process = start(archive, "-o", output, "--workers", "2", *(("--resume",) if number else ()))
        wait_for_parts(process, parts, before + 1)
        began = time.monotonic()
        os.killpg(process.pid, blow) if blow is signal.SIGINT else process.send_signal(blow)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == code, errors
        if blow is not signal.SIGKILL:
            assert b"interrupted: --resume goes on from here" in errors
            assert errors.count(b"\n") == 1
            assert time.monotonic() - began < 20  # two seconds on a machine that does nothing else
        assert not output.exists()
        wait_until_gone(process.pid)
    before = finished(parts)
    last = start(archive, "-o", output, "--workers", "2", "--resume")
    wait_for_parts(last, parts, before + 1)
    kill_a_worker(last)
    _, errors = last.communicate(timeout=300)
    assert last.returncode == 1, errors
    assert b"of them in an earlier run" in errors
    assert content(output) == content(tmp_path / "whole")
    assert not parts.exists()


def wait_until_gone(group: int) -> None:
    """No process of a group outlives its leader for long."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("workers outlive their parent")


def kill_a_worker(process: subprocess.Popen[bytes]) -> None:
    """Kill one process of the group that is neither the leader nor the server that forks."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        workers = [
            int(path.name)
            for path in Path("/proc").glob("[0-9]*")
            if group_of(path) == process.pid and parent_of(path) not in (process.pid, os.getpid())
        ]
        if workers:
            os.kill(max(workers), signal.SIGKILL)
            return
        time.sleep(0.01)


def fields_of(path: Path) -> list[str]:
    try:
        return (path / "stat").read_text().rpartition(") ")[2].split()
    except OSError:  # it ended meanwhile
        return ["", "0", "0"]


def group_of(path: Path) -> int:
    return int(fields_of(path)[2])


def parent_of(path: Path) -> int:
    return int(fields_of(path)[1])


@pytest.mark.parametrize(("form", "room"), [("out.jsonl", 500_000), ("tables", 10_000)])
def test_a_full_disk(tmp_path: Path, archive: Path, form: str, room: int) -> None:
    """When the disk is full the command says so in one line; what is finished is kept, and `--resume` goes on when there is room."""
    resource = pytest.importorskip("resource")
    output = tmp_path / form
    write(archive, 600)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    full = start(archive, "-o", output, "--workers", "2", preexec_fn=little_room)
    _, errors = full.communicate(timeout=120)
    assert (full.returncode, errors.count(b"\n")) == (3, 1), errors
    assert b"cannot write" in errors
    assert (b"--resume goes on" in errors) == (tmp_path / f"{form}.parts").exists() == (form == "out.jsonl")
    assert not output.exists()
    again = start(archive, "-o", output, "--workers", "2", "--resume")
    _, errors = again.communicate(timeout=120)
    assert again.returncode == 1, errors
    assert run(archive, "-o", tmp_path / f"whole-{form}", "--workers", "1").exit_code == 1
    assert pq_rows(output) == pq_rows(tmp_path / f"whole-{form}")


def pq_rows(path: Path) -> object:
    """What an output holds, whatever the size of its chunks."""
    if path.suffix == ".jsonl":
        return path.read_bytes()
    return [pq.read_table(file).to_pylist() for file in (sorted(path.glob("*.parquet")) if path.is_dir() else [path])]
