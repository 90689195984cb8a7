"""The example archive: what a panel of it gets right, which planted contradictions it finds, and how often it cries wolf."""

import make_archive
import pytest
import truths
from support import ROOT

from zonenews import Panel, example_archive, panel, parse_many


@pytest.fixture(scope="module")
def made() -> Panel:
    return panel(parse_many(example_archive().items(), workers=1, kinds=("indicators",)))


def test_the_files_are_those_the_tool_writes() -> None:
    """The same ones each time."""
    written = make_archive.files()
    folder = ROOT / "examples" / "archive"
    assert {path.name for path in folder.iterdir()} == set(written)
    assert all((folder / name).read_text(encoding="utf-8") == text for name, text in written.items())
    assert len(example_archive()) == 120


def test_observations_are_right(made: Panel) -> None:
    """At least 99 of 100 rows, and at least 99 of 100 figures that are told."""
    wrong, missing = truths.wrong_rows(made), truths.missing(made)
    assert len(made) > 1000
    assert len(wrong) <= len(made) / 100, [(row.key, row.value) for row in wrong[:5]]
    assert len(missing) <= len(truths.expected()) / 100, missing[:5]


def test_every_planted_contradiction_is_found(made: Panel) -> None:
    """And at most 2 of 100 rows are named without one."""
    plants = truths.planted()
    rows = {row.id for row in made if set(truths.figures_of(row)) & set(plants)}
    true, false = truths.alarms(made)
    assert len(rows) == len(plants) == 25
    assert true == rows
    assert len(false) <= len(made) * 2 / 100


@pytest.mark.parametrize(
    ("plant", "names"),
    [
        ("value", {"value"}),
        ("unit", {"unit"}),
        ("period", {"period"}),
        ("revised", {"revised"}),
        ("parts", {"parts-whole"}),
        ("share", {"share-level"}),
        ("month", {"cumulative"}),
        ("fai", {"level-change", "parts-whole"}),
        ("budget", {"level-change"}),
    ],
)
def test_a_plant_is_found_for_what_it_is(made: Panel, plant: str, names: set[str]) -> None:
    """By the reason of its conflict, or by the check that its kind breaks."""
    planted = {figure for figure, row in truths.planted().items() if row["plant"] == plant}
    rows = [row for row in made if set(truths.figures_of(row)) & planted]
    assert len(rows) == len(planted) > 0
    for row in rows:
        said = {*row.reasons, *(finding.check for finding in made.findings if row.id in finding.about)}
        assert said & names, (plant, row.key, row.value, said)
