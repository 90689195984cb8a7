"""Projects and groups of projects as Arrow tables: a row for each, with its stages, amounts and sources nested in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from zonenews.outputs.arrow import pyarrow
from zonenews.panels.arrow import decimal_of, number_type, source_row, source_type
from zonenews.panels.evidence import documents_of, first_of, last_of
from zonenews.panels.keys import entity_name, region_of
from zonenews.panels.projects import STAGES, GroupHistory, ProjectHistory
from zonenews.panels.ventures import Money
from zonenews.serialization.json_types import render_number


@cache
def projects_schema() -> Any:
    """The Arrow schema of projects: a column for each stage, with its day.

    >>> projects_schema().field("completed").type
    DataType(date32[day])
    """
    pa = pyarrow()
    text, day = pa.string(), pa.date32()
    stage = pa.struct([("stage", text), ("day", day), ("day_of", text), ("documents", pa.list_(text))])
    amount = pa.struct([*((name, text) for name in ("value", "upper", "mod", "unit")), ("day", day)])
    return pa.schema(
        [
            *((name, text) for name in ("id", "entity", "entity_name", "region", "name")),
            ("names", pa.list_(text)),
            ("investors", pa.list_(text)),
            ("stage", text),
            *((name, day) for name in STAGES),
            *_money_fields(),
            *_told_fields(),
            ("stages", pa.list_(stage)),
            ("investments", pa.list_(amount)),
            ("sources", pa.list_(source_type())),
        ],
        metadata={"zonenews.schema": "zonenews.projects/1"},
    )


@cache
def groups_schema() -> Any:
    """The Arrow schema of groups of projects.

    >>> groups_schema().field("count").type
    Decimal128Type(decimal128(38, 6))
    """
    pa = pyarrow()
    text, day = pa.string(), pa.date32()
    return pa.schema(
        [
            *((name, text) for name in ("id", "entity", "entity_name", "region")),
            ("labels", pa.list_(text)),
            ("stage", text),
            ("status", text),
            ("count", number_type()),
            ("first", day),
            ("last", day),
            *_money_fields(),
            *_told_fields(),
            ("sources", pa.list_(source_type())),
        ],
        metadata={"zonenews.schema": "zonenews.groups/1"},
    )


def projects_table(rows: Iterable[ProjectHistory]) -> Any:
    """Give projects as a `pyarrow.Table` after `projects_schema`, in their order."""
    return pyarrow().Table.from_pylist([_project(row) for row in rows], schema=projects_schema())


def groups_table(rows: Iterable[GroupHistory]) -> Any:
    """Give groups of projects as a `pyarrow.Table` after `groups_schema`, in their order."""
    return pyarrow().Table.from_pylist([_group(row) for row in rows], schema=groups_schema())


def _project(row: ProjectHistory) -> dict[str, Any]:
    reached = {point.stage: point.day for point in row.stages}
    return {
        "id": row.id,
        **_place(row.entity),
        "name": row.name,
        "names": list(row.names),
        "investors": list(row.investors),
        "stage": row.stages[-1].stage if row.stages else None,
        **{stage: reached.get(stage) for stage in STAGES},
        **_money(row.money),
        **_told(row),
        "stages": [
            {"stage": point.stage, "day": point.day, "day_of": point.day_of, "documents": list(point.documents)}
            for point in row.stages
        ],
        "investments": [_amount(one, day) for one, day in row.investments],
    }


def _group(row: GroupHistory) -> dict[str, Any]:
    return {
        "id": row.id,
        **_place(row.entity),
        "labels": list(row.labels),
        "stage": row.stage,
        "status": row.status,
        "count": decimal_of(row.count),
        "first": row.first,
        "last": row.last,
        **_money(row.money),
        **_told(row),
    }


def _place(entity: str | None) -> dict[str, str | None]:
    return {
        "entity": entity,
        "entity_name": entity_name(entity) if entity else None,
        "region": region_of(entity) if entity else None,
    }


def _money_fields() -> Sequence[tuple[str, Any]]:
    """The columns of a total investment: as a panel has those of a figure."""
    pa = pyarrow()
    words = [(name, pa.string()) for name in ("exact", "mod", "unit")]
    return [("investment", number_type()), ("investment_upper", number_type()), *words]


def _money(money: Money | None) -> dict[str, Any]:
    return {
        "investment": decimal_of(money.value if money else None),
        "investment_upper": decimal_of(money.upper if money else None),
        "exact": render_number(money.value) if money else None,
        "mod": money.mod if money else None,
        "unit": money.unit if money else None,
    }


def _amount(money: Money, day: date | None) -> dict[str, Any]:
    upper = None if money.upper is None else render_number(money.upper)
    return {"value": render_number(money.value), "upper": upper, "mod": money.mod, "unit": money.unit, "day": day}


def _told_fields() -> Sequence[tuple[str, Any]]:
    pa = pyarrow()
    return [("documents", pa.int32()), ("first_published", pa.date32()), ("last_published", pa.date32())]


def _told(row: ProjectHistory | GroupHistory) -> dict[str, Any]:
    evidence = [evidence for _, evidence in row.claims]
    return {
        "documents": documents_of(evidence),
        "first_published": first_of(evidence),
        "last_published": last_of(evidence),
        "sources": [source_row(source) for source in row.sources],
    }
