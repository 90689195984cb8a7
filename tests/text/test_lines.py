"""Line breaks within sentences: those of wrapped pages and stray ones go, those a writer made stay."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import wrapped

from zonenews import normalize
from zonenews.text import lines
from zonenews.text.lines import find_breaks
from zonenews.text.spans import Span

PAGE = (
    "　　今年以来，青石湖高新区坚持项目为王，一批投资大、质量好的项目相继落地。一季度完成规模以上工业总产值128.6亿元，同比增长9.4%，增速高于全市2.1个百分点；固定资产投资36.5亿元，增长12%。\n"
    "　　3月28日，青石湖高新区举行一季度重大项目集中开工仪式，23个项目总投资156亿元，涉及新材料、装备制造、生物医药等领域，达产后年产值可达200亿元、税收9亿元。青石三陵电机股份有限公司投资15亿元建设永磁电机项目。"
)

STAY = {
    "paragraphs": "园区开工项目23个。\n总投资156亿元。\n产值增长9.4%。\n税收增长3%。",
    "headings": "一、以韧劲，打好项目攻坚战\n用好机遇。\n二、以闯劲，打好改革开放战\n敢为人先。\n三、以干劲，打好生态保卫战\n久久为功。",
    "keys": "项目名称：年产5万吨再生铝项目\n投资主体：青石金源铝业有限公司\n总投资：4.6亿元\n建设地点：青石湖高新区东片区",
    "cells": "指标\n单位\n产值\n增长\n啤酒\n万千升\n10.3\n-5.3\n水泥\n万吨\n15.6\n0.2",
    "rows": "青石湖高新区  128.6  9.4\n白石经济开发区  96.3  7.8\n云岭综合保税区  210.5  12.1\n南河工业园区  18.2  3.3",
    "indented": "　　第一段的最后一句没有句号，后面的一行缩进\n　　第二段的最后一句没有句号，后面的一行缩进\n　　第三段的最后一句没有句号，后面的一行缩进\n　　完",
    "address": "各县（市、区）人民政府\n市直各部门：\n现将方案印发给你们。",
}
STRAY = {
    "before a mark": ("开工项目23个\n，总投资156亿元。", "开工项目23个，总投资156亿元。"),
    "behind a comma": ("开工项目23个，\n总投资156亿元。", "开工项目23个，总投资156亿元。"),
    "behind an opening bracket": ("投资15亿元（\n含设备）", "投资15亿元（含设备）"),
    "before a share": ("增长9.4\n%。", "增长9.4%。"),
    "a paragraph behind a comma": ("开工项目23个，\n　　总投资156亿元。", None),
    "a list of marks": ("一、\n二、", "一、二、"),
    "a rarer line end": ("开工项目23个\u2028、竣工15个。", "开工项目23个、竣工15个。"),
}
PROSE = PAGE.replace("\n　　", "")
SHEET = wrapped(PROSE, 24, shown=True).split("\n")


@pytest.mark.parametrize("name", STAY)
def test_breaks_of_a_writer_stay(name: str) -> None:
    """Paragraphs, headings, keys, cells and rows are lines of their own, however long."""
    assert normalize(STAY[name]).text == STAY[name]


@pytest.mark.parametrize("name", STRAY)
def test_stray_breaks(name: str) -> None:
    """A mark that begins no line, or ends none, tells of a slip; an indented line begins a paragraph all the same."""
    raw, text = STRAY[name]
    assert normalize(raw).text == (text or raw)


@given(width=st.integers(16, 44), shown=st.booleans())
def test_wrapped_text_is_what_it_was(width: int, *, shown: bool) -> None:
    """Whatever the width and the way, the paragraphs come back, and each sign stands where its place in the raw text says."""
    raw = wrapped(PAGE, width, shown=shown)
    normal = normalize(raw)
    assert normal.text == PAGE
    assert all(raw[normal.raw_span(Span(at, at + 1)).slice] == sign for at, sign in enumerate(normal.text))
    [told] = normal.diagnostics
    count = raw.count("\n") - PAGE.count("\n")
    assert (told.kind, told.message) == (
        "text/line-break",
        f"{count} line breaks within sentences: the text goes on over them",
    )


@given(width=st.integers(20, 44), shown=st.booleans())
def test_real_pages(width: int, shown: bool, shared: Path) -> None:  # noqa: FBT001 - one of the ways
    """Of the breaks that wrapping makes in real reports 98 of 100 are found, and of real pages that are not wrapped hardly any loses a line."""
    lines = (shared / "corpus" / "local-news-and-reports.jsonl").read_text(encoding="utf-8").split("\n")[:100:7]
    made = found = 0
    for text in (json.loads(line)["text"].replace("\r", "") for line in lines):
        assert len(find_breaks(text)) <= 1
        raw = wrapped("\n".join(f"　　{line.strip()}" for line in text.split("\n") if line.strip()), width, shown=shown)
        breaks = raw.count("\n") - raw.count("\n　　")
        if breaks < 2 * text.count("\n"):
            continue  # a table, or a list of short lines
        made, found = made + breaks, found + min(breaks, len(find_breaks(raw)))
    assert found >= 0.98 * made


@pytest.mark.parametrize("page", ["\n3\n", "- 3 -", "\n\n— 12 —\n\n", "第 3 页", "第3页 共10页\n", "\f"])
def test_a_page_number_within_a_sentence_goes_with_its_lines(page: str) -> None:
    """A sheet ends where it is full."""
    assert normalize("\n".join([*SHEET[:2], page, *SHEET[2:]])).text == PROSE


def test_an_empty_line_ends_a_paragraph() -> None:
    """Without a page number or a form feed it is a paragraph's end, as a writer made it."""
    assert normalize("\n".join([*SHEET[:2], "", *SHEET[2:]])).text == "\n\n".join(
        ["".join(SHEET[:2]), "".join(SHEET[2:])]
    )


def test_a_blank_stays_between_latin_words() -> None:
    """Of a broken line nothing stays but for the blank between two words of letters."""
    raw = "\n".join([*SHEET, "园区引进的企业有二十三家，其中有美国的 Blue", "River Power 公司。"])
    assert normalize(raw).text.endswith("美国的 Blue River Power 公司。")


LINES = [
    "",
    " " * 15,
    "　" * 20,
    "第 1000 页 共 1234 页",
    "- 3 -",
    "\f",
    "，",
    "Zone News",
    *PAGE.split("\n"),
    *SHEET,
    *STAY.values(),
]


@given(st.lists(st.sampled_from(LINES), max_size=30), st.integers(8, 60), st.booleans())
def test_any_lines(lines: list[str], width: int, shown: bool) -> None:  # noqa: FBT001 - one of the ways
    """Lines of any kind in any order, wrapped or not: only breaks and blanks go, and what is normal stays."""
    for raw in ("\n".join(lines), wrapped("\n".join(lines), width, shown=shown)):
        breaks = find_breaks(raw)
        assert all(one[1] <= other[0] for one, other in pairwise(breaks))
        text = normalize(raw).text
        assert normalize(text).text == text


@given(lengths=st.lists(st.integers(0, 90), max_size=26))
def test_a_long_first_or_last_line_says_what_the_longest_does(lengths: list[int]) -> None:
    """A text of a few lines, one of them longer than those of wrapped pages, is not wrapped; the first and the last line are looked at sooner."""
    text = "\n".join("园" * size for size in lengths)
    if len(lengths) < lines._WIDER and max(lengths, default=0) * 2 > lines._WIDTHS[-1]:  # noqa: SLF001
        assert not lines._may_be_wrapped(text)  # noqa: SLF001
