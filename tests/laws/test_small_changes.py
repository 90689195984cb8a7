"""Ten small changes of a newcomer are one place each: made in a copy of the package, each shows."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import zonenews

PACKAGE = Path(zonenews.__file__).parent
ROOT = Path(__file__).parents[2]
CHANGES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/corpus/small_changes.toml").read_text("utf-8"))["change"]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that may be changed."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copytree(PACKAGE, folder / "zonenews", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def shown(expression: str, tree: Path) -> str:
    """What an expression gives in a process that has the package of a tree."""
    return ran(f"import zonenews as z\nprint(repr(eval({expression!r})))", tree)


def ran(code: str, tree: Path) -> str:
    """What a program prints that has the package of a tree."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own package
    return done.stdout.strip()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["change"])
def test_one_place(change: dict[str, Any], tree: Path) -> None:
    """What stands in one file is replaced once; what a user sees changes from `before` to `after`."""
    path = tree / "zonenews" / change["file"]
    text = path.read_text("utf-8")
    assert text.count(change["old"]) == 1
    assert shown(change["shows"], tree) == change["before"]
    path.write_text(text.replace(change["old"], change["new"]), "utf-8")
    try:
        assert shown(change["shows"], tree) == change["after"]
    finally:
        path.write_text(text, "utf-8")


def test_the_page_tells_each_walk() -> None:
    page = (ROOT / "docs/explanation/ten-small-changes.md").read_text("utf-8")
    for change in CHANGES:
        assert f"## {change['change'][0].upper()}{change['change'][1:]}" in page
        assert f"`{change['file']}`" in page


@pytest.mark.parametrize("page", ["how-to/add-your-own.md", "zh/add-your-own.md"])
def test_the_unit_of_the_guide_is_read(page: str, tree: Path) -> None:
    """The entry that the guide shows, put at the end of the file it names, does what the guide says it does."""
    guide = (ROOT / "docs" / page).read_text("utf-8")
    section = guide[guide.index("units.toml") :]
    (entry,) = re.findall(r"^```toml\n(.+?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    command, told = re.findall(r"^\$ python -c \"(.+)\"\n(.+)$", section, flags=re.MULTILINE)[0]
    path = tree / "zonenews" / "data" / "units.toml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n{entry}", "utf-8")
    try:
        assert ran(command, tree) == told
    finally:
        path.write_text(text, "utf-8")
    assert ran(command, tree) != told
