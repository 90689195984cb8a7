"""The main text of a page and what the page says of it, within stated bounds of size and time."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from datetime import date
from typing import Any, Literal

import attrs

from zonenews.errors import PageError
from zonenews.webpage.days import printed_day
from zonenews.webpage.metadata import read_metadata
from zonenews.webpage.source import page_source
from zonenews.webpage.tree import Line, page_lines, page_tree, without_inline

AT_ONCE: int = 150_000
"""Pages with more characters of source are read in a child process, which can be stopped; shorter ones take two seconds at the very worst."""
PATIENCE: float = 30.0
"""Seconds a child process is given for a page."""


@attrs.frozen(kw_only=True)
class Page:
    """What was taken out of a page.

    Attributes:
        text: the main text, a line for each paragraph, the headline first.
        title: the headline, without the name of the site.
        source: the medium the page is from, by its metadata.
        authors: by its metadata.
        published: the day it was put online.
        published_from: whether the `page` prints that day or only its `metadata` say it; `None` without a day.
    """

    text: str
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_from: Literal["page", "metadata"] | None = None


def read_page(page: str | bytes, url: str | None = None, *, patience: float = PATIENCE) -> Page:
    r"""Take the main text out of a page. Needs the extra `html`.

    Args:
        page: the source: HTML or XHTML, a whole page or a fragment; of bytes the encoding is found out.
        url: where it is from. Nothing is fetched.
        patience: the seconds a page of more than `AT_ONCE` characters may take.

    Returns:
        The text with title, medium, authors and day. The text is never empty.

    Raises:
        PageError: the page is empty, binary, longer than five million characters, holds no text, or takes longer than `patience`.
        ModuleNotFoundError: trafilatura is not installed.

    >>> page = read_page("<h1>园区签约三个项目</h1><p>5月8日，三个项目在园区签约，总投资30亿元。</p>")
    >>> page.title, page.text
    ('园区签约三个项目', '园区签约三个项目\n5月8日，三个项目在园区签约，总投资30亿元。')
    >>> read_page(b"")
    Traceback (most recent call last):
        ...
    zonenews.errors.PageError: the page is empty
    """
    source = page_source(page)
    if len(source) <= AT_ONCE:
        return _read(source, url)
    return _read_in_child(source, url, patience)


def _read(source: str, url: str | None) -> Page:
    tree = page_tree(source)
    lines = page_lines(tree)
    metadata = read_metadata(tree, lines)
    printed = printed_day(lines, titles=[metadata.title] if metadata.title else [])
    text = _main_text(tree, url) or _plain_text(lines)
    if not text:
        raise PageError("the page holds no text")
    title = metadata.title
    heads = "".join(text.split("\n", 3)[:3])
    whole = text if not title or title in heads else f"{title}\n{text}"
    day = printed or metadata.published
    return Page(
        text=whole,
        title=title,
        source=metadata.source,
        authors=metadata.authors,
        published=day,
        published_from=("page" if printed else "metadata") if day else None,
    )


def _main_text(tree: Any, url: str | None) -> str:
    """The main text as trafilatura finds it; empty where it finds none."""
    try:
        import trafilatura  # noqa: PLC0415 - heavy, and of the extra `html`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("this needs trafilatura: pip install 'zonenews[html]'", name=error.name) from error
    own = copy.deepcopy(tree)
    without_inline(own)
    try:
        found: Any = trafilatura.bare_extraction(
            own,
            url=url,
            with_metadata=False,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
    except Exception as error:  # whatever the library meets in a hostile page
        raise PageError(f"the page could not be read: {type(error).__name__}: {error}") from error
    return (found.text or "").strip() if found is not None else ""


def _plain_text(lines: list[Line]) -> str:
    """The lines of a page that are no links and not its foot, for fragments too short to find a main text in."""
    return "\n".join(line.text for line in lines if not line.foot and 2 * line.linked <= len(line.text))


def _read_in_child(source: str, url: str | None, patience: float) -> Page:
    """Read a large page in a process of its own, which is stopped when it takes too long."""
    command = [sys.executable, "-c", _CHILD]
    call = json.dumps({"path": sys.path, "source": source, "url": url})
    try:
        done = subprocess.run(  # noqa: S603 - this very Python with the code below
            command, input=call.encode(), capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PageError(f"the page took longer than {patience:g} seconds") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
        raise PageError(f"the page could not be read: {reason or f'its process ended with {done.returncode}'}")
    values = json.loads(done.stdout)
    if "error" in values:
        raise PageError(values["error"])
    day = values.pop("published")
    authors = tuple(values.pop("authors"))
    return Page(**values, authors=authors, published=date.fromisoformat(day) if day else None)


_CHILD = """
import json, sys
call = json.load(sys.stdin.buffer)
sys.path[:] = call["path"]
from zonenews.webpage.extract import answer
sys.stdout.buffer.write(answer(call["source"], call["url"]))
"""


def answer(source: str, url: str | None) -> bytes:
    """What the child process writes for its parent: the page, or why there is none.

    >>> answer("<p></p>", None)
    b'{"error": "the page holds no text"}'
    """
    try:
        page = _read(source, url)
    except PageError as error:
        return json.dumps({"error": str(error)}).encode()
    values = attrs.asdict(page)
    return json.dumps({**values, "published": page.published.isoformat() if page.published else None}).encode()
