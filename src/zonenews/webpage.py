"""parse_html: a page as the web serves it, through trafilatura, to the same Document."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import attrs

from zonenews.article import Article
from zonenews.document import Document, parse
from zonenews.lexicon import Lexicon
from zonenews.text.normalize import Diagnostic
from zonenews.text.spans import Span


def parse_html(
    html: str,
    url: str | None = None,
    *,
    published: date | None = None,
    boilerplate: bool = False,
    lexicon: Lexicon | None = None,
) -> Document:
    """Read one article from HTML. Needs the extra `html`.

    Args:
        html: the source of the page; any `str`.
        url: where it is from; helps to find its date and the name of its site. Nothing is fetched.
        published: the reference date for year-less times; by default the date of the page's metadata, or the stamp it prints.
        boilerplate: whether records are read in what is not the article too.
        lexicon: the regions and zones to read with; those of the package when `None`.

    Returns:
        The document. Its `source` is the text taken out of the page, headline first, in which all spans count; title, authors and date that this
        text does not say are those of the page's metadata.

    Raises:
        ModuleNotFoundError: trafilatura is not installed.

    >>> page = "<h1>园区签约</h1><p>2023-05-08 来源：园区日报</p><p>昨天，三个项目在园区签约，总投资30亿元。</p>"
    >>> document = parse_html(page)
    >>> document.published.isoformat(), document.article.source
    ('2023-05-08', '园区日报')
    >>> parse_html("").source
    ''
    """
    text, metadata = _extracted(html, url)
    own = parse(text, published=published, boilerplate=boilerplate, lexicon=lexicon)
    notes = own.diagnostics
    if own.published is None and metadata.published:
        own = parse(text, published=metadata.published, boilerplate=boilerplate, lexicon=lexicon)
        message = f"no reference date was given; that of the page's metadata, {metadata.published.isoformat()}, is used"
        notes = (*own.diagnostics, Diagnostic(kind="article/published", message=message, span=Span(0, 0)))
    article = attrs.evolve(
        own.article,
        title=own.article.title or metadata.title,
        source=own.article.source or metadata.source,
        authors=own.article.authors or metadata.authors,
        published=own.article.published or metadata.published,
    )
    taken: Literal["article"] | None = "article" if own.published else None
    return attrs.evolve(own, article=article, published_from="argument" if published else taken, diagnostics=notes)


def _extracted(html: str, url: str | None) -> tuple[str, Article]:
    """The main text of a page, and an article with what its metadata say."""
    try:
        import trafilatura  # noqa: PLC0415 - heavy, and of the extra `html`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("this needs trafilatura: pip install 'zonenews[html]'", name=error.name) from error
    clean = html.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    found: Any = trafilatura.bare_extraction(
        clean, url=url, with_metadata=True, include_comments=False, include_tables=True
    )
    if found is None or not found.text:
        return trafilatura.html2txt(clean), Article()
    title = (found.title or "").strip()
    text = found.text if not title or title in found.text else f"{title}\n{found.text}"
    metadata = Article(
        title=title or None,
        source=found.sitename if found.sitename and "." not in found.sitename else None,
        authors=tuple(filter(None, (name.strip() for name in (found.author or "").split(";")))),
        published=date.fromisoformat(found.date) if found.date else None,
    )
    return text, metadata
