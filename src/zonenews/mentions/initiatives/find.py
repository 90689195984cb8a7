"""Initiatives: named mechanisms, campaigns, programmes and strategies, and what the text says they consist of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

import attrs

from zonenews._codegen import constructor
from zonenews._patterns import lazy
from zonenews.article.items import Item, LaterItems, parted
from zonenews.lexicon.initiatives import InitiativeKind, load_initiatives
from zonenews.mentions.initiatives.candidates import Candidate
from zonenews.mentions.initiatives.components import components_of
from zonenews.mentions.initiatives.counted import counted_schemes
from zonenews.mentions.initiatives.governed import governed_names
from zonenews.mentions.initiatives.quoted import quoted_names
from zonenews.mentions.initiatives.terms import are_terms, terms_of
from zonenews.text.normalize import normalize
from zonenews.text.published import Published, published_day
from zonenews.text.records import Mention, anchored
from zonenews.text.spans import Span


@attrs.frozen(kw_only=True)
class Initiative(Mention):
    """A named scheme in the text.

    Attributes:
        name: its name with its head noun and without quotation marks around the whole.
        head: the noun it ends in (机制, 工程 ...); `None` for a bare abbreviation (“三图四库”).
        kind: `mechanism`, `campaign`, `programme`, `strategy`, `system`, or `abbreviation` where no head tells.
        components: what the text says it consists of, in order; empty where it does not say.
        term: the programme of the term table that it is, by the name `lookup_term` gives it; `None` where it is none, or not certain to be.
    """

    name: str
    head: str | None
    kind: InitiativeKind
    components: tuple[str, ...] = ()
    term: str | None = None


def find_initiatives(raw: str, *, published: Published = None) -> tuple[Initiative, ...]:
    """Find the named initiatives of a text.

    Args:
        raw: any text; spans of the result count in it.
        published: the day the text appeared, a date or ISO 8601 text: a scheme told of before a programme was put forward is another.

    Returns:
        Initiatives by position, not overlapping; empty where none is named.

    Raises:
        PublishedError: `published` is no date, datetime, ISO 8601 string or `None`.

    >>> found, = find_initiatives("全区推行“两会三报”制度，即早会、晚会、日报、周报、月报。")
    >>> found.name, found.components
    ('两会三报制度', ('早会', '晚会', '日报', '周报', '月报'))
    >>> [(one.name, one.term) for one in find_initiatives("园区落实“两新”政策，推行“链长制”。")]
    [('两新政策', '两新'), ('链长制', None)]
    >>> find_initiatives("他说“可以”。")
    ()
    """
    normal = normalize(raw)
    items = LaterItems(normal.text, published=published_day(published))
    return anchored(scan_initiatives(normal.text, items=items), normal)


def scan_initiatives(text: str, *, items: Sequence[Item] = ()) -> tuple[Initiative, ...]:
    """Find initiatives in normal text.

    Args:
        text: normal text; spans of the result count in it.
        items: the articles in the text, each with its day: by it a mention is told from a programme put forward later.

    Returns:
        Initiatives by position, not overlapping.
    """
    written = text
    text, notes = _without_notes(_with_marks(text))
    candidates = _outside_titles(text, _apart([*quoted_names(text), *governed_names(text), *counted_schemes(text)]))
    if not candidates:
        return ()
    told: dict[str, tuple[str, ...]] = {}
    uses: dict[str, int] = {}
    for one in candidates:
        uses[one.stem] = uses.get(one.stem, 0) + 1
        components = components_of(text, one.start, one.end, one.name)
        if len(components) > len(told.get(one.stem, ())):
            told[one.stem] = components
    _lend(told, uses)
    named = {one.stem for one in candidates if one.rule != "counted" or (one.listed and uses[one.stem] > 1)}
    kept = [one for one in candidates if one.rule != "counted" or one.stem in told or one.stem in named]
    if notes:
        kept = [one._replace(start=_placed(one.start, notes), end=_placed(one.end - 1, notes) + 1) for one in kept]
    if not are_terms({one.name for one in kept}):
        return tuple([_initiative(written, one, told.get(one.stem, ()), None) for one in kept])
    found: list[Initiative] = []
    items = items or (Item(0, len(written)),)
    for item, inside in zip(items, parted(kept, items, attrgetter("start")), strict=True):
        terms = terms_of(dict.fromkeys(one.name for one in inside), written[item.start : item.end], item.published)
        found += [_initiative(written, one, told.get(one.stem, ()), terms.get(one.name)) for one in inside]
    return tuple(found)


_SHORT_SIZES = (4, 5)
_SHORT_RE = lazy("([0-9一二两三四五六七八九十N][个张条项大])([一-鿿]{2,3})")


def _lend(told: dict[str, tuple[str, ...]], uses: Iterable[str]) -> None:
    """Give the parts of a longer name to the short one: “三个产业链图谱” tells what “三个图谱” are."""
    shorts = {
        short[1] + short[2]: stem
        for stem in uses
        if len(stem) in _SHORT_SIZES and stem not in told and (short := _SHORT_RE.fullmatch(stem))
    }
    if not shorts:
        return
    for name, parts in list(told.items()):
        for size in (2, 3):
            stem = shorts.get(name[:2] + name[-size:])
            if stem is not None and len(name) > len(stem):
                told.setdefault(stem, parts)


def _apart(found: list[Candidate]) -> list[Candidate]:
    """The candidates in text order, of those that overlap the first, and of those that begin together the longest."""
    apart: list[Candidate] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


_TITLE_RE = lazy("《[^《》\n]{1,90}》")


def _outside_titles(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates that are no part of a document's title."""
    if not found or "《" not in text:
        return found
    titles = [match.span() for match in _TITLE_RE.finditer(text)]
    starts = [start for start, _ in titles]
    kept = []
    for one in found:
        index = bisect_right(starts, one.start) - 1
        if index < 0 or titles[index][1] <= one.start:
            kept.append(one)
    return kept


def _initiative(written: str, one: Candidate, components: tuple[str, ...], term: str | None) -> Initiative:
    head, kind = load_initiatives().kind_of(one.name)
    return constructor(Initiative)(
        span=Span(one.start, one.end),
        text=written[one.start : one.end],
        rule=f"initiative/{one.rule}",
        name=one.name,
        head=head,
        kind=kind,
        components=components,
        term=term,
    )


_NOTE_RE = lazy(r"[［\[][0-9]{1,2}[］\]]")


def _without_notes(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the marks of its footnotes (链长［9］制), and for each where it stood in what is left, with all that went till then."""
    if "［" not in text and "[" not in text:
        return text, []
    notes: list[tuple[int, int]] = []
    gone = 0
    for match in _NOTE_RE.finditer(text):
        place = match.start() - gone
        gone += len(match[0])
        notes.append((place, gone))
    return (_NOTE_RE.sub("", text), notes) if notes else (text, notes)


def _placed(at: int, notes: list[tuple[int, int]]) -> int:
    """Where a character of the text without notes stands in the text with them."""
    index = bisect_right(notes, at, key=itemgetter(0))
    return at + (notes[index - 1][1] if index else 0)


def _with_marks(text: str) -> str:
    """The text with “” for straight and corner quotation marks, character by character."""
    if "「" in text or "『" in text:
        text = text.translate(_CORNERS)
    if '"' not in text:
        return text
    return "\n".join(_STRAIGHT_RE.sub(r"“\1”", line) if line.count('"') % 2 == 0 else line for line in text.split("\n"))


_CORNERS = {ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}
_STRAIGHT_RE = lazy(r'"([^"\n]*)"')
