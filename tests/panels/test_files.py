"""Files of panels: the same bytes from any parts in any order."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zonenews import Document, Panel, panel, parse
from zonenews.panels.files import Counts, part_of, write_panel
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
    dealt = [part_of(panel(DOCUMENTS[number] for number in order[start::cut])) for start in range(cut)]
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
