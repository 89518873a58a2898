"""The parts that all schemas of the API are built of."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
SWITCH: Schema = {"type": "boolean"}


def make_object(fields: dict[str, Schema], *, optional: tuple[str, ...] = ()) -> Schema:
    """An object with exactly these fields."""
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def make_list(items: Schema) -> Schema:
    """A list of one kind of thing."""
    return {"type": "array", "items": items}


def refer(name: str) -> Schema:
    """A schema by its name in `SCHEMAS`."""
    return {"$ref": f"#/components/schemas/{name}"}
