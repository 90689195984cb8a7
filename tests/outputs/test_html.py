"""Documents as pages."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import EXAMPLES

from zonenews import (
    Document,
    parse,
    to_html,
)

TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
DOCUMENTS = [parse(text, published=date(2023, 7, 12)) for text in TEXTS]


# -- pages


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


@given(st.text() | st.sampled_from(["<script>alert(1)</script>", '" onload="x', "]]>", "&amp;", "</article>"]))
def test_page_escapes_everything(raw: str) -> None:
    """Nothing of the text becomes markup."""
    page = read(to_html(parse("鲁西新区签约项目12个，" + raw)))
    assert not {"script", "onload", "img", "a"} & page.names
    assert page.text.replace("\r", "\n") == ("鲁西新区签约项目12个，" + raw).replace("\r", "\n")


def test_page_loads_nothing() -> None:
    """The page is self-contained."""
    page = to_html(DOCUMENTS[0])
    assert not re.search(r"https?:|src=|url\(|@import", page)
