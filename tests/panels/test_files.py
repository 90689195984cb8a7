"""Files of panels: the same bytes from any parts in any order."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zonenews import Document, Panel, panel, parse
from zonenews.panels.files import Counts, part_from, part_of, write_panel
from zonenews.panels.writers import Shown

ZONES = ["昆山经开区", "合肥经开区", "青石湖高新区", "广州开发区"]
TEXTS = [
    f"{year}年，{zone}出口{number}亿元，同比增长{number % 9}.2%。"
    for year in (2022, 2023)
    for zone in ZONES
    for number in (305, 350)
]
DOCUMENTS: list[tuple[str, Document]] = [
    (f"d{number}", parse(text, published=date(2024, 1, 5 + number))) for number, text in enumerate(TEXTS)
]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(DOCUMENTS))), st.integers(1, 5), st.none() | st.integers(1, 2))
def test_parts_in_any_order_give_the_same_bytes(
    tmp_path: Path, order: list[int], cut: int, sources: int | None
) -> None:
    """However the documents are dealt out and whatever comes first; and what was counted is what the whole panel has."""
    dealt = [part_from([DOCUMENTS[number] for number in order[start::cut]]) for start in range(cut)]
    whole = panel(DOCUMENTS, sources=sources)
    for form in ("csv", "sdmx", "jsonl"):
        left = write_panel(dealt, tmp_path / "left", form=form, sources=sources)
        right = write_panel([part_of(panel(DOCUMENTS))], tmp_path / "right", form=form, sources=sources)
        assert (tmp_path / "left").read_bytes() == (tmp_path / "right").read_bytes()
        assert left == right
    assert Panel.load(tmp_path / "left") == whole
    counts = Counts()
    counts.add(whole)
    assert attributes(counts) == attributes(left)


def attributes(counts: Counts) -> tuple[object, ...]:
    return (counts.observations, counts.places, counts.in_conflict, counts.reasons, counts.checks)


def test_a_part_of_a_panel_is_that_of_its_documents(tmp_path: Path) -> None:
    """Figures, projects and groups, a place without a province, a word that is no Unicode, and what is left out: all arrive, from whichever part."""
    told: list[tuple[str, Document]] = [
        ("a", parse("2023年，青石湖高新区出口30.5亿元，同比增长三分之一。\ud800出口5亿元。", published="2024-02-01")),
        ("b", parse("昆山经开区举行集中签约仪式，签约项目27个，总投资342亿元。星芮光电微显示模组项目总投资42亿元。")),
        ("c", parse("全行业出口30亿元。")),
    ]
    whole = panel(told)
    for parts in (
        [part_from(told)],
        [part_of(whole)],
        [part_from([one]) for one in told],
        [part_of(whole), part_from(told)],
    ):
        write_panel(parts, tmp_path / "p", form="jsonl")
        assert list(Panel.load(tmp_path / "p").told()) == list(whole.told())
    write_panel([part_from(told)], tmp_path / "p", form="jsonl")
    assert Panel.load(tmp_path / "p").left_out == whole.left_out == {"place": 1}
    assert whole.project_claims
    assert whole.group_claims


def test_a_panel_that_keeps_few_sources_says_in_how_many_documents_a_figure_stands(tmp_path: Path) -> None:
    """As the part of an earlier panel it does not know them all; where all are known, one that two parts tell counts once."""
    text = "2023年，昆山经开区出口30.5亿元。"
    told = [(name, parse(text, published="2024-02-01")) for name in "abc"]
    earlier = part_of(attrs.evolve(panel(told, sources=1), most=None))
    write_panel([earlier, part_from([("d", told[0][1])])], tmp_path / "p", form="jsonl", sources=1)
    [row] = Panel.load(tmp_path / "p")
    assert (row.documents, len(row.sources)) == (4, 1)
    write_panel([part_from(told), part_from(told[1:])], tmp_path / "p", form="jsonl", sources=1)
    [row] = Panel.load(tmp_path / "p")
    assert (row.documents, len(row.sources)) == (3, 1)


def test_what_is_counted_is_said() -> None:
    """In a few lines; nothing is said of what there is not."""
    counts = Counts()
    counts.add(panel(DOCUMENTS))
    assert list(counts.lines()) == ["24 observations of 4 places, 16 in conflict (16 value)"]
    assert list(Counts().lines()) == ["0 observations of 0 places, 0 in conflict"]


def test_tables_that_make_no_sense(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a table needs"):
        write_panel([], tmp_path / "x", form="csv", shown=Shown(by=("zone",)))
    assert not (tmp_path / "x").exists()
