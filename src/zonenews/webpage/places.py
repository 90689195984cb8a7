"""Where the characters of a page's text stand in its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from html import unescape

import attrs

from zonenews._patterns import lazy
from zonenews.text.spans import Span

_TOKEN_RE = lazy(
    r"<(?P<comment>!--)|<(?P<silent>script|style|noscript|template|textarea|title)\b[^<>]*>|</?[A-Za-z!?][^<>]*>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)


@attrs.frozen
class PagePlaces:
    """Which range of the source each character of the text was read from.

    Attributes:
        text: offsets in the text that have a place, in order.
        start: where each begins in the source.
        end: where it ends; an entity has several characters.
    """

    text: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    def parts(self, span: Span) -> list[Span]:
        """Give the ranges of the source that a range of the text was read from.

        Args:
            span: offsets in the text.

        Returns:
            The ranges in the order of the text, none across a tag; empty where the page has those words in its metadata only.

        >>> page_places("<p>鲁西<i>新区</i></p>", "鲁西新区").parts(Span(1, 3))
        [Span(start=4, end=5), Span(start=8, end=9)]
        """
        parts: list[Span] = []
        for at in range(bisect_left(self.text, span.start), bisect_left(self.text, span.end)):
            if parts and self.start[at] == parts[-1].end:
                parts[-1] = Span(parts[-1].start, self.end[at])
            else:
                parts.append(Span(self.start[at], self.end[at]))
        return parts


def page_places(html: str, text: str) -> PagePlaces:
    """Find the text taken out of a page in its source again.

    The lines of the text are looked for in the characters the page shows, in order, white space aside; each line where the one before it ended, else
    from the start.

    Args:
        html: the source of the page.
        text: what was taken out of it: `Document.source` of what `parse_html` gave.

    Returns:
        The places; of a line that the page does not show in one stretch there are none.

    >>> page_places("<b>A&amp;B</b>", "A&B").parts(Span(0, 3))
    [Span(start=3, end=10)]
    >>> page_places("<b>A</b>", "B").parts(Span(0, 1))
    []
    """
    shown = list(_shown(html))
    stream = "".join(character for character, _, _ in shown)
    offsets: list[int] = []
    taken: list[int] = []
    cursor = 0
    start = 0
    for line in text.split("\n"):
        kept = [(start + at, character) for at, character in enumerate(line) if not character.isspace()]
        start += len(line) + 1
        words = "".join(character for _, character in kept)
        found = stream.find(words, cursor) if words else -1
        if words and found < 0:
            found = stream.find(words)
        if found >= 0:
            offsets.extend(at for at, _ in kept)
            taken.extend(range(found, found + len(words)))
            cursor = found + len(words)
    return PagePlaces(tuple(offsets), tuple(shown[at][1] for at in taken), tuple(shown[at][2] for at in taken))


def _shown(html: str) -> Iterator[tuple[str, int, int]]:
    """The characters a page shows but white space, each with its range in the source."""
    at = 0
    token = _TOKEN_RE.search(html)
    while token:
        yield from _plain(html, at, token.start())
        at = token.end()
        if token[0][0] == "&":
            for character in unescape(token[0]):
                if not character.isspace():
                    yield character, token.start(), token.end()
        elif token["comment"] or token["silent"]:
            # What is never closed reaches to the end of the page, as in a browser.
            closing = html.find("-->" if token["comment"] else f"</{token['silent']}", at)
            at = closing if closing >= 0 else len(html)
        token = _TOKEN_RE.search(html, at)
    yield from _plain(html, at, len(html))


def _plain(html: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for at in range(start, end):
        if not html[at].isspace():
            yield html[at], at, at + 1
