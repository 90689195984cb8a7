"""What people see: control characters made visible, tables that fit and cut no figure, headings in Chinese, colours on terminals only."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import zonenews
from zonenews import Body, Document, Metric, RegionEntry, Term, ZoneEntry, parse
from zonenews._data import load_toml
from zonenews.cli.app import app
from zonenews.cli.folding import fold, narrowest
from zonenews.cli.tables import table
from zonenews.cli.visible import json_visible, visible
from zonenews.lexicon.headings import heading
from zonenews.outputs.brief import brief
from zonenews.serialization.fields import fields_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp\u200b\r\x08"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def run(*arguments: str | Path, width: int = 80) -> Result:
    """Run a command in this process, on a terminal of some width."""
    return CliRunner(env={"COLUMNS": str(width)}).invoke(app, [*map(str, arguments)])


@given(st.text())
def test_nothing_that_steers_gets_through(text: str) -> None:
    """Whatever a text holds, on one line of the terminal nothing of it is a command; what is harmless stays."""
    shown = visible(text)
    assert not STEERING.search(shown)
    assert "\n" not in shown
    shown.encode()


@given(st.dictionaries(st.text(), st.text(), max_size=3))
def test_json_means_the_same_when_it_is_made_visible(values: dict[str, str]) -> None:
    """JSON on a terminal has no steering characters and is still the same value."""
    shown = json_visible(json.dumps(values, ensure_ascii=False, indent=2))
    assert json.loads(shown) == values
    assert not STEERING.search(shown)


def test_ids_names_and_sources(tmp_path: Path) -> None:
    """An id, a file name, a page's source and a failure's reason that try to steer the terminal do not."""
    name = f"evil{EVIL.replace('/', '')}.txt"
    (tmp_path / name).write_text(f"园区签约{EVIL}\n2023-05-08 来源：园区{EVIL}日报\n签约项目3个。", encoding="utf-8")
    rows = [
        {"id": EVIL, "text": f"签约项目3个{EVIL}。"},
        {"id": EVIL + "2", "text": None},
        {"id": "a", "text": "一", "published": EVIL},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    results = [
        run("parse", tmp_path),
        run("parse", tmp_path, "-o", tmp_path / f"out{EVIL.replace('/', '')}.jsonl"),
        run("parse", tmp_path / f"no{EVIL}"),
        run("parse", tmp_path / "in.jsonl", "--text-field", EVIL),
        run("parse", tmp_path / "in.jsonl", "--encoding", EVIL),
        run("parse", tmp_path / "in.jsonl", "-o", tmp_path / f"{EVIL}.xlsx"),
        run("explain", tmp_path / name),
        run("lookup", EVIL),
    ]
    for result in results:
        assert not STEERING.search(result.stdout), result.stdout
        assert not STEERING.search(result.stderr), result.stderr
    assert "\\x1b]0;owned\\x07" in results[0].stdout
    assert "\\x1b]0;owned\\x07" in results[0].stderr


NUMBER = re.compile(r"[0-9][0-9,.:/-]*[0-9]|[0-9]")


@pytest.mark.parametrize("width", [40, 80, 100, 160])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_tables_fit_and_cut_no_figure(path: Path, width: int) -> None:
    """At every width each line fits, and every value and every date of every record stands there in one piece."""
    result = run("parse", path, width=width)
    document = parse(path.read_text(encoding="utf-8"))
    assert max(cell_len(line) for line in result.stdout.splitlines()) <= width
    shown = set(NUMBER.findall(result.stdout))
    for field in attrs.fields(Document):
        for record in getattr(document, field.name) if isinstance(getattr(document, field.name), tuple) else ():
            for slot in attrs.fields(type(record)):
                if slot.name in {"value", "upper", "start", "end", "period", "date", "investment", "amount"}:
                    text = brief(getattr(record, slot.name))
                    assert set(NUMBER.findall(text)) <= shown, (slot.name, text)


CELLS = st.text(alphabet="甲乙丙 abc1234567890,.-%年", max_size=40)


@given(CELLS, st.integers(1, 30))
def test_folding_loses_nothing(text: str, width: int) -> None:
    """Folded lines hold every character but spaces at their ends, and are only wider than asked for a number that is."""
    lines = fold(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= max(width, 2, narrowest(line)) for line in lines)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=5), st.integers(20, 90))
def test_tables_hold_every_cell(rows: list[tuple[str, ...]], width: int) -> None:
    """A table has every character of every cell, in columns or record by record."""
    columns = {name: [row[place] for row in rows] for place, name in enumerate(["metric", "of whom", "year", "x"])}
    text = "".join(line.plain for line in table("t", columns, width))
    for row in rows:
        for cell in row:
            assert all(text.count(character) >= cell.count(character) for character in set(cell) - {" "})


def test_a_number_is_wider_than_the_terminal() -> None:
    """A number that no line can hold stands in one piece all the same."""
    number = "1" * 50
    assert fold(f"总投资{number}元", 20) == ["总投资", number, "元"]


def test_headings_in_chinese() -> None:
    """`--lang zh` gives Chinese headings, and changes nothing else."""
    clean = next(path for path in EXAMPLES if path.stem == "clean")
    english, chinese = run("parse", clean).stdout, run("parse", clean, "--lang", "zh").stdout
    count = len(parse(clean.read_text(encoding="utf-8")).indicators)
    assert f"indicators ({count})" in english
    assert f"指标 ({count})" in chinese
    assert "indicators" not in chinese
    assert "投资额: >42,000,000,000 CNY" in chinese


def test_every_field_has_a_chinese_heading() -> None:
    """A new field of a record needs a line in data/headings.toml, and none is there for a field that is gone."""
    found: set[str] = set()
    waiting: list[type] = [Document, ZoneEntry, RegionEntry, Metric, Term, Body]
    seen: set[type] = set()
    while waiting:
        record = waiting.pop()
        seen.add(record)
        for field in fields_of(record):
            found.add(field.name)
            shapes = [field.shape]
            while shapes:
                shape = shapes.pop()
                shapes += shape.items
                if shape.record is not None and shape.record not in seen:
                    waiting.append(shape.record)
    of_tables = {key.partition(".")[2] for key in load_toml("headings.toml") if "." in key}
    missing = sorted(name for name in found - of_tables if heading(name, "zh") == heading(name) and name != "edtf")
    assert not missing, "each of these needs a line in src/zonenews/data/headings.toml"


def terminal(*arguments: str | Path, **environment: str) -> bytes:
    """Run a command on a terminal of its own, 80 columns wide."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    import fcntl  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    here = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "FORCE_COLOR"}}
    here |= {"PYTHONPATH": str(Path(zonenews.__file__).parents[1]), "TERM": "xterm-256color", **environment}
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "zonenews", *map(str, arguments)], stdout=theirs, stderr=theirs, env=here
    )
    os.close(theirs)
    blob = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        blob += piece
    os.close(ours)
    process.wait(timeout=60)
    return blob


def test_colours_on_terminals_only() -> None:
    """A terminal gets styles, unless the user wants none; a pipe gets none. The text is the same."""
    clean = next(path for path in EXAMPLES if path.stem == "clean")
    styled = terminal("parse", clean)
    assert b"\x1b[1m" in styled
    assert b"\x1b[1m" not in run("parse", clean).stdout.encode()
    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", styled.decode()).replace("\r", "").splitlines()
    shown = [line.rstrip() for line in lines if line.strip()]
    assert shown == [line.rstrip() for line in run("parse", clean).stdout.splitlines() if line.strip()]
    assert b"\x1b[3" not in terminal("parse", clean, NO_COLOR="1")


def test_utf8_whatever_the_code_page(tmp_path: Path) -> None:
    """Output is UTF-8 in every locale, names that are no text included."""
    name = os.fsencode(tmp_path) + b"/\xc7\xe0.txt"
    Path(os.fsdecode(name)).write_text("青石湖高新区签约项目3个。", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(zonenews.__file__).parents[1])}
    for form, more in (
        ("table", {"PYTHONIOENCODING": "gbk"}),
        ("jsonl", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ):
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "zonenews", "parse", tmp_path, "--format", form],
            capture_output=True,
            check=True,
            env={**environment, **more},
        )
        assert "青石湖高新区" in done.stdout.decode("utf-8"), more
        assert "\\xc7\\xe0.txt" in done.stdout.decode("utf-8").replace("\\\\", "\\"), more


COMMANDS = ["parse", "panel", "report", "explain", "lookup", "normalize", "schema", "completion"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_and_fits(command: str) -> None:
    """Help of every command has an example that names it, and no line wider than the terminal."""
    shown = run(command, "--help").stdout
    assert re.search(rf"Examples?:\n(  .*\n)*?.*zonenews {command}", shown)
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


def test_the_commands() -> None:
    """These commands there are, in this order."""
    shown = run("--help").stdout.partition("Commands:\n")[2]
    assert re.findall(r"^  (\w+)", shown, re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("columns", ["40", "100", ""])
def test_a_pipe_gets_what_the_library_of_terminals_would_write(path: Path, columns: str) -> None:
    """Without rich, which is not loaded for a pipe, the same bytes as with it; `TTY_COMPATIBLE` makes it be asked."""
    env = {"COLUMNS": columns or None, "FORCE_COLOR": None}
    for arguments in (["parse", str(path)], ["explain", str(path)]):
        plain = CliRunner(env={**env, "TTY_COMPATIBLE": None}).invoke(app, arguments)
        asked = CliRunner(env={**env, "TTY_COMPATIBLE": "0"}).invoke(app, arguments)
        assert (plain.exit_code, plain.stdout_bytes) == (asked.exit_code, asked.stdout_bytes)
        assert plain.exit_code == 0


def test_an_article_is_shown_without_what_files_terminals_and_processes_need(tmp_path: Path) -> None:
    """The command loads what it is asked for."""
    (tmp_path / "a.txt").write_text("青石湖高新区签约项目12个。", encoding="utf-8")
    program = (
        "import json, runpy, sys\n"
        "sys.argv = ['zonenews', 'parse', 'a.txt']\n"
        "try: runpy.run_module('zonenews', run_name='__main__')\n"
        "except SystemExit as end: assert not end.code\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603 - this very interpreter, a constant program
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(zonenews.__file__).parents[1])},
    )
    modules = set(json.loads(done.stderr))
    assert "青石湖高新区" in done.stdout.decode()
    assert not modules & {"filelock", "multiprocessing", "rich.console", "pyarrow", "trafilatura", "jinja2"}
    assert not [name for name in modules if name.startswith(("zonenews.panels", "zonenews.webpage"))]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """The script for each shell asks the command."""
    assert "_ZONENEWS_COMPLETE" in run("completion", shell).stdout


def test_completion_of_values() -> None:
    """The command completes the values of its options."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(zonenews.__file__).parents[1]),
        "_ZONENEWS_COMPLETE": "bash_complete",
        "COMP_WORDS": "zonenews parse --format js",
        "COMP_CWORD": "3",
    }
    program = "from zonenews.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    assert done.stdout.split() == ["plain,json", "plain,jsonl"]
