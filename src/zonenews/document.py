"""parse: one article in, one Document out."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import attrs

from zonenews import plain
from zonenews.article import Article, anchored_article, blanked, scan_article
from zonenews.text.normalize import Diagnostic, Script, normalize

SCHEMA = "zonenews/1"


@attrs.frozen(kw_only=True)
class Document:
    """All that was read in one article.

    Attributes:
        source: the text as passed; every span of the document counts in it.
        script: ISO 15924 code of its script.
        published: the reference date, given or found; `None` when neither.
        published_from: whether that date was an `argument` or is the stamp of the `article` itself.
        article: title, byline and segments of the page.
        diagnostics: what the reader of the records should know.
    """

    source: str
    script: Script
    published: date | None = None
    published_from: Literal["argument", "article"] | None = None
    article: Article = attrs.field(factory=Article)
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the document as plain JSON types, after the published schema."""
        return {"schema": SCHEMA, **plain.unstructure(self)}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Document:
        """Read back what `to_dict` gave, equal."""
        return plain.structure({key: value for key, value in values.items() if key != "schema"}, cls)


def parse(raw: str, *, published: date | None = None, boilerplate: bool = False) -> Document:
    r"""Read one article.

    Args:
        raw: the text of a page or of an article, however noisy; any `str`.
        published: the reference date for year-less times; by default the date the page itself prints as its stamp.
        boilerplate: whether records are read in navigation, related links, footers and the like too.

    Returns:
        The document; empty lists where nothing was found.

    >>> parse("园区签约三个项目\n2023-05-08 来源：园区日报\n今天，园区签约三个项目。").published_from
    'article'
    >>> parse("").published is None
    True
    """
    normal = normalize(raw)
    article = scan_article(normal.text)
    text = normal.text if boilerplate else blanked(normal.text, article)
    reference = published or article.published
    # The rooms: each scans `text` (normal, boilerplate blanked) and may be handed the records of earlier rooms.
    # times = scan_times(text, published=reference)
    del text
    return Document(
        source=raw,
        script=normal.script,
        published=reference,
        published_from="argument" if published else "article" if reference else None,
        article=anchored_article(article, normal),
        diagnostics=normal.diagnostics,
    )
