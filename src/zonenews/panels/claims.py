"""What a document claims: its indicators as figures with a key, and the sentence each was read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs

from zonenews._patterns import lazy
from zonenews.document import Document
from zonenews.facts.links import metric_link
from zonenews.facts.records import Change, Indicator
from zonenews.mentions.zones.records import DocumentZone
from zonenews.panels.keys import Key, entity_of, is_cumulative, period_of
from zonenews.panels.precision import written_place
from zonenews.panels.words import Vintage, rank_among, vintage_of, vintage_of_all
from zonenews.text.records import Amount, Mod, Number
from zonenews.text.spans import Span

_SENTENCE_END_RE = lazy("[。！？；;\n]")
LONGEST_SENTENCE: Final = 240
"""Characters of a sentence that are kept on each side of a figure: lists without a full stop are longer than anybody reads."""
_HUNDRED: Final = 100


@attrs.frozen(kw_only=True, cache_hash=True)
class Claim:
    """A figure as somebody wrote it: equal claims of several documents are one.

    Attributes:
        key: what it is about.
        value: exact, in the base unit; of a change signed, of a rank the place.
        upper: the upper end of a range, else `None`.
        mod: the bound, else `None`.
        unit: the unit of the value. Changes in multiples are given in `%`.
        place: the value of one unit in the last place that is written.
        vintage: `preliminary` or `final` where the text says so.
        basis_stated: whether the text states against what a change is; where it does not, cumulative periods are compared with those of the year before.
    """

    key: Key
    value: Number
    upper: Number | None = None
    mod: Mod | None = None
    unit: str
    place: Number
    vintage: Vintage | None = None
    basis_stated: bool = True

    @property
    def order(self) -> tuple[Any, ...]:
        """What claims of one key are sorted by: the more exactly written first."""
        upper = self.value if self.upper is None else self.upper
        words = (self.mod or "", self.unit, self.vintage or "", self.basis_stated)
        return (self.mod is not None or self.upper is not None, self.place, self.value, upper, *words)


@attrs.frozen(kw_only=True, cache_hash=True)
class Source:
    """Where a figure is stated.

    Attributes:
        document: id of the document.
        published: its date, or `None`.
        span: the evidence in the text of the document.
        sentence: the words around it, from the end of one sentence to the next.
        rule: the rule that built the fact.
    """

    document: str
    published: date | None
    span: Span
    sentence: str
    rule: str

    @property
    def order(self) -> tuple[Any, ...]:
        """What sources are sorted by: the earlier published first, undated ones last."""
        return (self.published or date.max, self.document, self.span, self.rule, self.sentence)


def claims_of(document: Document, name: str) -> Iterator[tuple[Claim, Source] | str]:
    """Give the figures of a document, each with its source.

    Args:
        document: what `parse` gave.
        name: id of the document.

    Yields:
        Claims in the order of the indicators, or, for an indicator that has no place in a panel, why: `place` where the zone or region it
        belongs to is open, `period` where its time is.

    >>> from zonenews import parse
    >>> claim, source = next(claims_of(parse("2023年，昆山经开区出口3800.5亿元。"), "a"))
    >>> claim.key.entity, claim.key.metric, claim.value, claim.place, source.sentence
    ('etdz-320583', '出口', Decimal('380050000000'), Decimal('1E+7'), '2023年，昆山经开区出口3800.5亿元。')
    >>> list(claims_of(parse("出口30亿元。"), "a"))
    ['place']
    """
    zones = document.zones_by_id
    said_of_all = vintage_of_all(document.source) if document.indicators else None
    for fact in document.indicators:
        key = _key_of(fact, zones)
        if isinstance(key, str):
            yield key
            continue
        sentence = sentence_at(document.source, fact.span)
        source = Source(document=name, published=document.published, span=fact.span, sentence=sentence, rule=fact.rule)
        said = vintage_of(sentence) or said_of_all
        for claim in _claims(fact, key, document.source):
            yield (attrs.evolve(claim, vintage=said) if said else claim), source


def _key_of(fact: Indicator, zones: dict[str, DocumentZone]) -> Key | str:
    """The key of the level of an indicator, or why it has none."""
    entity = entity_of(fact.place, zones)
    if entity is None:
        return "place"
    link = fact.metric_link
    period = period_of(fact.period, link.nature if link else None)
    if period is None:
        return "period"
    return Key(
        entity=entity,
        metric=link.name if link else fact.metric,
        first=period[0],
        last=period[1],
        status=fact.status,
    )


def _claims(fact: Indicator, key: Key, text: str) -> Iterator[Claim]:
    """The figures of one indicator."""
    if fact.value is not None:
        if fact.share_of is not None:
            yield _of_amount(fact.value, attrs.evolve(key, kind="share", basis=_whole(fact.share_of)), text)
        else:
            yield _of_amount(fact.value, key, text)
    for change in fact.change:
        yield _of_change(change, key, text)
    if fact.rank is not None:
        among = rank_among(text[fact.span.slice])
        yield Claim(
            key=attrs.evolve(key, kind="rank", basis=among),
            value=Decimal(fact.rank),
            unit="1",
            place=Decimal(1),
        )


def _whole(words: str) -> str:
    """The whole of a share under its canonical name."""
    link = metric_link(words)
    return link.name if link else words


def _of_amount(amount: Amount, key: Key, text: str) -> Claim:
    place = written_place(text[amount.span.slice], amount.value)
    return Claim(key=key, value=amount.value, upper=amount.upper, mod=amount.mod, unit=amount.unit, place=place)


def _of_change(change: Change, key: Key, text: str) -> Claim:
    """A change, signed; multiples in percent, since 翻一番 and 增长100% are one."""
    stated = change.basis is not None
    basis: str | None = change.basis or ("yoy" if is_cumulative(key.first, key.last) else None)
    if change.basis == "since":
        basis = f"since:{change.since}"
    factor = (-1 if change.direction == "down" else 1) * (_HUNDRED if change.unit == "1" else 1)
    ends = [change.value * factor] + ([] if change.upper is None else [change.upper * factor])
    return Claim(
        key=attrs.evolve(key, kind="change", basis=basis),
        value=min(ends),
        upper=max(ends) if len(ends) > 1 else None,
        mod=_MIRRORED.get(change.mod, change.mod) if change.direction == "down" and change.mod else change.mod,
        unit="%" if change.unit == "1" else change.unit,
        place=written_place(text[change.span.slice], change.value) * abs(factor),
        basis_stated=stated,
    )


_MIRRORED: Final[dict[Mod | None, Mod]] = {
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
}
"""Bounds of what fell: 下降超过5% is a change of less than -5 %."""


def sentence_at(text: str, span: Span) -> str:
    r"""Give the sentence around a span as the text has it, blanks at its ends left out.

    >>> sentence_at("一季度开门红。\n出口30亿元，增长5%。进口2亿元。", Span(8, 15))
    '出口30亿元，增长5%。'
    """
    floor = max(0, span.start - LONGEST_SENTENCE)
    ends = [found.end() for found in _SENTENCE_END_RE.finditer(text, floor, span.start)]
    last = _SENTENCE_END_RE.search(text, max(span.end - 1, span.start), min(len(text), span.end + LONGEST_SENTENCE))
    end = last.end() if last else min(len(text), span.end + LONGEST_SENTENCE)
    return text[ends[-1] if ends else floor : end].strip()
