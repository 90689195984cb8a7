"""What the package says about itself: version, examples, extras, citation, and links that work on the page of an index."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

import zonenews
from zonenews import examples, parse

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_one_version() -> None:
    """The version is said once; the citation says the same, and so does what is installed, where it is."""
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", zonenews.__version__)
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [zonenews.__version__]
    assert PROJECT["dynamic"] == ["version"]
    assert importlib.metadata.version("zonenews") == zonenews.__version__


def test_examples_are_the_files() -> None:
    """`examples` gives each file of the folder as it is, and each of them can be parsed."""
    files = {path.stem: path.read_bytes().decode() for path in (ROOT / "examples").glob("*.txt")}
    assert examples() == files
    assert list(examples()) == sorted(files)
    assert all(parse(text).source == text for text in files.values())


def test_links_of_the_readme_work_anywhere() -> None:
    """On the page of a package index there is nothing that a relative link could lead to."""
    links = re.findall(r"\]\(([^)]*)\)", README)
    assert links
    assert all(link.startswith(("https://", "#")) for link in links)
    base = PROJECT["urls"]["Homepage"] + "/blob/main/"
    files = [link.removeprefix(base) for link in links if link.startswith(base)]
    assert files
    assert all((ROOT / file).is_file() for file in files)


def test_every_extra_is_in_the_readme() -> None:
    """The table of extras is whole."""
    table = {
        name for row in re.findall(r"^\| (`.*?) \|", README, re.MULTILINE) for name in re.findall("`([a-z]+)`", row)
    }
    assert table == set(PROJECT["optional-dependencies"])


def test_old_installers_get_what_html_needs() -> None:
    """What trafilatura asks for through an extra whose name older pips spell differently is named."""
    names = {re.split("[<>=]", requirement)[0] for requirement in PROJECT["optional-dependencies"]["html"]}
    assert {"trafilatura", "lxml_html_clean"} <= names


@pytest.mark.parametrize(
    "name", ["SECURITY.md", "CITATION.cff", ".github/ISSUE_TEMPLATE/fault.yml", "docs/explanation/versions.md"]
)
def test_addresses_are_those_of_the_project(name: str) -> None:
    """Every page that sends people to the project sends them to the same place."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"https://github\.com/[^/\s]+/[^/\s)]+", text)) <= {PROJECT["urls"]["Homepage"]}
