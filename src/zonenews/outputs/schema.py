"""json_schema: the published description of what `Document.to_dict` gives."""

from __future__ import annotations

from typing import Any

from zonenews.document import SCHEMA, Document
from zonenews.serialization.fields import Field, Shape, fields_of, walk

NUMBER = r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"
IDENTITY = {
    "description": "names the document among many; the command writes it, `to_dict` does not.",
    "type": "string",
}
PLAIN: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "flag": {"type": "boolean"},
    "number": {"type": "string", "pattern": NUMBER},
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
    "span": {"$ref": "#/$defs/Span"},
}


def json_schema() -> dict[str, Any]:
    """Describe `Document.to_dict` as JSON Schema, draft 2020-12.

    Returns:
        The schema, built from the record classes, with their own words as descriptions.

    >>> schema = json_schema()
    >>> schema["properties"]["source"]["type"]
    'string'
    >>> "nothing" in schema["properties"]
    False
    """
    document = _record(Document)
    definitions: dict[str, Any] = {
        "Span": {
            "description": "Half-open range of code-point offsets in `source`.",
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}] * 2,
            "items": False,
            "minItems": 2,
        }
    }

    def define(record: type) -> None:
        if record is not Document:
            definitions[record.__name__] = _record(record)

    walk(Document, define)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Document, schema {SCHEMA}",
        **document,
        "properties": {"schema": {"const": SCHEMA}, "id": IDENTITY, **document["properties"]},
        "required": ["schema", *document["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _record(record: type) -> dict[str, Any]:
    fields = fields_of(record)
    return {
        "description": (record.__doc__ or "").split("\n\n")[0].strip(),
        "type": "object",
        "properties": {field.name: _described(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _described(field: Field) -> dict[str, Any]:
    schema = _schema(field.shape)
    return {"description": field.summary, **schema} if field.summary else schema


def _schema(shape: Shape) -> dict[str, Any]:
    if shape.optional:
        return {"anyOf": [_present(shape), {"type": "null"}]}
    return _present(shape)


def _present(shape: Shape) -> dict[str, Any]:
    """The schema of a value that is not `None`."""
    match shape.kind:
        case "choice":
            return {"enum": list(shape.choices)}
        case "list":
            return {"type": "array", "items": _schema(shape.items[0])}
        case "tuple":
            places = [_schema(item) for item in shape.items]
            return {"type": "array", "prefixItems": places, "items": False, "minItems": len(places)}
        case "record":
            assert shape.record is not None  # noqa: S101 - said once for the type checker
            return {"$ref": f"#/$defs/{shape.record.__name__}"}
        case kind:
            return dict(PLAIN[kind])
