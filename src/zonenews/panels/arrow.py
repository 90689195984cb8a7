"""The panel as an Arrow table and back: a row is an observation, its claims and their sources are nested in it, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any, Final, TypeVar

from zonenews.errors import SchemaError
from zonenews.outputs.arrow import pyarrow
from zonenews.panels.checks.records import Finding
from zonenews.panels.claims import Claim, Source
from zonenews.panels.evidence import Evidence
from zonenews.panels.keys import Key, entity_name, region_of
from zonenews.panels.observations import Observation
from zonenews.serialization.json_types import render_number
from zonenews.text.records import Number
from zonenews.text.spans import Span

T = TypeVar("T")

SCHEMA: Final = "zonenews.panel/1"
SCALE: Final = 6
"""Decimals of the column `value`; the few figures that have more stand in `exact` alone."""
_DIGITS: Final = 38
_KEY: Final = ("entity", "metric", "first", "last", "status", "kind", "basis")


@cache
def number_type() -> Any:
    """The Arrow type of numbers."""
    return pyarrow().decimal128(_DIGITS, SCALE)


@cache
def source_type() -> Any:
    """The Arrow type of a source."""
    pa = pyarrow()
    text, day, whole = pa.string(), pa.date32(), pa.int32()
    return pa.struct(
        [("document", text), ("published", day), ("start", whole), ("end", whole), ("sentence", text), ("rule", text)]
    )


@cache
def panel_schema() -> Any:
    """The Arrow schema of a panel.

    >>> panel_schema().field("value").type
    Decimal128Type(decimal128(38, 6))
    """
    pa = pyarrow()
    text, day, whole = pa.string(), pa.date32(), pa.int32()
    number = number_type()
    claim = pa.struct(
        [
            *((name, text) for name in ("value", "upper", "mod", "unit", "place", "vintage")),
            ("basis_stated", pa.bool_()),
            ("documents", whole),
            ("last", day),
            ("sources", pa.list_(source_type())),
        ]
    )
    fields = [
        *((name, text) for name in ("id", "entity", "entity_name", "region", "metric")),
        ("first", day),
        ("last", day),
        *((name, text) for name in ("status", "kind", "basis")),
        ("value", number),
        ("upper", number),
        *((name, text) for name in ("exact", "mod", "unit", "vintage")),
        ("documents", whole),
        ("first_published", day),
        ("last_published", day),
        ("conflicts", pa.list_(pa.struct([("reason", text), ("other", text)]))),
        ("findings", pa.list_(text)),
        ("claims", pa.list_(claim)),
    ]
    return pa.schema(fields, metadata={"zonenews.schema": SCHEMA})


def table_from(observations: Iterable[Observation], findings: Iterable[Finding], most: int | None) -> Any:
    """Give observations as a `pyarrow.Table` after `panel_schema`, in their order."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        for name in finding.about:
            found.setdefault(name, set()).add(finding.check)
    schema = panel_schema()
    kept = {**schema.metadata, b"zonenews.most": str(most or "").encode()}
    rows = list(observations)
    columns = {name: _column(schema.field(name).type, map(given, rows)) for name, given in _GIVEN.items()}
    columns["findings"] = _column(schema.field("findings").type, (sorted(found.get(row.id, ())) for row in rows))
    columns["claims"] = _lists([row.claims for row in rows], _claim_columns)
    return pyarrow().Table.from_arrays([columns[name] for name in schema.names], schema=schema.with_metadata(kept))


def _column(kind: Any, values: Iterable[Any]) -> Any:
    return pyarrow().array(list(values), kind)


def _lists(rows: Sequence[Sequence[T]], columns: Callable[[Sequence[T]], Any]) -> Any:
    """Lists of records as an array: those of all rows are made at once, column by column, which takes a fraction of the time they take one by one."""
    pa = pyarrow()
    ends = accumulate(map(len, rows), initial=0)
    return pa.ListArray.from_arrays(pa.array(list(ends), pa.int32()), columns([one for row in rows for one in row]))


def claims_from(table: Any) -> tuple[dict[Claim, Evidence], int | None]:
    """Read the claims back from what `table_from` gave, and how many sources they keep.

    Raises:
        SchemaError: the table is none of a panel, or its values do not fit.
    """
    schema = getattr(table, "schema", None)
    if schema is None:
        raise SchemaError(f"a panel is read from a table, not from {type(table).__name__}")
    missing = sorted({*_KEY, "claims"} - set(schema.names))
    if missing:
        raise SchemaError(f"columns are missing: {', '.join(missing)}")
    said = (schema.metadata or {}).get(b"zonenews.most", b"").decode()
    claims: dict[Claim, Evidence] = {}
    for row in table.select([*_KEY, "claims"]).to_pylist():
        try:
            claims.update(_claims(row))
        except (TypeError, ValueError, ArithmeticError, KeyError) as error:
            raise SchemaError(f"a row is none of a panel: {error}") from error
    return claims, int(said) if said else None


_GIVEN: Final[dict[str, Callable[[Observation], Any]]] = {
    **{name: attrgetter(f"key.{name}") for name in _KEY},
    **{name: attrgetter(name) for name in ("id", "mod", "unit", "vintage", "documents")},
    "entity_name": lambda row: entity_name(row.key.entity),
    "region": lambda row: region_of(row.key.entity),
    "value": lambda row: decimal_of(row.value),
    "upper": lambda row: decimal_of(row.upper),
    "exact": lambda row: render_number(row.value),
    "first_published": attrgetter("first"),
    "last_published": attrgetter("last"),
    "conflicts": lambda row: [{"reason": one.reason, "other": one.other} for one in row.conflicts],
}
"""What a column holds of an observation; `findings` and `claims` are made in their own ways."""


def _claim_columns(told: Sequence[tuple[Claim, Evidence]]) -> Any:
    """Claims with their evidence as an array of structs."""
    claims = [claim for claim, _ in told]
    values: dict[str, Sequence[Any]] = {
        "value": [render_number(claim.value) for claim in claims],
        "upper": [None if claim.upper is None else render_number(claim.upper) for claim in claims],
        "mod": [claim.mod for claim in claims],
        "unit": [claim.unit for claim in claims],
        "place": [render_number(claim.place) for claim in claims],
        "vintage": [claim.vintage for claim in claims],
        "basis_stated": [claim.basis_stated for claim in claims],
        "documents": [evidence.documents for _, evidence in told],
        "last": [evidence.last for _, evidence in told],
    }
    return _structs(
        panel_schema().field("claims").type.value_type,
        values,
        sources=_lists([evidence.sources for _, evidence in told], _source_columns),
    )


def _source_columns(sources: Sequence[Source]) -> Any:
    """Sources as an array of structs."""
    values: dict[str, Sequence[Any]] = {
        "document": [source.document for source in sources],
        "published": [source.published for source in sources],
        "start": [source.span[0] for source in sources],
        "end": [source.span[1] for source in sources],
        "sentence": [source.sentence for source in sources],
        "rule": [source.rule for source in sources],
    }
    return _structs(source_type(), values)


def _structs(kind: Any, values: Mapping[str, Sequence[Any]], **made: Any) -> Any:
    """An array of structs from its columns, of which some are arrays already."""
    pa = pyarrow()
    fields = [kind.field(number) for number in range(kind.num_fields)]
    arrays = [made[field.name] if field.name in made else pa.array(values[field.name], field.type) for field in fields]
    return pa.StructArray.from_arrays(arrays, fields=fields)


def source_row(source: Source) -> dict[str, Any]:
    """A source as a value of `source_type`."""
    return {
        "document": source.document,
        "published": source.published,
        "start": source.span.start,
        "end": source.span.end,
        "sentence": source.sentence,
        "rule": source.rule,
    }


def _claims(row: dict[str, Any]) -> Iterator[tuple[Claim, Evidence]]:
    key = Key(**{name: row[name] for name in _KEY})
    for one in row["claims"]:
        claim = Claim(
            key=key,
            value=number_of(one["value"]),
            upper=None if one["upper"] is None else number_of(one["upper"]),
            mod=one["mod"],
            unit=one["unit"],
            place=number_of(one["place"]),
            vintage=one["vintage"],
            basis_stated=one["basis_stated"],
        )
        sources = tuple(
            Source(
                document=told["document"],
                published=told["published"],
                span=Span(told["start"], told["end"]),
                sentence=told["sentence"],
                rule=told["rule"],
            )
            for told in one["sources"]
        )
        yield claim, Evidence(sources=sources, documents=one["documents"], last=one["last"])


def number_of(text: str) -> Number:
    """Read an exact number: `1/3` is a fraction."""
    return Fraction(text) if "/" in text else Decimal(text)


def decimal_of(value: Number | None) -> Decimal | None:
    """A number as the column `value` holds it; `None` where it has more decimals than that, or is larger.

    >>> decimal_of(Decimal("5.2")), decimal_of(Fraction(1, 3)), decimal_of(None)
    (Decimal('5.2'), None, None)
    """
    if not isinstance(value, Decimal):
        return None
    sign, digits, exponent = value.normalize().as_tuple()
    fits = isinstance(exponent, int) and -exponent <= SCALE and len(digits) + exponent <= _DIGITS - SCALE
    return value if fits and sign in (0, 1) else None
