"""Documents as pages."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import EXAMPLES

from zonenews import Article, Diagnostic, Document, Event, Person, Span, panel, parse, to_html
from zonenews.outputs.report.charts import charts_of
from zonenews.outputs.report.view import view_of

TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
DOCUMENTS = [parse(text, published=date(2023, 7, 12)) for text in TEXTS]


ALLOWED = {
    *[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "div",
        "label",
        "span",
        "input",
        "button",
        "nav",
        "ol",
        "ul",
        "li",
        "a",
        "small",
        "main",
        "fieldset",
        "legend",
        "article",
        "mark",
        "section",
        "table",
    ],
    *[
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "svg",
        "line",
        "g",
        "text",
        "rect",
        "circle",
        "script",
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "type",
        "id",
        "for",
        "aria-label",
    ],
    *[
        "role",
        "aria-live",
        "hidden",
        "data-dark",
        "data-light",
        "data-off",
        "data-kind",
        "checked",
        "data-id",
        "data-told",
        "tabindex",
        "data-s",
        "data-e",
        "scope",
        "aria-sort",
        "data-spans",
    ],
    *["data-key", "viewbox", "x1", "x2", "y1", "y2", "x", "y", "cx", "cy", "r", "width", "height", "data-done", "href"],
}
"""The elements and attributes of the template."""


class Text(HTMLParser):
    """The text of the article element of a page, and the names of all elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"
        self.names |= {tag, *(name for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def read(page: str) -> Text:
    reader = Text()
    reader.feed(page)
    reader.close()
    return reader


@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_page_holds_the_whole_source(document: Document) -> None:
    """The text of the page's article is the source, character for character."""
    assert read(to_html(document)).text == document.source


HOSTILE = [
    "<script>alert(1)</script>",
    '" onload="x',
    "]]>",
    "&amp;",
    "</article>",
    "</script><script>alert(1)</script>",
    "<!--",
    "{{ 7*7 }}",
    "<img src=x onerror=alert(1)>",
]
OURS = to_html(parse("鲁西新区签约项目12个，"))


@given(st.text() | st.sampled_from(HOSTILE))
def test_nothing_of_a_text_becomes_markup(raw: str) -> None:
    """A page holds the elements and attributes of the template, whatever its text, its records and its data hold."""
    text = "鲁西新区签约项目12个，" + raw
    page = to_html(parse(text))
    found = read(page)
    assert found.names <= ALLOWED
    assert page.count("<script") == page.count("</script>") == 2
    assert found.text.replace("\r", "\n") == text.replace("\r", "\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_field_of_a_record_becomes_markup(text: str) -> None:
    """Titles, slots, rules, notes and the words that a record covers are escaped too, wherever the page shows them."""
    span = Span(0, len(text))
    fact = Event(span=span, rule=text, kind="signing", name=text, zone=text, participants=(text,), date="2024-05-06")
    person = Person(span=span, text=text, rule=text, name=text, titles=(text,), person="p1")
    note = Diagnostic(kind=text, message=text, span=span)
    article = Article(title=text, source=text)
    hostile = Document(
        source=text, script="Hans", article=article, events=(fact, fact), people=(person,), diagnostics=(note,)
    )
    page = to_html([hostile, hostile], title=text)
    assert read(page).names <= ALLOWED
    assert page.count("<script") == page.count("</script>") == 3


def test_page_loads_nothing() -> None:
    """The page is self-contained, and its policy lets only its own style and script run."""
    page = to_html(DOCUMENTS[0])
    assert not re.search(r"https?:|src=|url\(|@import|\sstyle=|\son[a-z]+=", page)
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        content = re.search(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert content
        assert f"{directive} &#39;sha256-{b64encode(sha256(content[1].encode()).digest()).decode()}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")


def test_every_fact_shows_its_values_and_where_each_was_read() -> None:
    """A row of a table: the words of each slot, what it sorts by, and the places of evidence and slots."""
    document = parse("2024年，江苏赣榆经济开发区出口30亿元，增长5.2%。")
    (table,) = view_of(document).tables
    (row,) = table.rows
    (fact,) = document.indicators
    assert dict(zip(table.columns, [(cell.text, cell.key) for cell in row.cells], strict=True)) == {
        "metric": ("出口", "出口"),
        "subject": ("江苏赣榆经济开发区", "江苏赣榆经济开发区"),
        "period": ("2024-01-01 .. 2024-12-31", "2024-01-01 .. 2024-12-31"),
        "value": ("3,000,000,000 CNY", "3000000000"),
        "change": ("up 5.2 %", "5.2"),
        "status": ("actual", "actual"),
        "place": ("z1 edz-320707-2 320707", "z1 edz-320707-2 320707"),
        "metric link": ("出口 any flow TX.VAL.MRCH.CD.WT", "出口 any flow TX.VAL.MRCH.CD.WT"),
    }
    places = dict(part.split(":") for part in row.spans.split())
    assert places["value"] == "{}-{}".format(*fact.value.span)
    assert places["change"] == "{}-{}".format(*fact.change[0].span)
    assert places["evidence"] == "{}-{}".format(*fact.span)


def test_pieces_are_cut_at_slots_and_marks() -> None:
    document = parse("江苏赣榆经济开发区出口30亿元。")
    pieces = view_of(document).pieces
    assert [piece.text for piece in pieces if any(mark.kind == "quantities" for mark in piece.marks)] == ["30亿元"]
    assert [(piece.start, piece.end) for piece in pieces] == [(p.start, p.start + len(p.text)) for p in pieces]
    zone = [piece for piece in pieces if any(mark.kind == "zones" for mark in piece.marks)]
    assert "".join(piece.text for piece in zone) == "江苏赣榆经济开发区"


def test_charts() -> None:
    text = "2024年3月5日，鲁西新区举行签约仪式。甲材料项目总投资30亿元，乙制造项目总投资12.5亿元。2024年3月8日，三个项目集中开工。"
    charts = {chart.name: chart for chart in charts_of(parse(text, published="2024-03-09"))}
    assert [(bar.label, bar.value) for bar in charts["investments"].bars] == [
        ("甲材料项目", "3,000,000,000 CNY"),
        ("乙制造项目", "1,250,000,000 CNY"),
    ]
    widths = [bar.width for bar in charts["investments"].bars]
    assert widths[0] == pytest.approx(2.4 * widths[1], rel=0.01)
    assert [bar.value for bar in charts["days"].bars] == ["2024-03-05", "2024-03-08"]


def test_chinese_headings() -> None:
    page = to_html(DOCUMENTS[0], language="zh")
    assert '<html lang="zh-Hans">' in page
    assert "复制为 CSV" in page
    assert "Copy as" not in page


def test_several_documents_have_an_index() -> None:
    page = to_html(DOCUMENTS[:3])
    assert re.findall('<a href="(#d[0-9]+)">', page) == ["#d0", "#d1", "#d2"]
    assert page.count('<main class="document"') == 3
    assert "<nav" not in OURS
    assert "<main" not in to_html([])


def test_a_panel_in_the_report() -> None:
    """A table for each place with a chart of each series; a cell leads to its sentences, a conflict is marked, and what texts hold is escaped."""
    told = [
        (f"<b>{year}</b>", parse(f"{year}年，昆山经开区出口{value}亿元，同比增长5.2%。", published=f"{year + 1}-01-20"))
        for year, value in ((2020, "286.2"), (2021, "300.5"), (2022, "316.1"), (2023, "332.6"))
    ]
    told.append(("other", parse("2023年，昆山经开区出口323.6亿元。")))
    made = panel(told)
    page = to_html([], panel=made, language="zh")
    assert page == to_html([], panel=made, language="zh")
    assert "昆山经济技术开发区" in page
    assert page.count("<polyline") == 1
    assert page.count('<circle cx="') == 3  # nothing decides between the two figures of 2023
    targets = re.findall(r'<a href="#(p0-[0-9]+)">', page)
    assert len(targets) == 4
    assert all(f'id="{target}"' in page for target in targets)
    assert page.count('class="conflict"') == 1
    assert "<b>2021</b>" not in page
    assert "&lt;b&gt;2021&lt;/b&gt;" in page
    assert "2021年，昆山经开区出口300.5亿元" in page
    both = to_html(DOCUMENTS[0], panel=made)
    assert 'class="document"' in both
    assert 'class="panel"' in both
    assert 'class="panel"' not in to_html(DOCUMENTS[0])
