"""parse: one article in, one Document out."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from zonenews import plain
from zonenews.text.normalize import Diagnostic, Script, normalize

SCHEMA = "zonenews/1"


@attrs.frozen(kw_only=True)
class Document:
    """All that was read in one article.

    Attributes:
        source: the text as passed; every span of the document counts in it.
        script: ISO 15924 code of its script.
        published: the reference date, given or found; `None` when neither.
        diagnostics: what the reader of the records should know.
    """

    source: str
    script: Script
    published: date | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the document as plain JSON types, after the published schema."""
        return {"schema": SCHEMA, **plain.unstructure(self)}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Document:
        """Read back what `to_dict` gave, equal."""
        return plain.structure({key: value for key, value in values.items() if key != "schema"}, cls)


def parse(raw: str, *, published: date | None = None) -> Document:
    """Read one article.

    Args:
        raw: the text, however noisy; any `str`.
        published: the reference date for year-less times.

    Returns:
        The document; empty lists where nothing was found.
    """
    normal = normalize(raw)
    return Document(source=raw, script=normal.script, published=published, diagnostics=normal.diagnostics)
