"""Marks of Markdown and tags of HTML left in texts go, and nothing else that looks a little like them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonenews import Document, normalize, parse, parse_html
from zonenews.text.markup import find_markup
from zonenews.text.spans import Span

GO = {
    "bold": ("总投资**156亿元**，__增长__**9.4%**。", "总投资156亿元，增长9.4%。"),
    "bold italics": ("***青石湖高新区***开工", "青石湖高新区开工"),
    "heading": ("# 高新区开工23个项目\n## 一、工业\n产值增长。", "高新区开工23个项目\n一、工业\n产值增长。"),
    "quoted": ("> 高新区开工。\n> > 产值增长。", "高新区开工。\n产值增长。"),
    "items": ("- 工业增长5%\n* 投资增长6%\n+ 出口增长7%", "工业增长5%\n投资增长6%\n出口增长7%"),
    "link": ("[青石湖高新区](https://www.example.cn/a.html)开工[1](#fn1)", "青石湖高新区开工1"),
    "picture": ("![开工现场](/img/1.jpg)园区开工", "园区开工"),
    "escaped": (r"1\. 工业：增长5\-6%", "1. 工业：增长5-6%"),
    "inline tags": ("投资<strong>156</strong>亿<span style='color:red'>元</span>", "投资156亿元"),
    "lines": ("<p>园区开工。</p><p>产值增长。<br/>税收增长。</p>", "园区开工。\n\n产值增长。\n税收增长。\n"),
    "cells": ("<tr><td>产值</td><td>156</td></tr>", "产值 156 \n"),
    "comment": ("园区<!-- 广告 -->开工", "园区开工"),
    "escaped tags": ("投资&lt;b&gt;156&lt;/b&gt;亿元", "投资156亿元"),
}
STAY = [
    "增速3*5%，a**b，2 ** 3",
    "#其中：外资企业\n#单位存款",
    "- 3 -",
    "-5.2%\n- 5.2%",
    "首页 > 新闻 > 正文",
    "p<0.05，x>3",
    ">=100\n> 100万元\n>5%",
    "<通知>和<意见>",
    "[2023]12号（见附件）",
    "总投资_156_亿元",
    "A&B，C:\\zone\\news",
]


@pytest.mark.parametrize("name", GO)
def test_marks_go(name: str) -> None:
    """What says how a text looked is no part of it; every sign that stays knows where it stood."""
    raw, text = GO[name]
    normal = normalize(raw)
    assert normal.text == text
    for at, sign in enumerate(text):
        piece = raw[normal.raw_span(Span(at, at + 1)).slice]
        assert piece == sign or (sign in " \n" and piece.startswith("<"))


@pytest.mark.parametrize("text", STAY)
def test_likenesses_stay(text: str) -> None:
    """Stars of a product, marks of parts, page numbers, signs of less and more are text."""
    assert normalize(text).text == text


@given(st.text(alphabet="*_#<>[]()!/\\ \nab总投资156亿元-+p&;", max_size=60))
def test_any_marks(text: str) -> None:
    """Marks in any order are parted without overlaps, and what is normal stays."""
    found = find_markup(text)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    normal = normalize(text).text
    assert normalize(normal).text == normal


def test_a_marked_article_says_what_the_plain_one_says() -> None:
    """The same records, from Markdown, from left-over tags and from the page as a whole."""
    plain = "青石湖高新区开工23个项目\n\n2023年5月8日，青石湖高新区集中开工项目23个，总投资156亿元。\n一季度工业产值128.6亿元，增长9.4%。"
    marked = (
        "# 青石湖高新区开工23个项目\n\n2023年5月8日，[青石湖高新区](https://www.example.cn/)集中开工项目**23个**，总投资**156亿元**。\n"
        "一季度**工业产值**128.6亿元，增长**9.4%**。"
    )
    tagged = "<h1>青石湖高新区开工23个项目</h1><p></p><p>2023年5月8日，青石湖高新区集中开工项目<b>23</b>个，总投资<b>156</b>亿元。</p><p>一季度工业产值<em>128.6亿元</em>，增长9.4%。</p>"

    def told(document: Document) -> list[tuple[str, str]]:
        values = [(fact.metric, str(fact.value and fact.value.value)) for fact in document.indicators]
        return values + [
            (group.label or "", str(group.count and group.count.value)) for group in document.project_groups
        ]

    assert told(parse(plain)) == [("工业产值", "12860000000"), ("集中开工项目", "23")]
    assert told(parse(marked)) == told(parse(tagged)) == told(parse(plain))
    assert told(parse_html(f"<html><body>{tagged}</body></html>")) == told(parse(plain))
