"""Documents to JSON and back: equal, after the schema, and refused with every wrong place named."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from samples import SAMPLES, Sample
from support import EXAMPLES

from zonenews import Document, SchemaError, json_schema, parse
from zonenews.serialization import json_types
from zonenews.text.records import Amount

VALIDATOR = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


@given(SAMPLES)
def test_records_come_back_equal(record: Sample) -> None:
    """What is written as JSON is read back equal."""
    assert json_types.structure(json.loads(json.dumps(json_types.unstructure(record))), Sample) == record


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("published", [None, date(2023, 7, 12)])
def test_examples_follow_the_schema(path: Path, published: date | None) -> None:
    """The published schema describes what to_dict gives, and from_dict reads it back."""
    document = parse(path.read_text(encoding="utf-8"), published=published)
    values = json.loads(document.to_json())
    VALIDATOR.validate(values)
    assert Document.from_dict(values) == document
    assert Document.from_json(document.to_json(indent=2)) == document


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        (None, ["an object"]),
        ({}, ["zonenews/1"]),
        ({"schema": "zonenews/9"}, ["zonenews/9"]),
        ({"schema": "zonenews/1"}, ["'source' is missing", "'script' is missing"]),
        ({"schema": "zonenews/1", "source": 5, "script": "Hans"}, ["$.source: 5 is not a string"]),
        ({"schema": "zonenews/1", "source": "", "script": "Xx"}, ["$.script"]),
        ({"schema": "zonenews/1", "source": "", "script": "Hans", "published": "soon"}, ["$.published: 'soon'"]),
        ({"schema": "zonenews/1", "source": "", "script": "Hans", "more": 1}, ["more"]),
        ({"schema": "zonenews/1", "source": "", "script": "Hans", "diagnostics": 1}, ["$.diagnostics"]),
        ({"schema": "zonenews/1", "source": "", "script": "Hans", "diagnostics": [1]}, ["$.diagnostics[0]: 1"]),
    ],
)
def test_wrong_values_are_named(values: object, reasons: list[str]) -> None:
    """A document that does not fit is refused with the places and the reasons."""
    with pytest.raises(SchemaError) as caught:
        Document.from_dict(values)  # type: ignore[arg-type]
    assert all(reason in str(caught.value) for reason in reasons)


@pytest.mark.parametrize("text", ["1/0", "nan", "Infinity", "", "12a", 12, None])
def test_wrong_numbers_are_refused(text: object) -> None:
    """A number is a string that is exact and finite."""
    with pytest.raises(SchemaError):
        json_types.structure({"value": text, "unit": "1", "span": [0, 1]}, Amount)


def test_not_json() -> None:
    """Text that is not JSON is said to be so."""
    with pytest.raises(SchemaError, match="not JSON"):
        Document.from_json("{")


def test_numbers_are_written_plainly() -> None:
    """No exponent, no trailing zeros, no float."""
    assert json_types.render_number(Decimal("1E+20")) == "1" + "0" * 20
    assert json_types.render_number(Decimal("-0.500")) == "-0.5"
    assert json_types.render_number(Fraction(-2, 3)) == "-2/3"


def test_repr_can_be_read() -> None:
    """One line: script, length, date, and how many of each record."""
    assert (
        repr(parse("", published=date(2023, 1, 2))) == "<Document Hans 0 characters published 2023-01-02: no records>"
    )
