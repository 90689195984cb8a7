"""Flattened tables: where cells stand, which are heads, and in which unit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews.article.table_parts import Table
from zonenews.article.tables import scan_tables

TABLES = [
    (
        "单位：万元\n开发区 税收 同比（%）\n青石湖经开区 1286 7.3\n临澜高新区 930 -2.1",
        ["开发区|万元", "税收|万元", "同比|%"],
        [["青石湖经开区", "1286", "7.3"], ["临澜高新区", "930", "-2.1"]],
        "a line above names the unit, a head its own",
    ),
    (
        "| 指标 | 单位 | 2023年 |\n| --- | --- | --- |\n| 渔业产值 | 亿元 | 12.5 |\n\n| 港口吞吐量 | 万吨 | — |",
        ["指标|None", "单位|None", "2023年|None"],
        [["渔业产值", "亿元", "12.5"], ["港口吞吐量", "万吨", "—"]],
        "bars, a rule, an empty line, a year among the heads, a missing value",
    ),
    (
        "序号 项目名称 建设单位 总投资（亿元）\n1 临港 冷链 项目 禾川公司 8\n2 渔港项目 岚图公司 1,286.5\n其他说明。",
        ["序号|None", "项目名称|None", "建设单位|None", "总投资|亿元"],
        [["1", "临港 冷链 项目", "禾川公司", "8"], ["2", "渔港项目", "岚图公司", "1,286.5"]],
        "spaces inside a name, behind a running number; running text ends the table",
    ),
    (
        "项目名称\t投资方\t所在地\n渔港项目\t岚图公司\t青石镇",
        ["项目名称|None", "投资方|None", "所在地|None"],
        [["渔港项目", "岚图公司", "青石镇"]],
        "words only, under heads that tables alone have",
    ),
    (
        "单位：亿元\n指 标\n指标值\n同比增长（±%）\n渔业产值\n400.5\n10.0\n航运产值\n153.6\n-1.0\n说明文字在此。",
        ["指标|亿元", "指标值|亿元", "同比增长|±%"],
        [["渔业产值", "400.5", "10.0"], ["航运产值", "153.6", "-1.0"]],
        "a line for each cell",
    ),
    (
        "产品名称\n单位\n产量\n海洋产品\n带鱼\n万吨\n4.0\n盐\n万吨\n持平",
        ["产品名称|None", "单位|None", "产量|None"],
        [["带鱼", "万吨", "4.0"], ["盐", "万吨", "持平"]],
        "two words and a figure a line, below the heading of a section",
    ),
]


def _shown(table: Table) -> tuple[list[str], list[list[str]]]:
    heads = [f"{head.name}|{table.unit_of(index)}" for index, head in enumerate(table.header)]
    return heads, [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(("text", "header", "rows", "why"), TABLES)
def test_a_table(text: str, header: list[str], rows: list[list[str]], why: str) -> None:
    (table,) = scan_tables(text)
    assert _shown(table) == (header, rows), why


def test_two_tables() -> None:
    """A line of heads inside a table begins the next one, which has no unit from above the first."""
    first, second = scan_tables("单位：万元\n指标 单位 2023年\n税收 万元 3\n指标 单位 2022年\n税收 万元 2")
    assert _shown(first) == (["指标|万元", "单位|万元", "2023年|万元"], [["税收", "万元", "3"]])
    assert _shown(second) == (["指标|None", "单位|None", "2022年|None"], [["税收", "万元", "2"]])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "首页 新闻 园区\n2023-05-08 来源：某报 点击 33\n5月8日，三个项目签约。",
        "张三 李四\n王五 赵六",
        "全区签约 12 个项目。\n投资 30 亿元。",
        "第一章\n1\n第二章\n2",
    ],
)
def test_no_table(text: str) -> None:
    assert scan_tables(text) == ()


@given(st.text(alphabet="指标税收万元（%）0123.- |\t\n单位：。", max_size=120))
def test_cells_stand_where_they_say(text: str) -> None:
    """Tables do not overlap, every line is as wide as the header, and cells hold the text at their span."""
    tables = scan_tables(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(tables))
    for table in tables:
        for row in table.rows:
            assert len(row) == len(table.header)
            assert all(text[cell.start : cell.end].split() == cell.text.split() for cell in row)
