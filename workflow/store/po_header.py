"""The header of a PO file, and catalogs that do not exist yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workflow.errors import CatalogError
from workflow.model import Catalog, Entry


def new_catalog(fields: Mapping[str, str], entries: Iterable[Entry]) -> Catalog:
    """A catalog with these header fields, in their order. Raises `CatalogError` for a field with a line end."""
    lines = "".join(_line(name, value) for name, value in fields.items())
    return Catalog(tuple(entries), Entry(id="", source="", translation=lines))


def change_header(catalog: Catalog, name: str, value: str) -> Catalog:
    """The catalog with another value of one header field, found without regard to case, or added at the end.

    Raises `CatalogError` for a value with a line end.
    """
    if catalog.header is None:
        raise CatalogError("a catalog needs a header")
    text = catalog.header.translation
    lines = text.split("\n") if text else []
    if lines and not lines[-1]:
        lines.pop()
    wanted = name.casefold()
    for index, line in enumerate(lines):
        known, colon, _ = line.partition(":")
        if colon and known.strip().casefold() == wanted:
            lines[index] = _line(known, value)[:-1]
            break
    else:
        lines.append(_line(name, value)[:-1])
    changed = "\n".join(lines) + "\n"
    return catalog if changed == text else replace(catalog, header=catalog.header.change(translation=changed))


def _line(name: str, value: str) -> str:
    if not name or any(letter in f"{name}{value}" for letter in "\r\n") or ":" in name:
        raise CatalogError(f"{name!r}: {value!r} cannot be a header field")
    return f"{name}: {value}\n"


def find_missing(template: Catalog, catalog: Catalog) -> tuple[str, ...]:
    """The units of the template that the catalog does not have, in order: ids, or sources where there is no id.

    A file cut exactly between two entries is a sound file with fewer units; only its template can tell.
    """
    there = {_key(entry) for entry in catalog.entries if not entry.obsolete}
    return tuple(key for entry in template.entries if not entry.obsolete and (key := _key(entry)) not in there)


def _key(entry: Entry) -> str:
    return entry.id or entry.source
