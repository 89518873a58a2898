"""A small check of values against JSON Schema: the keywords that our description uses, and an error for any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
KEYWORDS = {
    "$ref", "type", "properties", "required", "additionalProperties", "items", "enum", "minimum", "maximum", "default",
    "description",
}  # fmt: skip


def find_faults(value: Any, schema: Mapping[str, Any], named: Mapping[str, Any], where: str = "$") -> Iterator[str]:
    """Where and why a value is not as its schema says; `named` are the schemas that references may mean."""
    assert set(schema) <= KEYWORDS, f"{where}: unknown keywords in {schema}"
    if "$ref" in schema:
        schema = named[schema["$ref"].removeprefix("#/components/schemas/")]
    wanted = schema.get("type", list(TYPES))
    kinds = [wanted] if isinstance(wanted, str) else wanted
    if not any(_is_of(value, kind) for kind in kinds):
        yield f"{where}: {value!r} is not {wanted}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where}: {value} is out of range"
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from find_faults(item, schema.get("items", {}), named, f"{where}[{index}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (f"{where}: lacks {name}" for name in schema.get("required", ()) if name not in value)
        if schema.get("additionalProperties") is False:
            yield from (f"{where}: has {name}" for name in value if name not in known)
        for name in value.keys() & known.keys():
            yield from find_faults(value[name], known[name], named, f"{where}.{name}")


def _is_of(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
