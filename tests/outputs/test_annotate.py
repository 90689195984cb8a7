"""The user's own marks around records, in texts and in the pages they were taken from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import EXAMPLES

from zonenews import KINDS, Document, Span, annotate, parse, parse_html
from zonenews.mentions.policies import Policy
from zonenews.webpage.places import page_places

OPEN, CLOSE = "\ue000", "\ue001"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_marks_stand_around_the_words_and_change_nothing_else(path: Path) -> None:
    document = parse(path.read_text(encoding="utf-8"), published="2023-07-12")
    marked = annotate(document, OPEN, CLOSE, kinds=KINDS)
    assert marked.replace(OPEN, "").replace(CLOSE, "") == document.source
    depth = 0
    for character in marked:
        depth += (character == OPEN) - (character == CLOSE)
        assert depth >= 0
    assert depth == 0
    for kind in ("quantities", "zones"):
        own = annotate(document, OPEN, CLOSE, kinds=[kind])
        found = re.findall(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}", own)
        assert found == [document.source[record.span.slice] for record in getattr(document, kind)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_crossing_records_are_closed_and_opened_again(ends: list[tuple[int, int]]) -> None:
    """Whatever the spans, the marks are nested, and each character stands in the marks of the records that cover it."""
    spans = [Span(min(pair), max(pair)) for pair in ends]
    records = tuple(
        Policy(span=span, text="", rule="r", title=str(n), kind="plan", id="p1") for n, span in enumerate(spans)
    )
    document = Document(source="一二三四五六七八九", script="Hans", policies=records)
    marked = annotate(
        document, lambda record: f"<{record.title}>", lambda record: f"</{record.title}>", kinds=["policies"]
    )
    stack: list[str] = []
    covered: list[set[str]] = []
    for token in re.findall("</?[0-9]+>|.", marked):
        if token.startswith("</"):
            assert stack.pop() == token[2:-1]
        elif token.startswith("<"):
            stack.append(token[1:-1])
        else:
            covered.append(set(stack))
    assert stack == []
    assert covered == [{str(n) for n, span in enumerate(spans) if span.start <= at < span.end} for at in range(9)]


PAGE = """<html><head><title>海岛高新区签约_海岛网</title><style>p { color: red }</style></head><body><!-- 海岛高新区 --><h1>海岛高新区签约三个项目</h1>
<p class="a">5月8日，<b>海岛</b>高新区与A&amp;B公司签约，总投资<span>30</span>亿&#20803;。</p><script>var a = "30亿元";</script></body></html>"""


def test_marks_in_the_page_itself() -> None:
    document = parse_html(PAGE, published="2024-05-09")
    marked = annotate(document, "<mark>", "</mark>", kinds=["zones", "quantities"], html=PAGE)
    assert marked.replace("<mark>", "").replace("</mark>", "") == PAGE
    assert "<b><mark>海岛</mark></b><mark>高新区</mark>" in marked
    assert "<span><mark>30</mark></span><mark>亿&#20803;</mark>" in marked
    assert "<h1><mark>海岛高新区</mark>签约" in marked
    assert "<!-- 海岛高新区 -->" in marked
    assert 'var a = "30亿元"' in marked
    assert "<title>海岛高新区签约_海岛网</title>" in marked


def test_escaped_text_with_marks_that_are_not() -> None:
    document = parse("2024年，鲁西新区的<b>出口</b>总额为30亿元。")
    assert (
        annotate(document, "<i>", "</i>", kinds=["quantities"], escaped=True)
        == "2024年，鲁西新区的&lt;b&gt;出口&lt;/b&gt;总额为<i>30亿元</i>。"
    )


@pytest.mark.parametrize("page", ["<!--" * 3000, "<script>" * 3000, "<" * 9000, "&" * 9000, "<p " * 3000])
def test_places_of_hostile_pages(page: str) -> None:
    assert page_places(page, "开发区").parts(Span(0, 3)) == []
