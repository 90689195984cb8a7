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
from zonenews.lexicon.actions import Status
from zonenews.mentions.zones.records import DocumentZone
from zonenews.panels.keys import (
    LONGEST_YEAR,
    NAMED,
    Key,
    ObservationKind,
    ends_month,
    entity_of,
    is_cumulative,
    last_year_of,
    of_its_day,
)
from zonenews.panels.narrower import MONEY, Narrower, is_of_another_thing
from zonenews.panels.nearness import Turns
from zonenews.panels.precision import written_place
from zonenews.panels.sentences import Sentences
from zonenews.panels.words import (
    Vintage,
    Vintages,
    grown_metric,
    is_added_up,
    is_bare_branch,
    is_estimate,
    is_estimate_of_year,
    is_mean,
    is_multiple,
    is_of_last_year,
    is_part_only,
    is_per_head,
    is_reached,
    is_stock_name,
    is_won,
    rank_among,
    total_words,
    years_grown,
)
from zonenews.text.records import Amount, Mod, Number
from zonenews.text.spans import Span

CLAUSE: Final = 40
"""Characters before a figure in which its clause is looked at."""
_CLAUSE_END_RE = lazy("[，,。；;、\\n]")
_HUNDRED: Final = 100
_YEAR: Final = 4
"""Digits of a year."""
_REPORTING: Final = 2
"""Until February the year before is told as it is expected to come out."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Claim:
    """A figure as somebody wrote it: equal claims of several documents are one.

    Attributes:
        key: what it is about.
        value: exact, in the base unit; of a change signed, of a rank the place.
        upper: the upper end of a range, else `None`.
        mod: the bound, else `None`.
        unit: the unit of the value. Changes in multiples are given in `%`, those of a number without a unit in `1`.
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
        belongs to is open or it is of a part of it, `period` where its time is open (or the years of a mean growth are), `metric` where its name can be of no place (产值 of a county is that of some industry).

    >>> from zonenews import parse
    >>> claim, source = next(claims_of(parse("2023年，昆山经开区出口3800.5亿元。"), "a"))
    >>> claim.key.entity, claim.key.metric, claim.value, claim.place, source.sentence
    ('etdz-320583', '出口', Decimal('380050000000'), Decimal('1E+7'), '2023年，昆山经开区出口3800.5亿元。')
    >>> list(claims_of(parse("出口30亿元。"), "a"))
    ['place']
    """
    zones = document.zones_by_id
    text = document.source
    sentences = Sentences(text)
    turns, narrower = Turns(document), Narrower(text, sentences)
    vintages = Vintages(text)
    for fact in document.indicators:
        about = _about(fact, zones, document.published, sentences)
        if isinstance(about, _About):
            of_another = turns.is_of_another(about.entity.removeprefix(NAMED), fact.span)
            about = "place" if of_another else narrower.why_left_out(fact, about.nature) or about
        if isinstance(about, str):
            yield about
            continue
        sentence = sentences.at(fact.span)
        source = Source(document=name, published=document.published, span=fact.span, sentence=sentence, rule=fact.rule)
        for claim in _claims(fact, about, text, vintages.at(sentence)):
            yield claim if isinstance(claim, str) else (claim, source)


@attrs.frozen(kw_only=True)
class _About:
    """What the keys of an indicator have in common: `told` is the period as the words give it, that of a stock becomes its last day."""

    entity: str
    metric: str
    nature: str | None
    told: tuple[date | None, date | None]
    status: Status
    is_open: bool = False
    """Whether nobody says where its years end: since the beginning of a plan, up to a day that is not told."""
    is_far: bool = False
    """Whether it begins more than a year after the day of publication: what will have grown by then has grown from today."""

    @property
    def has_years(self) -> bool:
        """Whether it is of several years."""
        first, last = self.told
        return first is not None and last is not None and (last - first).days > LONGEST_YEAR

    @property
    def is_long(self) -> bool:
        """Whether it is, or may be, of more than a year."""
        return self.told[0] is None or self.told[1] is None or self.has_years

    @property
    def ends_within_month(self) -> bool:
        """Whether it is of several years up to a day that ends none of their months, such as that of publication."""
        last = self.told[1]
        return self.has_years and last is not None and not ends_month(last)

    def ends_before(self, since: str | None) -> bool:
        """Whether it ends before the year that a change is said to count from, so that one of the two is another's."""
        last = self.told[1]
        year = since[:_YEAR] if since else ""
        return last is not None and year.isdecimal() and int(year) > last.year

    def key(self, kind: ObservationKind, basis: str | None = None, *, yearly: bool = False) -> Key:
        """The key of a figure; one that is `yearly` in a look back over several years, or at the end of one, is of the last of them."""
        is_stock = self.nature == "stock"
        first, last = last_year_of(*self.told) if yearly and not is_stock else of_its_day(self.told, self.nature)
        if is_stock and self.has_years and kind == "change" and basis in _OVER_YEARS:
            first, last = self.told  # 五年来，企业净增9万户: a stock is of a day, what it grew by is of the years
        return Key(
            entity=self.entity,
            metric=self.metric,
            first=first,
            last=last,
            status=self.status,
            kind=kind,
            basis=basis,
        )


def _about(
    fact: Indicator, zones: dict[str, DocumentZone], published: date | None, sentences: Sentences
) -> _About | str:
    """What the keys of an indicator have in common, or why it has none."""
    entity = entity_of(fact.place, zones)
    if entity is None:
        return "place"
    if fact.period is None or (fact.period[1] is None and (fact.period[0] is None or published is None)):
        return "period"
    link = fact.metric_link
    metric = link.name if link else fact.metric
    is_region = fact.place is not None and fact.place.zone is None
    if is_part_only(metric, is_region) or (metric != fact.metric and is_part_only(fact.metric, is_region)):
        return "metric"
    if fact.value is not None and is_bare_branch(fact.metric, fact.value.unit):
        return "metric"
    nature = link.nature if link else "stock" if is_stock_name(metric) else None
    first, last = fact.period
    status = fact.status
    if status == "planned" and published is not None and last is not None:
        told = sentences.whole_at(fact.span)
        if last < published and is_estimate(told):
            status = "actual"  # of a time that is over, 预计 gives what it came to
        elif published.month <= _REPORTING and last == date(published.year, 12, 31) and is_estimate_of_year(told):
            return "period"  # early in a year it may be of the one before
    return _About(
        entity=entity,
        metric=metric,
        nature=nature,
        told=fact.period,
        status=status,
        is_open=first is not None and last is None and (published is None or (published - first).days > LONGEST_YEAR),
        is_far=first is not None and published is not None and first.year > published.year + 1,
    )


def _claims(fact: Indicator, about: _About, text: str, said: Vintage | None) -> Iterator[Claim | str]:
    """The figures of one indicator; `period` for a mean growth of years that nobody names."""
    level = None
    if fact.value is not None:
        level = _of_growth(fact, about, text, said) or _of_level(fact.value, fact, about, text, said)
        yield level or "period"
    strayed = False
    for change in fact.change:
        strayed = strayed or is_of_another_thing(change, fact.value)
        if strayed or _is_undated(change, about, text):
            yield "metric" if strayed else "period"
            continue
        of_share = fact.share_of is not None and change.unit == "pp"
        told = attrs.evolve(about, metric=f"{about.metric}占{_whole(fact.share_of or '')}比重") if of_share else about
        yield _of_change(change, told, text, said)
    if fact.rank is not None and strayed:
        yield "metric"
    elif fact.rank is not None and (about.is_open or (fact.value is not None and level is None)):
        yield "period"
    elif fact.rank is not None:
        words = text[fact.span.slice]
        key = about.key("rank", rank_among(words), yearly=not is_won(fact.metric, words))
        if level is not None and level.key.kind == "level":  # 五年新增130亿斤、居全国第一 is of the five years
            key = attrs.evolve(key, first=level.key.first, last=level.key.last)
        yield Claim(key=key, value=Decimal(fact.rank), unit="1", place=Decimal(1), vintage=said)


def _is_undated(change: Change, about: _About, text: str) -> bool:
    """Whether a change is of years that are not those of the indicator: of a mean nobody names them, 3年增长58% in a year is of three."""
    if (change.basis == "avg" and not about.has_years) or about.ends_before(change.since):
        return True
    start = change.span.start
    years = None if change.basis in ("avg", "yoy") else years_grown(text[max(start - CLAUSE, 0) : start])
    first, last = about.told
    return years is not None and (first is None or last is None or last.year - first.year + 1 != years)


def _of_level(level: Amount, fact: Indicator, about: _About, text: str, said: Vintage | None) -> Claim | None:
    """A level or a share; `None` for one of a moment or a year that is not told."""
    told = text[max(level.span.start - CLAUSE, 0) : level.span.start]
    clause = told[-(level.span.start - fact.span.start) :] if fact.share_of else _last_clause(told)
    key = _key_of_level(fact, about, level.unit, clause)
    return None if key is None else _of_amount(level, key, text, said)


def _last_clause(told: str) -> str:
    """What stands behind the last mark between clauses."""
    mark = _CLAUSE_END_RE.search(told[::-1])  # splitting makes a string of each clause
    return told[len(told) - mark.start() :] if mark else told


def _key_of_level(fact: Indicator, about: _About, unit: str, before: str) -> Key | None:
    """The key of a level or a share; `before` is its clause up to the figure, of a share all of its words up to there."""
    if fact.share_of is not None:
        yearly = not is_added_up(before)  # 五年累计开行2.6万列、占全国23.9% is of the five years
        whole = _whole_of(fact.share_of, about.metric)
        return None if about.is_open and yearly else about.key("share", whole, yearly=yearly)
    if is_mean(before) and about.has_years:
        return attrs.evolve(about, metric=f"年均{about.metric}").key("level")
    is_rate = about.nature == "rate" or unit == "%"
    yearly = is_rate or is_per_head(about.metric)
    is_count = not unit.isascii() and not unit.endswith("次")
    if not yearly and about.nature is None and is_count and is_reached(before):
        about = attrs.evolve(about, nature="stock")  # 合作区达到11个 is what there is, which table or not
    if about.is_long and not yearly:
        yearly = is_of_last_year(about.metric, before, money=unit in MONEY)
    if about.is_open and (yearly or about.nature == "stock"):
        return None  # 2012年以来，人均可支配收入增加到…: of a year that nobody names
    if about.ends_within_month and yearly and not is_rate and about.nature != "stock":
        return None
    return about.key("level", yearly=yearly)


def _of_growth(fact: Indicator, about: _About, text: str, said: Vintage | None) -> Claim | None:
    """A figure in percent of a metric that is the name of growth, as the change it is: 价格涨幅2% and 价格上涨2% are one."""
    level = fact.value
    grown = grown_metric(fact.metric) if level is not None and level.unit == "%" else None
    if grown is None or level is None:
        return None
    words, direction, each_year = grown
    link = metric_link(words)
    if link is None:
        return None
    change = Change(
        basis="avg" if each_year else None,
        direction=direction,
        value=level.value,
        upper=level.upper,
        mod=level.mod,
        unit=level.unit,
        span=level.span,
    )
    return _of_change(change, attrs.evolve(about, metric=link.name, nature=link.nature), text, said)


def _whole_of(words: str, part: str) -> str:
    """The whole of a share: of value added it is value added (高技术产业增加值占规上工业比重), and not how many enterprises there are."""
    measured = metric_link(f"{words}增加值") if part.endswith("增加值") and not words.endswith("值") else None
    return measured.name if measured else _whole(words)


def _whole(words: str) -> str:
    """The whole of a share under its canonical name; of a total that only refers to what the part is (全国总数) its words."""
    link = None if words.endswith(total_words()) else metric_link(words)
    return link.name if link else words


def _of_amount(amount: Amount, key: Key, text: str, said: Vintage | None) -> Claim:
    place = written_place(text[amount.span.slice], amount.value)
    return Claim(
        key=key,
        value=amount.value,
        upper=amount.upper,
        mod=amount.mod,
        unit=amount.unit,
        place=place,
        vintage=said,
    )


def _of_change(change: Change, about: _About, text: str, said: Vintage | None) -> Claim:
    """A change, signed; multiples in percent, since 翻一番 and 增长100% are one."""
    basis: str | None = change.basis or ("yoy" if is_cumulative(*about.told) and not about.is_far else None)
    if change.basis == "since":
        basis = f"since:{change.since}"
    down = change.direction == "down"
    multiple = change.unit == "1" and is_multiple(text[change.span.slice], text[change.span.end :][:CLAUSE])
    factor = (-1 if down else 1) * (_HUNDRED if multiple else 1)
    ends = [change.value * factor] + ([] if change.upper is None else [change.upper * factor])
    return Claim(
        key=about.key("change", basis),
        value=min(ends),
        upper=max(ends) if len(ends) > 1 else None,
        mod=_MIRRORED.get(change.mod, change.mod) if down and change.mod else change.mod,
        unit="%" if multiple else change.unit,
        place=written_place(text[change.span.slice], change.value) * abs(factor),
        vintage=said,
        basis_stated=change.basis is not None,
    )


_OVER_YEARS: Final = (None, "avg")
"""Bases of a change that is of all the years in force."""
_MIRRORED: Final[dict[Mod | None, Mod]] = {
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
}
"""Bounds of what fell: 下降超过5% is a change of less than -5 %."""
