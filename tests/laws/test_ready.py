"""What is kept from one process to the next changes nothing but the time: damaged, missing, forbidden or shared, results are the same."""

import functools
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zonenews
from zonenews import _ready
from zonenews._patterns import Lazy
from zonenews.sample_articles import examples

TEXT = "青石湖高新区2023年实现地区生产总值120亿元，同比增长7.5%，签约项目12个，总投资86亿元。"
RUN = f"""
import json, zonenews
from zonenews._ready import store
document = zonenews.parse({TEXT!r})
print(json.dumps([document.to_json(), len(store().made)]))
"""


def run(folder: object) -> tuple[str, int]:
    """What a process makes of a text, and how much it had to make ready itself."""
    done = subprocess.run(  # noqa: S603 - this very interpreter, a constant program
        [sys.executable, "-c", RUN],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(zonenews.__file__).parents[1],
        env={**os.environ, "ZONENEWS_CACHE": str(folder)},
    )
    assert done.stderr == ""
    document, made = json.loads(done.stdout)
    return document, made


@pytest.fixture(scope="module")
def plain() -> str:
    """What is read without anything kept."""
    document, made = run("off")
    assert made == 0
    return document


@pytest.fixture(scope="module")
def written(plain: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file that a first process leaves behind."""
    folder = tmp_path_factory.mktemp("written")
    document, made = run(folder)
    assert document == plain
    assert made > 100
    [file] = folder.iterdir()
    return file.read_bytes()


def name() -> str:
    """The name of the file of this interpreter."""
    return f"ready-{_ready._engine()}.bin"  # noqa: SLF001 - the name says which interpreter wrote it


def test_second_process_makes_nothing(plain: str, written: bytes, tmp_path: Path) -> None:
    (tmp_path / name()).write_bytes(written)
    assert run(tmp_path) == (plain, 0)
    assert (tmp_path / name()).read_bytes() == written


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:7],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        lambda data: data.replace(b"ready 3", b"ready 2", 1),
        lambda data: os.urandom(len(data)),
    ],
    ids=["empty", "cut in the head", "cut in half", "cut at the end", "longer", "a bit", "another form", "noise"],
)
def test_damaged_file_holds_nothing(written: bytes, tmp_path: Path, damage: object) -> None:
    file = tmp_path / name()
    file.write_bytes(written)
    key = ("re", "[0-9]{4}年?", 0)
    whole = len(_ready.Store(file).keys)
    file.write_bytes(damage(written))  # type: ignore[operator]
    store = _ready.Store(file)
    assert (whole > 100, store.keys) == (True, frozenset())
    store.keep(key, 7)
    store.save()
    assert _ready.Store(file).get(key) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_passed_over(written: bytes, tmp_path: Path, mode: int) -> None:
    """What is kept is run: it has to be of the user, or of the system."""
    file = tmp_path / name()
    file.write_bytes(written)
    file.chmod(0o600)
    assert len(_ready.Store(file).keys) > 100
    file.chmod(mode)
    assert _ready.Store(file).keys == frozenset()


def test_damaged_entry_is_made_anew_and_the_others_hold(tmp_path: Path) -> None:
    """Each entry has a sum of its own: a bit that fell costs what it fell in."""
    file = tmp_path / "kept.bin"
    first = _ready.Store(file)
    first.keep(("re", "a", 0), "x" * 50)
    first.keep(("re", "b", 0), "y" * 50)
    first.save()
    written = file.read_bytes()
    at = written.index(b"y" * 50)
    file.write_bytes(written[:at] + b"z" + written[at + 1 :])
    store = _ready.Store(file)
    assert (store.get(("re", "a", 0)), store.get(("re", "b", 0)), store.get(("re", "c", 0))) == ("x" * 50, None, None)
    store.keep(("re", "b", 0), "y" * 50)
    store.save()
    assert file.read_bytes() == written


def test_entry_damaged_in_the_middle_of_a_parse(plain: str, written: bytes, tmp_path: Path) -> None:
    """A file whose second half is noise, whole by its size: what it had is made again, once."""
    half = len(written) // 2
    (tmp_path / name()).write_bytes(written[:half] + os.urandom(len(written) - half))
    document, made = run(tmp_path)
    assert (document, made > 10) == (plain, True)
    assert run(tmp_path) == (plain, 0)


@pytest.mark.parametrize("source", ["x = 1", "def f(a, *, b=2):\n    return a, b\n"])
def test_code_is_what_compile_gives(source: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    store = _ready.Store(tmp_path / "kept.bin")
    monkeypatch.setattr(_ready, "store", lambda: store)
    expected = compile(source, "<one>", "exec", dont_inherit=True)
    assert _ready.code(source, "<one>") == expected
    store.save()
    store.__init__(store.path)  # type: ignore[misc] - as a process that begins
    assert _ready.code(source, "<one>") == expected
    assert store.made == {}


def test_methods_of_records_are_those_attrs_writes() -> None:
    """In a process that takes them from the file as in one that has none: the same values, hashes that tell classes apart, and messages."""
    from zonenews._methods import kept  # noqa: PLC0415 - the module changes attrs, as every parse does

    source = (
        "def __hash__(self):\n        return hash((\n                -83129,\n                self.a,\n            ))\n"
    )
    ours, others = ({}, {})  # type: tuple[dict[str, object], dict[str, object]]
    exec(kept(source, "<attrs generated methods zonenews.one.A>", "exec"), ours)  # noqa: S102 - written above
    exec(kept(source, "<attrs generated methods elsewhere.A>", "exec"), others)  # noqa: S102
    thing = type("Thing", (), {"a": 7})()
    assert others["__hash__"](thing) == hash((-83129, 7))  # type: ignore[operator]
    assert ours["__hash__"](thing) not in {hash((-83129, 7)), hash(7)}  # type: ignore[operator]


def test_damaged_file_is_made_anew(plain: str, written: bytes, tmp_path: Path) -> None:
    (tmp_path / name()).write_bytes(written[: len(written) // 2])
    document, made = run(tmp_path)
    assert (document, made > 100) == (plain, True)
    assert run(tmp_path) == (plain, 0)
    assert [file.name for file in tmp_path.iterdir()] == [name()]


def test_folder_that_cannot_be_written_costs_nothing(plain: str, tmp_path: Path) -> None:
    file = tmp_path / "a file and no folder"
    file.write_text("mine", encoding="utf-8")
    document, made = run(file)
    assert (document, made > 100) == (plain, True)
    (tmp_path / name()).mkdir()  # the file itself cannot be written
    document, made = run(tmp_path)
    assert (document, made > 100) == (plain, True)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a file and no folder", name()]
    assert file.read_text(encoding="utf-8") == "mine"


def test_writers_at_once_leave_a_whole_file(plain: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        documents = {document for document, _ in pool.map(run, [tmp_path] * 3)}
    assert documents == {plain}
    assert [file.name for file in tmp_path.iterdir()] == [name()]
    assert run(tmp_path) == (plain, 0)


def test_forbidden_by_several_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for word in ("off", "OFF", "0", "no", ""):
        monkeypatch.setenv("ZONENEWS_CACHE", word)
        assert _ready.folder() is None
    monkeypatch.setenv("ZONENEWS_CACHE", str(tmp_path))
    assert _ready.folder() == tmp_path


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/home/li", "XDG_CACHE_HOME": ""}, "/home/li/.cache/zonenews"),
        ("linux", {"HOME": "/home/li", "XDG_CACHE_HOME": "/var/quick"}, "/var/quick/zonenews"),
        ("linux", {"HOME": "/home/li", "XDG_CACHE_HOME": "not/absolute"}, "/home/li/.cache/zonenews"),
        ("darwin", {"HOME": "/Users/li"}, "/Users/li/Library/Caches/zonenews"),
        ("win32", {"LOCALAPPDATA": "/li"}, "/li/zonenews/Cache"),
        ("win32", {"LOCALAPPDATA": ""}, None),
    ],
)
def test_folder_is_the_users(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str | None
) -> None:
    monkeypatch.delenv("ZONENEWS_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert _ready.folder() == (Path(expected) if expected else None)


def test_tables_are_found_by_their_bytes(tmp_path: Path) -> None:
    """A changed file is another entry, so that none is ever stale."""
    store = _ready.Store(tmp_path / "kept.bin")
    store.keep(("table", "x", b"one"), {"一": [1, 2.5, True, ("a",)]})
    store.save()
    again = _ready.Store(tmp_path / "kept.bin")
    assert again.get(("table", "x", b"one")) == {"一": [1, 2.5, True, ("a",)]}
    assert again.get(("table", "x", b"two")) is None
    assert again.get(("re", "x", 0)) is None


def test_equal_parts_are_kept_once(tmp_path: Path) -> None:
    """A table with the same pair a thousand times takes the room of one pair; what is only equal as a number stays of its type."""
    store = _ready.Store(tmp_path / "kept.bin")
    value = {
        "甲": (1, 2),
        "乙": tuple(range(1, 3)),
        "丙": [(True, 1, 1.0), (1, True, 1.0), (1.0, 1, True)],
        "丁": ([1], None, b"x"),
    }
    store.keep(("table", "x", b"one"), value)
    store.save()
    read = _ready.Store(tmp_path / "kept.bin").get(("table", "x", b"one"))
    assert (read, repr(read)) == (value, repr(value))
    assert read["甲"] is read["乙"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there, and is read at once")
def test_a_file_that_is_replaced_is_read_to_its_end(tmp_path: Path) -> None:
    """Entries are read when they are asked for: another process may have put a new file there by then."""
    file = tmp_path / "kept.bin"
    first = _ready.Store(file)
    first.keep(("re", "a", 0), "x" * 50)
    first.save()
    store = _ready.Store(file)
    other = _ready.Store(tmp_path / "other.bin")
    other.keep(("re", "b", 0), "y" * 5000)
    other.save()
    (tmp_path / "other.bin").replace(file)
    assert (store.get(("re", "a", 0)), store.get(("re", "b", 0))) == ("x" * 50, None)
    assert _ready.Store(file).get(("re", "b", 0)) == "y" * 5000


def test_entries_of_others_are_kept_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_ready, "_MOST", 3)
    first, second = _ready.Store(tmp_path / "kept.bin"), _ready.Store(tmp_path / "kept.bin")
    first.keep(("re", "a", 0), 1)
    second.keep(("re", "b", 0), 2)
    first.save()
    second.save()
    both = _ready.Store(tmp_path / "kept.bin")
    assert (both.get(("re", "a", 0)), both.get(("re", "b", 0))) == (1, 2)
    for letter in "cd":
        both.keep(("re", letter, 0), 3)
    both.save()
    last = _ready.Store(tmp_path / "kept.bin")
    assert [last.get(("re", letter, 0)) for letter in "abcd"] == [None, None, 3, 3]


@functools.cache
def patterns() -> frozenset[re.Pattern[str]]:
    """Every pattern of the package, as `re` compiles it."""
    for module in pkgutil.walk_packages(zonenews.__path__, "zonenews."):
        if not module.name.startswith(("zonenews.cli", "zonenews.integrations", "zonenews.__main__")):
            importlib.import_module(module.name)
    cached = type(functools.cache(len))
    found: set[re.Pattern[str]] = set()
    for key, module in sorted(sys.modules.items()):
        for value in list(vars(module).values()) if key.startswith("zonenews") else ():
            if isinstance(value, Lazy):
                found.add(value.compiled())
            elif isinstance(value, cached) and not inspect.signature(value).parameters:
                made = value()
                found |= {one for one in (made if isinstance(made, tuple) else (made,)) if isinstance(one, re.Pattern)}
    return frozenset(re.compile(pattern.pattern, pattern.flags) for pattern in found)


def rebuilt(pattern: re.Pattern[str], *, passing: bool) -> re.Pattern[str]:
    """A pattern as it is kept and taken from what is kept."""
    value = _ready._compiled(pattern.pattern, pattern.flags & ~re.UNICODE, passing=passing)  # noqa: SLF001 - what is kept
    return _ready._rebuilt(pattern.pattern, value)  # noqa: SLF001


def test_every_pattern_is_rebuilt_as_it_was() -> None:
    """`==` of patterns compares their code, so that an engine or a compiler that changed shows here."""
    assert len(patterns()) > 700
    for pattern in patterns():
        again = rebuilt(pattern, passing=False)
        assert again == pattern
        assert again.groupindex == pattern.groupindex


PIECE = 14
"""Characters of a text that patterns are tried on: some are meant for the end of a short stretch only, and take long over a long one."""


def test_every_pattern_finds_the_same_with_its_first_characters() -> None:
    whole = [TEXT, *examples().values()]
    pieces = {text[at : at + PIECE] for text in whole for at in range(0, len(text), PIECE)} | {"", "\n", "："}
    helped = 0
    for pattern in patterns():
        quick = rebuilt(pattern, passing=True)
        helped += quick != pattern
        for piece in pieces:
            told = [(match.span(), match.groups()) for match in quick.finditer(piece)]
            assert told == [(match.span(), match.groups()) for match in pattern.finditer(piece)], pattern.pattern
    assert helped > 200


LETTERS = st.text("ab区内外c", max_size=6)
SOURCES = st.recursive(
    st.sampled_from(
        ["a", "b", "区", "内", "[ab]", "[^a]", ".", "^", "$", "(?=b)", "(?<!a)", "(?<=区)", "[b-z]", r"\w", "(?i:A)"]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        inner.map(lambda one: f"({one})?"),
        inner.map(lambda one: f"(?:{one}){{0,2}}?"),
        inner.map(lambda one: f"(?:{one}){{1,2}}"),
        inner.map(lambda one: f"(?>{one})"),
    ),
    max_leaves=5,
)


@given(source=SOURCES, text=LETTERS, flags=st.sampled_from([0, re.IGNORECASE, re.MULTILINE]))
def test_first_characters_leave_no_match_out(source: str, text: str, flags: int) -> None:
    plain = re.compile(source, flags)
    quick = _ready._rebuilt(source, _ready._compiled(source, flags, passing=True))  # noqa: SLF001
    found = [(match.span(), match.groups()) for match in quick.finditer(text)]
    assert found == [(match.span(), match.groups()) for match in plain.finditer(text)]
    assert quick.sub("-", text) == plain.sub("-", text)
    assert [quick.split(text), quick.search(text, 1) is None] == [plain.split(text), plain.search(text, 1) is None]


def test_without_the_parts_of_re_patterns_are_those_of_re(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_ready, "_engine", lambda: "")
    source = "(?<!区)(?:园|[市县]?)内"
    assert _ready.compiled(source) == re.compile(source)
