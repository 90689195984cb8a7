"""The panel as SDMX-CSV: dimensions, the observation, attributes, under the names that statistical tools know."""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from zonenews.lexicon.indicators import metric_named
from zonenews.panels.keys import Key, entity_name, region_of
from zonenews.panels.observations import Observation
from zonenews.panels.settled import Settled, settled
from zonenews.serialization.json_types import render_number

DATAFLOW: Final = "ZONENEWS:PANEL(1.0)"
COLUMNS: Final = (
    *("DATAFLOW", "FREQ", "REF_AREA", "ZONE", "INDICATOR", "MEASURE", "BASIS", "PLAN", "UNIT_MEASURE", "TIME_PERIOD"),
    *("OBS_VALUE", "OBS_STATUS", "UNIT_MULT", "BOUND", "SOURCES", "WDI_SERIES", "COMMENT_OBS"),
)
_MEASURES: Final = {"level": "LEVEL", "change": "CHANGE", "share": "SHARE", "rank": "RANK"}
_NONE: Final = "_Z"
"""The code of what does not apply."""


def sdmx_csv(observations: Iterable[Observation]) -> str:
    """Write observations as SDMX-CSV 1.0.

    Args:
        observations: the rows of a panel, in its order.

    Returns:
        A header and a line for each key and unit, so that no key comes twice: the figure that holds, or none where figures contradict each other. Frequency,
        status and unit have the codes of the SDMX lists: A, S, Q, M, D, `_O` for other stretches; A normal, P preliminary, F planned or aimed at, U in
        conflict, M where no figure holds.

    >>> sdmx_csv([]).split(",")[:3]
    ['DATAFLOW', 'FREQ', 'REF_AREA']
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for cell in settled(observations):
        rows.writerow(_row(cell))
    return written.getvalue()


def _row(cell: Settled) -> list[str]:
    key, row = cell.key, cell.row
    frequency, period = time_period(key.first, key.last)
    metric = metric_named(key.metric)
    others = [render_number(one.value) for one in cell.rows if one is not row]
    return [
        DATAFLOW,
        frequency,
        region_of(key.entity) or _NONE,
        key.entity,
        key.metric,
        _MEASURES[key.kind],
        key.basis or _NONE,
        key.status,
        cell.unit,
        period,
        render_number(row.value) if row else "",
        _status(cell, key, row),
        "0",
        (row.mod or "") if row else "",
        str(row.documents if row else 0),
        metric.code if metric else "",
        f"{entity_name(key.entity)}{'; also told: ' + ', '.join(others) if others else ''}",
    ]


def _status(cell: Settled, key: Key, row: Observation | None) -> str:
    if row is None:
        return "M"
    if cell.in_conflict and row.vintage != "final":
        return "U"
    if key.status != "actual":
        return "F"
    return "P" if row.vintage == "preliminary" else "A"


def time_period(first: date | None, last: date | None) -> tuple[str, str]:
    """Give the frequency and the time of a period in the forms of SDMX.

    >>> time_period(date(2023, 1, 1), date(2023, 12, 31)), time_period(date(2023, 1, 1), date(2023, 6, 30))
    (('A', '2023'), ('S', '2023-S1'))
    >>> time_period(date(2023, 1, 1), date(2023, 9, 30)), time_period(date(2023, 5, 1), date(2023, 5, 31))
    (('_O', '2023-01-01/P9M'), ('M', '2023-05'))
    >>> time_period(date(2023, 12, 31), date(2023, 12, 31)), time_period(None, date(2023, 8, 3))
    (('D', '2023-12-31'), ('D', '2023-08-03'))
    """
    if first is None or last is None or first == last:
        day = last or first
        return "D", day.isoformat() if day else ""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole:
        return "_O", f"{first.isoformat()}/P{(last - first + timedelta(days=1)).days}D"
    if months in _STEPS and (first.month - 1) % months == 0:
        code, letter = _STEPS[months]
        number = (first.month - 1) // months + 1
        year = f"{first.year}"
        return code, year if code == "A" else f"{year}-{first.month:02}" if code == "M" else f"{year}-{letter}{number}"
    return "_O", f"{first.isoformat()}/P{months}M"


_STEPS: Final = {12: ("A", ""), 6: ("S", "S"), 3: ("Q", "Q"), 1: ("M", "")}
