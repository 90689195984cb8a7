"""normalize: the door of the corridor, from raw text to clean text that knows where it came from."""

from __future__ import annotations

from collections.abc import Callable
from re import Pattern
from typing import Literal, TypeAlias

import attrs

from zonenews._codegen import constructor
from zonenews._counted import counted
from zonenews._notebook import Shown, escaped, table_of
from zonenews.text import script as scripts
from zonenews.text.alignment import Alignment
from zonenews.text.changes import Change
from zonenews.text.damage import MOST, Patch, find_damage, find_unreadable
from zonenews.text.lines import find_breaks
from zonenews.text.marks import fold_marks
from zonenews.text.markup import find_markup
from zonenews.text.pinyin import split_pinyin
from zonenews.text.signs import SIGNS, has_sign, signs_of
from zonenews.text.spacing import find_blanks
from zonenews.text.spans import Span
from zonenews.text.web import COMMAS, ENTITY, UNSEEN, decode, doubles_commas, unbroken
from zonenews.text.width import fold_width

Script: TypeAlias = scripts.Script
"""ISO 15924 codes for Simplified and Traditional Han; `Mixed` where paragraphs differ."""

_PASSES = (
    8  # one rewrite can complete what another looks for, as in a twice-escaped entity; no page needs more than three
)


DiagnosticKind: TypeAlias = Literal[
    "text/damaged", "text/line-break", "article/published", "facts/unequal-list", "facts/open-change", "project-group/sum",
]  # fmt: skip
"""Every code of a diagnostic; `docs/diagnostics.toml` says what each means."""


@attrs.frozen(kw_only=True)
class Diagnostic(Shown):
    """Something a reader of the records should know about the text.

    Attributes:
        kind: what happened, such as `text/damaged`.
        message: one sentence.
        span: where.
    """

    kind: DiagnosticKind
    message: str
    span: Span


@attrs.frozen(kw_only=True)
class NormalText:
    """Clean text and the way back to the raw text.

    Attributes:
        raw: the text the caller passed.
        text: the normal text: Simplified, half-width digits and letters, no injected pinyin.
        script: the script of `raw`.
        diagnostics: what normalising noticed, at most a thousand; spans count in `raw`.
        alignment: which pieces of `raw` became which of `text`; `None` where each character became one.
    """

    raw: str
    text: str
    script: Script
    diagnostics: tuple[Diagnostic, ...] = ()
    alignment: Alignment | None = attrs.field(default=None, repr=False)

    def _repr_html_(self) -> str:
        notes = table_of(self.diagnostics) if self.diagnostics else ""
        return f'<p lang="zh-Hans" style="white-space: pre-wrap">{escaped(self.text)}</p><p>{self.script}</p>{notes}'

    @property
    def is_identity(self) -> bool:
        """Whether nothing was rewritten: both texts, and so all offsets, are the same."""
        return self.alignment is None and self.raw == self.text

    def raw_span(self, span: Span) -> Span:
        """Where a range of the normal text stands in the raw text.

        Args:
            span: offsets in `text`.

        Returns:
            Offsets in `raw`. What was removed inside the range is inside; what was removed at its edges is not.

        >>> normal = normalize("魯西新區(qū)的專(zhuān)業(yè)園")
        >>> normal.raw_span(Span(5, 8)), normal.raw[9:23]
        (Span(start=9, end=23), '專(zhuān)業(yè)園')
        """
        return span if self.alignment is None else self.alignment.old_span(span)

    def normal_span(self, span: Span) -> Span:
        """Where a range of the raw text stands in the normal text.

        Args:
            span: offsets in `raw`.

        Returns:
            Offsets in `text` of all that any part of the range helped to make; empty where it was removed.
        """
        return span if self.alignment is None else self.alignment.new_span(span)


def normalize(raw: str) -> NormalText:
    """Undo what script conversion and the web did to a text, keeping the way back.

    HTML entities become characters; control and zero-width characters go; line ends become line feeds and odd spaces spaces; doubled
    commas become one, and one before a stop goes; full-width digits, letters and signs become half-width and look-alike radicals characters; injected pinyin
    goes; marks of Markdown and left-over tags go, line breaks within sentences, as wrapped pages have them, and blanks that part no words; Traditional paragraphs become Simplified. Chinese punctuation stays as typed, commas, colons, semicolons and straight quotation marks of the West between Chinese words become Chinese ones, and clean Simplified text comes back unchanged.

    Args:
        raw: any `str`.

    Returns:
        The normal text with its script, its diagnostics and the way back. Normalising it again changes nothing.

    Raises:
        TypeError: `raw` is no `str`.

    >>> normalize("中國(guó)山東網(wǎng)&nbsp;１２月３１日訊").text
    '中国山东网 12月31日讯'
    >>> normalize("乾隆年间的著名建筑").is_identity
    True
    >>> normalize(b"text")
    Traceback (most recent call last):
        ...
    TypeError: the text is bytes, not str
    """
    if not isinstance(raw, str):
        raise TypeError(f"the text is {type(raw).__name__}, not str")
    if not (has_sign(raw) or _may_change(raw)):
        text = fold_marks(raw)
        # A comma that became Chinese can complete what a habit of blanks shows in.
        if text == raw or not _may_change(text):
            return constructor(NormalText)(raw=raw, text=text, script="Hans")
    return _rewritten(raw)


def _may_change(text: str) -> bool:
    """Whether anything that shows no sign calls for a rewrite."""
    return bool(doubles_commas(text) or find_breaks(text) or find_blanks(text))


def _rewritten(raw: str) -> NormalText:
    """The normal text of any text, step by step."""
    draft = _Draft(raw)
    for _ in range(_PASSES):
        before = draft.text
        _clean(draft)
        if draft.text == before or not (draft.shows(*SIGNS) or _may_change(draft.text)):
            break
    text, script = scripts.simplified(draft.text) if draft.shows("script") else (draft.text, "Hans")
    if draft.shows("lost"):
        draft.report(list(find_unreadable(draft.text)))
    return NormalText(
        raw=raw,
        text=text,
        script=script,
        diagnostics=tuple(sorted(draft.diagnostics, key=lambda diagnostic: diagnostic.span)),
        alignment=draft.alignment,
    )


def _clean(draft: _Draft) -> None:
    """Apply every rewrite but that of the script once; each is skipped where the text shows no sign of what it looks for."""
    if "&" in draft.text or "＆" in draft.text:
        draft.replace(ENTITY, decode)
    if draft.shows("unseen"):
        draft.replace(UNSEEN, unbroken)
    if draft.shows("mark"):
        draft.write(find_markup(draft.text))
    draft.join(find_breaks(draft.text))
    if draft.shows("folded"):
        draft.text = fold_width(draft.text)
    draft.write(find_blanks(draft.text))
    if draft.shows("reading"):
        draft.cut(split_pinyin(draft.text))
    if draft.shows("reading", "asked", "lost"):
        draft.mend(find_damage(draft.text))
    if doubles_commas(draft.text):
        draft.replace(COMMAS, lambda run: run[: len(run) > 1])
    draft.text = fold_marks(draft.text)


class _Draft:
    """A text on its way from raw to normal, with the way back so far."""

    def __init__(self, raw: str) -> None:
        self.text = raw
        self.alignment: Alignment | None = None
        self.diagnostics: list[Diagnostic] = []
        self._seen: tuple[str, frozenset[str]] = ("", frozenset())

    def shows(self, *signs: str) -> bool:
        """Whether the text, as it is now, has one of these signs."""
        if self._seen[0] is not self.text:
            self._seen = self.text, signs_of(self.text)
        return not self._seen[1].isdisjoint(signs)

    def replace(self, pattern: Pattern[str], write: Callable[[str], str]) -> None:
        """Rewrite each match of a pattern that has one group around the whole."""
        pieces = pattern.split(self.text)
        if len(pieces) > 1:
            written = {piece: write(piece) for piece in set(pieces[1::2])}
            after = pieces.copy()
            after[1::2] = [written[piece] for piece in pieces[1::2]]
            self._take(pieces, after)

    def cut(self, pieces: list[str]) -> None:
        """Take out every second piece."""
        if pieces:
            after = pieces.copy()
            after[1::2] = [""] * (len(pieces) // 2)
            self._take(pieces, after)

    def mend(self, patches: list[Patch]) -> None:
        """Report patches and write them."""
        if patches:
            self.report(patches)
            self.write([(patch.start, patch.end, patch.text) for patch in patches])

    def join(self, breaks: list[Change]) -> None:
        """Take out line breaks within sentences, and report them once."""
        if breaks:
            span = Span(breaks[0][0], breaks[-1][1])
            raw_span = self.alignment.old_span(span) if self.alignment else span
            message = f"{counted(len(breaks), 'line break')} within sentences: the text goes on over them"
            self.diagnostics.append(Diagnostic(kind="text/line-break", message=message, span=raw_span))
            self.write(breaks)

    def report(self, patches: list[Patch]) -> None:
        """Add a diagnostic for each patch, where it stands in the raw text, up to `MOST` in all."""
        for patch in patches[: MOST - len(self.diagnostics)]:
            span = Span(patch.start, patch.end)
            raw_span = self.alignment.old_span(span) if self.alignment else span
            self.diagnostics.append(Diagnostic(kind="text/damaged", message=patch.message, span=raw_span))

    def write(self, changes: list[Change]) -> None:
        """Write something else in each of these ranges, which are in order."""
        if not changes:
            return
        before: list[str] = []
        after: list[str] = []
        end = 0
        for start, stop, written in changes:
            same = self.text[end:start]
            before += (same, self.text[start:stop])
            after += (same, written)
            end = stop
        self._take([*before, self.text[end:]], [*after, self.text[end:]])

    def _take(self, before: list[str], after: list[str]) -> None:
        text = "".join(after)
        if text == self.text:
            return
        step = Alignment.of(before, after)
        self.alignment = self.alignment.then(step) if self.alignment else step
        self.text = text
