"""What a page says of itself beside its text: <meta> elements, JSON-LD, <time>, <title>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import attrs

from zonenews._patterns import lazy
from zonenews._ready import compiled
from zonenews.lexicon.webpage import webpage_words
from zonenews.webpage.days import stated_day
from zonenews.webpage.tree import Line

_BARS = lazy(r"\s{0,3}(?:[_|｜»>]{1,3}|\s[-–—·]{1,2}\s|(?<=[一-鿿])[-–—]{1,2}(?=[一-鿿]))\s{0,3}")
_PERSON_RE = lazy(r"[一-鿿·]{2,4}")


@attrs.frozen(kw_only=True)
class Metadata:
    """What the source of a page says of it.

    Attributes:
        title: its headline, without the name of the site.
        source: the medium it is from.
        authors: who wrote it; names only.
        published: the day it was put online, stated in full.
    """

    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None


def read_metadata(tree: Any, lines: Sequence[Line]) -> Metadata:
    """Read the metadata of a page.

    Args:
        tree: from `page_tree`.
        lines: its lines, whose heading is the best title.

    Returns:
        What is stated; a field that is not is `None` or empty. Of several names for a field the one that `data/webpage.toml` lists first counts.
    """
    values = _values(tree)
    linked = list(_linked_data(tree))
    days = [stated_day(value) for value in values["published"]]
    days += [
        stated_day(item[key])
        for item in linked
        for key in ("datePublished", "pubDate")
        if isinstance(item.get(key), str)
    ]
    days += [stated_day(element.get("datetime") or "") for element in tree.iter("time")]
    source = next((value for value in values["source"] if "." not in value and len(value) <= _LONG_NAME), None)
    names = [
        name for value in values["author"] for name in re.split(r"[\s,，、;；/]+", value) if _PERSON_RE.fullmatch(name)
    ]
    return Metadata(
        title=_title(tree, lines, values["title"]),
        source=source,
        authors=tuple(dict.fromkeys(names)),
        published=next(filter(None, days), None),
    )


_LONG_NAME = 20


def _values(tree: Any) -> dict[str, list[str]]:
    """For each field the values of its metadata, the most believed first."""
    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                given.setdefault(name.strip().lower(), content)
    return {field: [given[name] for name in names if name in given] for field, names in webpage_words().meta.items()}


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD; what is no JSON is passed over, as search engines do."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            found = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def _title(tree: Any, lines: Sequence[Line], stated: Sequence[str]) -> str | None:
    """The headline: the heading that <title> opens with, else what the metadata state, else the heading, else <title> without the site."""
    element = next(tree.iter("title"), None)
    page = " ".join((element.text_content() if element is not None else "").split())
    headings = [line.text for line in lines if line.heading and len(line.text) >= _SHORT_TITLE]
    opening = next((heading for heading in headings if page.startswith(heading)), None)
    best = opening or next(iter(stated), None) or next(iter(headings), None) or page
    return without_site(best) or None


_SHORT_TITLE = 4


def without_site(title: str) -> str:
    """Take the names of sites and their sections off the end of a title.

    >>> without_site("园区集中签约三个项目_要闻动态_青石湖高新区管委会")
    '园区集中签约三个项目'
    >>> without_site("新区——一座城的未来")
    '新区——一座城的未来'
    """
    parts = _BARS.split(title.strip())
    bars = _BARS.findall(title.strip())
    while len(parts) > 1 and (
        _site_re().search(parts[-1]) or len(parts) > _MANY_PARTS or "_" in bars[-1] or "|" in bars[-1]
    ):
        if bars[-1].strip() in ("——", "—") and not _site_re().search(parts[-1]):
            break
        parts.pop()
        bars.pop()
    return "".join(piece for pair in zip(parts, [*bars, ""], strict=True) for piece in pair).strip()


_MANY_PARTS = 3


@cache
def _site_re() -> re.Pattern[str]:
    return compiled(rf"(?:{'|'.join(map(re.escape, webpage_words().site))})\Z")
