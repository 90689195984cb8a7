"""Blanks that part no words go where they are a habit, and stay where they part cells, names and stamps."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import normalize
from zonenews.text.spans import Span

PROSE = "今年一季度，青石湖高新区完成规模以上工业总产值128.6亿元，增长9.4%；新签约项目23个，总投资156亿元。到2025年产值达到500亿元，GDP增长8%左右。"
STAY = {
    "one number": "一季度完成工业总产值 128 亿元，增长9.4%，签约项目23个，出口5亿元，税收3亿元。",
    "cities": "青石 白石 云岭 南河 东山 西湖 北海 中州",
    "rows": "产值 128 亿元 9.4\n投资 36 亿元 12.1\n出口 12 亿元 5.3\n税收 18 亿元 7.7\n",
    "stamp": "来源：园区日报 2023-05-08 09:30 编辑：李明",
    "latin": "Blue River Power 公司",
}


@pytest.mark.parametrize("name", STAY)
def test_blanks_stay(name: str) -> None:
    """Few of a kind are no habit; cells, rows, stamps and Latin words need theirs."""
    assert normalize(STAY[name]).text == STAY[name]


def test_blanks_around_numbers() -> None:
    """A writer who sets blanks around numbers means what one without them means; a heading counts, a row of a table does not."""
    spaced = re.sub(r"(?<=[一-鿿])(?=[0-9A-Z])|(?<=[0-9A-Z%])(?=[一-鿿])", " ", PROSE)
    raw = f"高新区开工 23 个项目\n{spaced}\n1 年产 20 万吨的项目，投资 15 亿元。\n产值 128 亿元 9.4"
    assert normalize(raw).text == f"高新区开工23个项目\n{PROSE}\n1 年产20万吨的项目，投资15亿元。\n产值 128 亿元 9.4"


@given(digits=st.booleans())
def test_scans_recognised_sign_by_sign(*, digits: bool) -> None:
    """All blanks go; those between digits only where each digit stands alone, and every sign knows where it stood."""
    raw = re.sub(r"(?<=\S)(?=\S)" if digits else r"(?<=[一-鿿，。；%])(?=\S)|(?<=\S)(?=[一-鿿，。；%])", " ", PROSE)
    raw = raw.replace("G D P", "GDP")
    normal = normalize(raw)
    assert normal.text == PROSE
    assert all(raw[normal.raw_span(Span(at, at + 1)).slice] == sign for at, sign in enumerate(normal.text))


def test_tabs_that_indent() -> None:
    """A tab before a line without cells is an indentation."""
    assert normalize("\t园区开工。\n\t产值\t128").text == "园区开工。\n\t产值\t128"


def test_commas_that_become_chinese() -> None:
    """A comma of the West shows a habit of blanks only once it is a Chinese one: both are undone together, and nothing is left for a second time."""
    normal = normalize("机 3机 3,台 3台 机 3台").text
    assert normal == "机3机3，台3台 机3台"
    assert normalize(normal).text == normal
