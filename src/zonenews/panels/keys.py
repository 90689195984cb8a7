"""What an observation is about: whose figure, which metric, which period, and what kind of figure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Final, Literal, TypeAlias

import attrs

from zonenews.facts.records import PlaceLink
from zonenews.lexicon import Lexicon, default_lexicon
from zonenews.lexicon.actions import Status
from zonenews.mentions.zones.records import DocumentZone

ObservationKind: TypeAlias = Literal["level", "change", "share", "rank"]

NAMED: Final = "zone:"
"""How the id of a zone begins that the table does not have; its name follows."""
LONGEST_YEAR: Final = 366
"""Days of a year, at most."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Key:
    """What is asked of a place: equal keys are one cell of the panel.

    Attributes:
        entity: id in the zone table, six-digit code of a region, or `zone:` and the name of a zone that the table does not have.
        metric: canonical name of the metric, else its words.
        first: first day of the period; `None` where it is open. Of a stock it is the day itself.
        last: last day of the period; `None` where it is open.
        status: `actual`, `planned` or `target`.
        kind: `level`, `change`, `share` or `rank`.
        basis: of a change `yoy`, `mom`, `avg`, `since:` and the base, or `None` unsaid; of a share the whole; of a rank among whom, `None` unsaid.
    """

    entity: str
    metric: str
    first: date | None
    last: date | None
    status: Status = "actual"
    kind: ObservationKind = "level"
    basis: str | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """What keys are sorted by: entity, metric, the day the period ends and begins, then the rest."""
        first, last = (day or date.min for day in (self.first, self.last))
        return (self.entity, self.metric, last, first, self.status, self.kind, self.basis or "")


def entity_of(place: PlaceLink | None, zones: dict[str, DocumentZone]) -> str | None:
    """Give the id of the place a fact belongs to.

    Args:
        place: the link of the fact.
        zones: the zones of its document (`Document.zones_by_id`).

    Returns:
        The entry of the zone table, the code of the region, or the name of a zone without an entry; `None` where the place is open.

    >>> entity_of(PlaceLink(zone="z1", entry="etdz-320583", region="320583"), {}), entity_of(PlaceLink(region="320583"), {})
    ('etdz-320583', '320583')
    >>> entity_of(None, {}) is None
    True
    """
    if place is None:
        return None
    if place.entry is not None:
        return place.entry
    if place.zone is None:
        return place.region
    found = zones.get(place.zone)
    return f"{NAMED}{found.name}" if found else None


def entity_name(entity: str, lexicon: Lexicon | None = None) -> str:
    """Give the name of an entity as people read it.

    >>> entity_name("etdz-320583"), entity_name("320583"), entity_name("zone:青石湖高新区")
    ('昆山经济技术开发区', '昆山市', '青石湖高新区')
    >>> entity_name("nowhere")
    'nowhere'
    """
    if entity.startswith(NAMED):
        return entity.removeprefix(NAMED)
    tables = lexicon or default_lexicon()
    if entity in tables.zones:
        return tables.zones[entity].name
    region = tables.regions.by_code.get(entity)
    return region.name if region else entity


def region_of(entity: str, lexicon: Lexicon | None = None) -> str | None:
    """Give the code of the region an entity is or lies in; `None` where the tables do not say.

    >>> region_of("etdz-320583"), region_of("320583"), region_of("zone:青石湖高新区")
    ('320583', '320583', None)
    """
    tables = lexicon or default_lexicon()
    if entity in tables.regions.by_code:
        return entity
    return tables.zones[entity].region if entity in tables.zones else None


def of_its_day(told: tuple[date | None, date | None], nature: str | None) -> tuple[date | None, date | None]:
    """Give the first and the last day of an observation: a stock is what is there at the end of its period, so that 2023年, 2023年末 and 截至2023年12月 are one day.

    >>> of_its_day((date(2023, 1, 1), date(2023, 12, 31)), "stock")
    (datetime.date(2023, 12, 31), datetime.date(2023, 12, 31))
    """
    first, last = told
    return (last, last) if nature == "stock" and last is not None else (first, last)


def last_year_of(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """Give the last year of a look back over several, or its last day where that ends no year, and the year of which a day is the end.

    五年来，森林覆盖率达到41% and 人均可支配收入增加到5万元 are of the end of the years, where an amount of money may be of all of them. 截至2023年底，城镇化率65%
    and 2023年，城镇化率65% are one. Shorter periods stay as they are.

    >>> last_year_of(date(2021, 1, 1), date(2025, 12, 31)), last_year_of(date(2023, 1, 1), date(2023, 6, 30))
    ((datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)), (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30)))
    >>> last_year_of(None, date(2023, 12, 31)), last_year_of(None, date(2023, 6, 30))
    ((datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)), (None, datetime.date(2023, 6, 30)))
    """
    if last is None:
        return first, last
    ends_year = (last.month, last.day) == (12, 31)
    if first is None or first == last:
        return (date(last.year, 1, 1) if ends_year else first), last
    if (last - first).days <= LONGEST_YEAR:
        return first, last
    return (date(last.year, 1, 1) if ends_year else last), last


def is_cumulative(first: date | None, last: date | None) -> bool:
    """Whether a period begins with its year and ends with one of its months: 一季度, 1—8月, 全年.

    >>> is_cumulative(date(2023, 1, 1), date(2023, 8, 31)), is_cumulative(date(2023, 4, 1), date(2023, 6, 30))
    (True, False)
    """
    if first is None or last is None or (first.month, first.day) != (1, 1) or first.year != last.year:
        return False
    return ends_month(last)


def is_year(first: date | None, last: date | None) -> bool:
    """Whether a period is a whole year.

    >>> is_year(date(2023, 1, 1), date(2023, 12, 31)), is_year(None, date(2023, 12, 31))
    (True, False)
    """
    return first is not None and last is not None and is_cumulative(first, last) and last.month == 12


def ends_month(day: date) -> bool:
    """Whether a day is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def year_before(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """Give the same period of the year before; ends of months stay ends of months.

    >>> year_before(date(2024, 1, 1), date(2024, 2, 29))
    (datetime.date(2023, 1, 1), datetime.date(2023, 2, 28))
    """
    return _earlier(first), _earlier(last)


def _earlier(day: date | None) -> date | None:
    if day is None or day.year == date.min.year:
        return None
    year = day.year - 1
    length = monthrange(year, day.month)[1]
    return date(year, day.month, length if ends_month(day) else min(day.day, length))
