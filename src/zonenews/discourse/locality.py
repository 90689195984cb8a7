"""The town, street district or village that a page is about, of which no table knows.

A page about a town names it in its first line or begins with where it lies; the county behind 位于 or 隶属 is where it lies, and no figure
of the page is the county's:

```text
青石镇                                    the first line
青石镇地处安平县北部，幅员面积90平方公里。     or the first sentence
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.cues import Cue
from zonenews.mentions.regions.records import Region
from zonenews.text.spans import Span

_NAME = "(?P<name>[\u4e00-\u9fff]{1,10}?(?:镇|乡|街道|苏木|村|社区))"
_HEADED = pattern(rf"[　 ]*{_NAME}(?:办事处|人民政府|政府)?{{about_place}}?[　 ]*(?=[\n\r：:]|$)")
"""A first line that is the name."""
_OPENS = pattern(
    rf"[　 ]*{_NAME}(?:办事处|人民政府|政府)?(?:，)?"
    "(?:{introducing}|东[与邻接临靠连到至]|是.{0,12}(?:镇|乡|村|街道|政府))"
)
"""A first sentence that says where it lies, or what it is."""
_FIRST = lazy(rf"[　 ]*{_NAME}(?=[^，。；\n]{{2}})")
"""A name that opens a sentence."""
_NO_NAME = pattern("{sort_of_town}(?:镇|乡|村|街道|社区)$|[的在和与及等为被]")
"""What is no name of one place."""
_FIRST_LINES = 3
_REACH = 60
_ENDS = frozenset("镇乡村街社苏")
"""Characters one of which every such name has."""


def find_locality(text: str, regions: Sequence[Region]) -> str | None:
    """Find the town or village a text is about.

    Args:
        text: the normal text.
        regions: its regions; one that stands before the name is no part of it.

    Returns:
        The name, or `None` where the text does not begin with one.

    >>> find_locality("青石镇地处安平县北部，幅员面积90平方公里。", ())
    '青石镇'
    >>> find_locality("安平县推进乡镇建设，青石镇位于县城北部。", ())
    """
    if _ENDS.isdisjoint(text[:_REACH]):
        return None
    starts = {region.span.start: region.span.end for region in regions if region.span.start < _REACH}
    at = 0
    for line in range(_FIRST_LINES):
        at = _past_blanks(text, at)
        begin = starts.get(at, at)
        match = (_HEADED.match(text, begin) if line == 0 else None) or _OPENS.match(text, begin)
        match = match or _own_name(text, begin)
        if match and not _NO_NAME.search(match["name"]):
            return match["name"]
        after = text.find("\n", at, at + _REACH)
        if after < 0 or "。" in text[at:after]:
            return None
        at = after + 1
    return None


def _own_name(text: str, begin: int) -> re.Match[str] | None:
    """Give the name that opens a sentence, where the text says 我镇, 本镇 of what it names."""
    match = _FIRST.match(text, begin)
    return match if match and re.search(f"[我本]{match['name'][-1]}", text) else None


def _past_blanks(text: str, at: int) -> int:
    """Give where the next line begins that holds something."""
    while at < len(text) and text[at] in " 　\n\r\t":
        at += 1
    return at


def naming(text: str, name: str) -> Iterator[tuple[Span, Cue]]:
    """Give where a text names its own town or village, with what makes a place of it.

    >>> [span.start for span, _ in naming("青石镇的青石镇政府", "青石镇")]
    [0, 4]
    """
    cue = Cue(name, "generic")
    for match in re.finditer(re.escape(name), text):
        yield Span(*match.span()), cue
