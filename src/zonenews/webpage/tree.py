"""A page as a tree and as lines: what is nested too deep is made flat, tables that only lay out the page become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from zonenews._patterns import lazy
from zonenews.errors import PageError
from zonenews.lexicon.webpage import webpage_words

DEEPEST = 200
"""How deep elements may be nested; the library gives up at 255, so what lies deeper loses its own element and keeps its text."""

_TAG_RE = lazy(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,20})(?P<rest>[^<>]*)>")
_DECLARATION_RE = lazy(r"\s{0,9}<\?xml[^<>]*\?>")
_UNCLOSED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
        "title",
        "body",
        "html",
    ]
)
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea", "button", "head"]
)
_TABLE_PARTS = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])


@attrs.frozen(kw_only=True)
class Line:
    """A line of a page as a reader sees it.

    Attributes:
        text: what it says, white space folded.
        linked: how many of its characters stand in links.
        hinted: whether its element is named for a time, a date or a source.
        heading: whether it is a heading of the first rank.
        foot: whether it stands in what the page marks as its foot.
    """

    text: str
    linked: int = 0
    hinted: bool = False
    heading: bool = False
    foot: bool = False


def page_tree(source: str) -> Any:
    """Parse the source of a page.

    Args:
        source: HTML or XHTML, a whole page or a fragment.

    Returns:
        The root element of lxml; layout tables are unwrapped.

    Raises:
        ModuleNotFoundError: lxml, which the extra `html` brings, is not installed.
        PageError: there is no element and no text in it.

    >>> [line.text for line in page_lines(page_tree("<p>园区签约</p>"))]
    ['园区签约']
    >>> page_tree("<!-- nothing -->")
    Traceback (most recent call last):
        ...
    zonenews.errors.PageError: the page holds no text
    """
    try:
        from lxml import html  # noqa: PLC0415 - heavy, and of the extra `html`
        from lxml.etree import LxmlError  # noqa: PLC0415 - as `html`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("this needs lxml: pip install 'zonenews[html]'", name=error.name) from error
    text = _DECLARATION_RE.sub("", source, count=1)
    try:
        tree = html.document_fromstring(_flat(text), parser=html.HTMLParser(huge_tree=True, remove_comments=True))
    except (LxmlError, ValueError) as error:
        raise PageError("the page holds no text") from error
    for table in reversed(list(tree.iter("table"))):
        if _lays_out(table):
            _unwrap(table)
    return tree


def _flat(source: str) -> str:
    """The source with the tags left out that open an element below `DEEPEST`, and those that close it."""
    depth = deepest = 0
    for tag in _TAG_RE.finditer(source):
        if tag["name"].lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if tag["close"] else depth + (tag["rest"][-1:] != "/")
            deepest = max(deepest, depth)
    if deepest <= DEEPEST:
        return source
    pieces, at, depth = [], 0, 0
    for tag in _TAG_RE.finditer(source):
        if tag["name"].lower() in _UNCLOSED or tag["rest"][-1:] == "/":
            continue
        below = depth > DEEPEST if tag["close"] else depth >= DEEPEST
        depth = max(0, depth - 1) if tag["close"] else depth + 1
        if below:
            pieces += [source[at : tag.start()], "\n"]
            at = tag.end()
    return "".join([*pieces, source[at:]])


def _lays_out(table: Any) -> bool:
    """Whether a table only lays out the page: its cells hold blocks or long text, or no row has two of them."""
    if any(True for _ in table.iter("h1", "h2", "div", "ul", "article")):
        return True
    widest = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        if any(len(cell.findall("p")) > 1 or len(cell.text_content()) > _LONG_CELL for cell in cells):
            return True
    return widest < 2


_LONG_CELL = 300


def _unwrap(table: Any) -> None:
    for element in table.iter(*_TABLE_PARTS):
        element.tag = "div"


_FORMATS = ("b", "strong", "i", "em", "u", "font", "big", "small", "sub", "sup", "ins", "s", "strike", "tt", "mark")
_PARAGRAPHS = ("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6")


def without_inline(tree: Any) -> None:
    """Take the elements that only format words out of a tree, and spans out of its paragraphs; their text stays.

    Where a page is short, trafilatura (2.3.1) falls back to a reading that breaks the line at each of them: 总投资 | 30 | 亿元.

    Args:
        tree: from `page_tree`; it is changed.
    """
    from lxml.etree import strip_tags  # noqa: PLC0415 - see `page_tree`

    strip_tags(tree, *_FORMATS)
    for paragraph in tree.iter(*_PARAGRAPHS):
        strip_tags(paragraph, "span")


def page_lines(tree: Any) -> list[Line]:
    """Give what a page says as lines, in its own order.

    Args:
        tree: from `page_tree`.

    Returns:
        The lines that hold text; a row of a table is one line, its cells set apart by blanks.
    """
    return list(_Lines(tree))


class _Lines:
    """Walks a tree once and cuts lines at blocks."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.pieces: list[str] = []
        self.linked = 0
        self.hinted = self.heading = False
        self.links = self.feet = self.heads = 0

    def __iter__(self) -> Iterator[Line]:
        from lxml.etree import iterwalk  # noqa: PLC0415 - see `page_tree`

        walk = iterwalk(self.tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _BLOCKS:
                    yield from self._cut()
                if tag in _SILENT or not tag:
                    walk.skip_subtree()
                    continue
                self._enter(tag, element)
                self._say(element.text)
            else:
                if tag not in _SILENT and tag:
                    if tag in _BLOCKS:
                        yield from self._cut()
                    self._leave(tag, element)
                elif tag in _BLOCKS:
                    yield from self._cut()
                if tag in ("td", "th"):
                    self.pieces.append(" ")
                self._say(element.tail)
        yield from self._cut()

    def _enter(self, tag: str, element: Any) -> None:
        named = _named(element)
        self.links += tag == "a"
        self.heads += tag == "h1"
        self.feet += _is_foot(tag, named)
        if any(hint in named for hint in webpage_words().hints) or tag == "time":
            self.hinted = True

    def _leave(self, tag: str, element: Any) -> None:
        self.links -= tag == "a"
        self.heads -= tag == "h1"
        self.feet -= _is_foot(tag, _named(element))

    def _say(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.links > 0 else 0
            self.heading = self.heading or (self.heads > 0 and not text.isspace())

    def _cut(self) -> Iterator[Line]:
        text = " ".join("".join(self.pieces).split())
        if text:
            yield Line(text=text, linked=self.linked, hinted=self.hinted, heading=self.heading, foot=self.feet > 0)
        if text or self.pieces:
            self.pieces, self.linked, self.hinted, self.heading = [], 0, False, False


def _named(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def _is_foot(tag: str, named: str) -> bool:
    return tag == "footer" or "foot" in named or "copyright" in named
