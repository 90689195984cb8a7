"""Change the meaning of the package, one place at a time, and see whether the tests notice.

usage: mutate.py [--check | --first] [--only WORDS] [--report FILE]

Works on a copy of the tree in a temporary folder. Each mutation of `mutations.toml` is made, its own tests are run, and all tests where
those pass; a mutation that passes all of them survived. `--first` leaves it at its own tests; `--check` only says which mutations no
longer apply. Exit code 1 when one survived or does not apply, or when the tests fail without any.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("mutations.toml")
KEPT = ("src", "tests", "tools", "docs", "examples", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")
LIMIT = 1200
"""Seconds after which tests that a mutation sends round in circles count as failed."""


class Mutation(NamedTuple):
    """One change of meaning; see `mutations.toml`."""

    name: str
    tests: str
    file: str
    old: list[str]
    new: list[str]


class Place(NamedTuple):
    """Where a mutation is made, and the text of the file then."""

    path: Path
    text: str


def main() -> int:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--only", default="", help="run the mutations whose name or file holds these words")
    parser.add_argument("--report", type=Path, help="write one line for each mutation here as well")
    given = parser.parse_args()
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # in a background job it would be ignored, by the tests as well
    mutations = [one for one in read_mutations() if given.only in one.name or given.only in one.file]
    with tempfile.TemporaryDirectory() as folder:
        lines, tree = [], copied(Path(folder))
        rooms = sorted({path for mutation in mutations for path in first_tests(mutation)}) if given.first else []
        if not given.check and not passes(tree, *rooms):
            say("the tests fail without a mutation")
            return 1
        for mutation, verdict in verdicts(mutations, tree, run=not given.check, everywhere=not given.first):
            lines.append(f"{verdict:8} {mutation.name}  [{mutation.file}]")
            say(lines[-1])
    bad = sum(not line.startswith(("killed", "applies")) for line in lines)
    lines.append(f"{len(lines) - bad} of {len(lines)} {'apply' if given.check else 'killed'}")
    say(lines[-1])
    if given.report:
        given.report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return bool(bad)


def read_mutations() -> list[Mutation]:
    """Read the list."""
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["mutation"]
    several = [row | {key: [row[key]] for key in ("old", "new") if isinstance(row[key], str)} for row in rows]
    return [Mutation(**row) for row in several]


def first_tests(mutation: Mutation) -> list[str]:
    """Give the paths of the tests that are run first."""
    return [f"tests/{path}" for path in mutation.tests.split()]


def find_place(mutation: Mutation, package: Path) -> Place | None:
    """Find where a mutation is made in a package folder; `None` where it no longer applies.

    In its file the text has to stand once; in other files it has to stand once in all of them together.
    """
    hint = package / mutation.file
    suffix = hint.suffix
    for old, new in zip(mutation.old, mutation.new, strict=True):
        if hint.exists() and (text := read(hint)).count(old) == 1:
            return Place(hint, text.replace(old, new))
        found = [(path, text) for path in package.rglob(f"*{suffix}") if old in (text := read(path))]
        if len(found) == 1 and found[0][1].count(old) == 1:
            return Place(found[0][0], found[0][1].replace(old, new))
    return None


def read(path: Path) -> str:
    """Read a file as it is."""
    return path.read_bytes().decode()


def copied(folder: Path) -> Path:
    """Copy what the tests need, without what was compiled."""
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "_build"))
        else:
            shutil.copy(source, folder / name)
    return folder


def verdicts(mutations: list[Mutation], tree: Path, *, run: bool, everywhere: bool) -> Iterator[tuple[Mutation, str]]:
    """Make each mutation and say what became of it: killed, survived, or gone where it does not apply."""
    package = tree / "src" / "zonenews"
    for mutation in mutations:
        place = find_place(mutation, package)
        if place is None:
            yield mutation, "gone"
        elif not run:
            yield mutation, "applies"
        else:
            before = place.path.read_bytes()
            begun = time.monotonic()
            put(place.path, place.text.encode())
            try:
                passed = passes(tree, *first_tests(mutation)) and not (everywhere and not passes(tree))
            finally:
                put(place.path, before)
            yield mutation, f"{'survived' if passed else 'killed'} {time.monotonic() - begun:.0f}s"


def put(path: Path, blob: bytes) -> None:
    """Write a file and forget what was compiled of it: a file of the same size in the same second looks unchanged."""
    path.write_bytes(blob)
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def passes(tree: Path, *rooms: str) -> bool:
    """Run tests in a tree until the first failure; tests that go on for ever have failed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *rooms]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "HYPOTHESIS_PROFILE": "quick"}
    try:
        done = subprocess.run(
            command,
            cwd=tree,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
