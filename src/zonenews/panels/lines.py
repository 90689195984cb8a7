"""A panel as lines of JSON, one for each claim: what partial panels travel in, and what is kept to go on from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import attrs

from zonenews.errors import SchemaError
from zonenews.panels.claims import Claim, Source
from zonenews.panels.collector import paused
from zonenews.panels.evidence import Evidence
from zonenews.panels.gathering import Gathering
from zonenews.panels.keys import Key
from zonenews.panels.state import Panel, Told
from zonenews.panels.ventures import GroupClaim, Money, ProjectClaim
from zonenews.serialization.json_types import render_number, to_json
from zonenews.text.records import Number
from zonenews.text.spans import Span

FORM: Final = "zonenews.panel/1"
_KINDS: Final = {Claim: "figure", ProjectClaim: "project", GroupClaim: "group"}


def lines_of(made: Panel) -> Iterator[str]:
    """Give a panel as lines of JSON: a head, then a line for each claim with its sources, in the order of the panel.

    >>> list(lines_of(Panel()))
    ['{"form": "zonenews.panel/1", "most": null, "left_out": {}}']
    """
    yield to_json({"form": FORM, "most": made.most, "left_out": dict(sorted(made.left_out.items()))})
    for claim, evidence in made.told():
        yield line_of(claim, evidence)


def line_of(claim: Told, evidence: Evidence) -> str:
    """Give a claim with its sources as a line of JSON."""
    sources = [
        [one.document, day_of(one.published), one.span.start, one.span.end, one.sentence, one.rule]
        for one in evidence.sources
    ]
    return _written([*kind_and_fields(claim), sources, evidence.documents, day_of(evidence.last)])


def kind_and_fields(claim: Told) -> tuple[str, dict[str, Any]]:
    """Give what kind a claim is of, and its fields that differ from their defaults, as plain values."""
    return _KINDS[type(claim)], _packed_figure(claim) if isinstance(claim, Claim) else _packed(claim)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: `json.dumps` makes another one each time."""
_DECODER: Final = json.JSONDecoder()
"""Reads lines whose encoding is known."""


def _written(values: list[Any]) -> str:
    """Values as JSON; escaped where the text is no Unicode."""
    text = _ENCODER.encode(values)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(values)
    return text


def _packed_figure(claim: Claim) -> dict[str, Any]:
    """The fields of a figure and its key that differ from their defaults; there are many, so it is written out."""
    key = claim.key
    values: dict[str, Any] = {"entity": key.entity, "metric": key.metric, "unit": claim.unit}
    values["value"], values["place"] = render_number(claim.value), render_number(claim.place)
    if key.first is not None:
        values["first"] = key.first.isoformat()
    if key.last is not None:
        values["last"] = key.last.isoformat()
    if key.status != "actual":
        values["status"] = key.status
    if key.kind != "level":
        values["kind"] = key.kind
    words = {"basis": key.basis, "mod": claim.mod, "vintage": claim.vintage}
    values |= {name: word for name, word in words.items() if word is not None}
    if claim.upper is not None:
        values["upper"] = render_number(claim.upper)
    if not claim.basis_stated:
        values["basis_stated"] = False
    return values


def panel_of(lines: Iterable[str | bytes]) -> Panel:
    """Read a panel back from its lines; lines of several panels, each with its head, give them put together.

    Args:
        lines: of `lines_of`.

    Raises:
        SchemaError: the lines are none of a panel.

    >>> panel_of(lines_of(Panel())) == Panel()
    True
    >>> panel_of(["[]"])
    Traceback (most recent call last):
        ...
    zonenews.errors.SchemaError: line 1 is none of a panel
    """
    with paused():
        return _read(lines)


def _read(lines: Iterable[str | bytes]) -> Panel:
    gathered: Gathering | None = None
    left_out: Counter[str] = Counter()
    for number, line in enumerate(lines, 1):
        try:
            values = _DECODER.decode(line if isinstance(line, str) else line.decode("utf-8", "surrogatepass"))
            if isinstance(values, dict):
                gathered = _head(values, gathered)
                left_out.update(values["left_out"])
            elif gathered is None:
                raise SchemaError(f"line {number} is none of a panel")
            else:
                gathered.put(*_unpacked(values))
        except (ValueError, TypeError, KeyError, IndexError, ArithmeticError) as error:
            if isinstance(error, SchemaError):
                raise
            raise SchemaError(f"line {number} is none of a panel: {error}") from error
    found = gathered.panel() if gathered else Panel()
    return attrs.evolve(found, left_out=left_out)


def _head(values: dict[str, Any], gathered: Gathering | None) -> Gathering:
    if values.get("form") != FORM:
        raise SchemaError(f"the form is {values.get('form')!r}; this version reads {FORM!r}")
    most = values["most"]
    if gathered is None:
        return Gathering(most=most)
    if gathered.most != most:
        raise SchemaError(f"panels keep different numbers of sources: {gathered.most} and {most}")
    return gathered


def _packed(record: Any) -> dict[str, Any]:
    """The fields of a claim on projects that differ from their defaults."""
    values: dict[str, Any] = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if value != field.default or field.name == "entity":
            values[field.name] = _plain(value)
    return values


def _plain(value: Any) -> Any:
    match value:
        case Decimal() | Fraction():
            return render_number(value)
        case date():
            return value.isoformat()
        case Money():
            return _packed(value)
        case _:
            return value


def _unpacked(values: list[Any]) -> tuple[Told, Evidence]:
    kind, fields, told, documents, last = values
    sources = tuple(
        Source(document=name, published=date_of(day), span=Span(start, end), sentence=sentence, rule=rule)
        for name, day, start, end, sentence, rule in told
    )
    return claim_of(kind, fields), Evidence(sources=sources, documents=documents, last=date_of(last))


def claim_of(kind: str, fields: dict[str, Any]) -> Told:
    """Give the claim that `kind_and_fields` was given."""
    match kind:
        case "figure":
            return _figure(fields)
        case "project":
            money = {**fields, "investors": tuple(fields.get("investors", ()))}
            return ProjectClaim(**_dated(money, "day"))
        case "group":
            return GroupClaim(**_dated({**fields, "count": number_of(fields["count"])}, "first", "last"))
        case _:
            raise SchemaError(f"a claim is figure, project or group, not {kind!r}")


_OF_FIGURE: Final = frozenset(field.name for record in (Key, Claim) for field in attrs.fields(record)) - {"key"}


def _figure(fields: dict[str, Any]) -> Claim:
    """A figure and its key; there are many, so it is written out."""
    if not fields.keys() <= _OF_FIGURE:
        raise SchemaError(f"a figure has no {', '.join(sorted(fields.keys() - _OF_FIGURE))}")
    said = fields.get
    upper = said("upper")
    key = Key(
        entity=fields["entity"],
        metric=fields["metric"],
        first=date_of(said("first")),
        last=date_of(said("last")),
        status=said("status", "actual"),
        kind=said("kind", "level"),
        basis=said("basis"),
    )
    return Claim(
        key=key,
        value=number_of(fields["value"]),
        upper=None if upper is None else number_of(upper),
        mod=said("mod"),
        unit=fields["unit"],
        place=number_of(fields["place"]),
        vintage=said("vintage"),
        basis_stated=said("basis_stated", True),
    )


def _dated(fields: dict[str, Any], *days: str) -> dict[str, Any]:
    """Fields with their days and their investment read."""
    read = {**fields, **{name: date_of(fields.get(name)) for name in days}}
    if "investment" in fields:
        read["investment"] = Money(**_numbered(fields["investment"]))
    return read


def _numbered(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: number_of(value) if name in ("value", "upper", "place") else value for name, value in fields.items()}


def number_of(text: str) -> Number:
    """Read an exact number: `1/3` is a fraction."""
    return Fraction(text) if "/" in text else Decimal(text)


def day_of(day: date | None) -> str | None:
    """Give a day in ISO form, if there is one."""
    return day.isoformat() if day else None


def date_of(text: str | None) -> date | None:
    """Read a day, if there is one."""
    return date.fromisoformat(text) if text else None
