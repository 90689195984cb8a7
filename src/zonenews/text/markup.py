"""Marks of Markdown and tags of HTML that were left in a text: they say how it looked, and part its words and numbers.

Readers of pages (and people) hand on `**156亿元**`, `[经开区](https://…)`, `## 二、工业` and `<strong>156</strong>亿元`. A whole page is the business of
`parse_html`; this is what is left in texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zonenews._patterns import lazy
from zonenews.text.changes import Change, apart

_LINE_TAGS: Final = "article|blockquote|body|br|center|dd|div|dl|dt|footer|h[1-6]|head|header|hr|html|li|main|ol|p|pre|section|table|tbody|thead|tr|ul"
"""Tags that begin or end a line."""
_WORD_TAGS: Final = "a|abbr|b|big|code|em|font|i|img|ins|label|mark|nobr|o:p|s|small|span|strike|strong|sub|sup|tt|u"

_TAG = lazy(
    rf"(?i)</?(?:(?P<line>{_LINE_TAGS})|(?P<cell>td|th)|{_WORD_TAGS})(?:\s[^<>\n]{{0,500}})?/?>|<!--.{{0,2000}}?-->"
)
_BOLD = lazy(r"(?<![*\\])(\*{2,3}|_{2})(?=[^\s*_])([^*_\n]{0,199}[^\s*_])\1(?![*])")
_LINK = lazy(r"(!?)\[([^\[\]\n]{0,200})\]\((?:https?://|/|#|mailto:)[^()\s]{0,500}(?:\s\"[^\"\n]{0,100}\")?\)")
_LINE_MARK = lazy(
    r"\n[ \t]{0,3}((?:#{2,6}[ \t]+|>(?:[ \t]*>)*[ \t]*(?=[^\s0-9=>.])|[*+][ \t]+|-[ \t]+(?=[一-鿿“《（])))"
)
_TITLE_MARK = lazy(r"\A\s{0,20}#[ \t]+(?=\S)")
SIGN_CHARS: Final = r"<>#\\*_+\]\-"
"""Characters one of which stands in every mark, as in a class of a pattern."""
SIGN: Final = r"(?<=[<>#\\])|(?<=[*_+\]-])(?=[*_( \t])"
"""What makes such a character a sign of marks: told in one look, for most texts have none."""
_SIGNS = lazy(f"[{SIGN_CHARS}](?:{SIGN})")
_ESCAPED = lazy(r"\\(?=[*_#\[\]().>+\-])")


def find_markup(text: str) -> list[Change]:
    r"""Find marks of Markdown and tags of HTML in a text.

    Args:
        text: any text; entities are characters already.

    Returns:
        The start and end of each mark, and what stays of it: a line feed of a tag that ends a line, a blank of one that ends a cell, else nothing. In order, without
        overlaps; empty for most texts.

    >>> find_markup("总投资**156亿元**。<br>"), find_markup("增长3*5%，a<b，#其中：外资")
    ([(3, 5, ''), (10, 12, ''), (13, 17, '\n')], [])
    """
    if _SIGNS.search(text) is None:
        return []
    found = [*_tags(text)] if "<" in text and ">" in text else []
    if "**" in text or "__" in text:
        found += _bold(text)
    if "](" in text:
        found += _links(text)
    if "#" in text or ">" in text or "* " in text or "+ " in text or "- " in text:
        found += ((match.start(1) - 1, match.end(1) - 1, "") for match in _LINE_MARK.finditer("\n" + text))
        found += ((*match.span(), "") for match in _TITLE_MARK.finditer(text))
    if "\\" in text:
        found += ((*match.span(), "") for match in _ESCAPED.finditer(text))
    return apart(found)


def _tags(text: str) -> Iterator[Change]:
    for match in _TAG.finditer(text):
        start, end = match.span()
        stays = ""
        if match.lastgroup == "line" and start and "\n" not in (text[start - 1], text[end : end + 1]):
            stays = "\n"
        elif match.lastgroup == "cell" and text.startswith("</", start):
            stays = " "
        yield start, end, stays


def _bold(text: str) -> Iterator[Change]:
    for match in _BOLD.finditer(text):
        size = len(match[1])
        yield match.start(), match.start() + size, ""
        yield match.end() - size, match.end(), ""


def _links(text: str) -> Iterator[Change]:
    """The words of a link stay; of a picture nothing does."""
    for match in _LINK.finditer(text):
        if match[1]:
            yield (*match.span(), "")
        else:
            yield match.start(), match.start(2), ""
            yield match.end(2), match.end(), ""
