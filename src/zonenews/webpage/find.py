"""parse_html: a page as the web serves it to the same Document as from its text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from zonenews.article import Article
from zonenews.document import Document, parsed_text
from zonenews.lexicon import Lexicon
from zonenews.text.normalize import Diagnostic, normalize
from zonenews.text.published import Published, published_day
from zonenews.text.spans import Span
from zonenews.webpage.extract import Page, read_page


def parse_html(  # noqa: PLR0913 - each is an option a caller names
    html: str | bytes,
    url: str | None = None,
    *,
    published: Published = None,
    kinds: Iterable[str] | None = None,
    boilerplate: bool = False,
    lexicon: Lexicon | None = None,
) -> Document:
    """Read one article from HTML. Needs the extra `html`.

    Args:
        html: the source of the page, whole or a fragment; of bytes the encoding is found out.
        url: where it is from. Nothing is fetched.
        published: the reference date for year-less times, as for `parse`; by default the day the page prints as its stamp, else that of its
            metadata. A bare year is never made a day.
        kinds: the kinds of records to read, as for `parse`.
        boilerplate: whether records are read in what is not the article too.
        lexicon: the regions and zones to read with; those of the package when `None`.

    Returns:
        The document. Its `source` is the text taken out of the page, headline first, in which all spans count; title, authors and medium that
        this text does not say are those of the page's metadata. `published_from` is `argument`, `page` or `metadata`.

    Raises:
        PageError: the page is empty, binary, too long, holds no text or takes too long; see `zonenews.webpage.extract.read_page`.
        PublishedError: `published` is no date.
        ModuleNotFoundError: trafilatura is not installed.

    >>> page = "<h1>园区签约</h1><p>2023-05-08 来源：园区日报</p><p>昨天，三个项目在园区签约，总投资30亿元。</p>"
    >>> document = parse_html(page)
    >>> document.published.isoformat(), document.published_from, document.article.source
    ('2023-05-08', 'page', '园区日报')
    >>> parse_html("")
    Traceback (most recent call last):
        ...
    zonenews.errors.PageError: the page is empty
    """
    given = published_day(published)
    page = read_page(html, url)
    reference = published if given else page.published
    stamped = page.published is not None  # what the page does not print as its day is none in its text either
    own = parsed_text(
        page.text, published=reference, kinds=kinds, boilerplate=boilerplate, lexicon=lexicon, stamped=stamped
    )
    notes = own.diagnostics if given or not stamped else (*own.diagnostics, _note(page))
    origin = "argument" if given else page.published_from
    return attrs.evolve(own, article=_article(own, page), published_from=origin, diagnostics=notes)


def _article(own: Document, page: Page) -> Article:
    """The article with what only the page says of it, its words made normal as those of the text are."""
    article = own.article
    stamp = article.stamp if article.published == page.published else None
    return attrs.evolve(
        article,
        title=article.title or _normal(page.title),
        source=article.source or _normal(page.source),
        authors=article.authors or tuple(normalize(name).text for name in page.authors),
        published=page.published,
        stamp=stamp,
    )


def _normal(text: str | None) -> str | None:
    return normalize(text).text if text else None


def _note(page: Page) -> Diagnostic:
    """Say where the reference date comes from."""
    assert page.published is not None  # noqa: S101 - the caller has asked
    where = "the page's own stamp" if page.published_from == "page" else "the page's metadata"
    message = f"no reference date was given; that of {where}, {page.published.isoformat()}, is used"
    return Diagnostic(kind="article/published", message=message, span=Span(0, 0))
