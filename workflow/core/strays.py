"""Translations under the id of a unit that their file's page does not have: one branch translated it, one moved it."""

from __future__ import annotations

from collections.abc import Container

from workflow.core.catalog import active
from workflow.model import Catalog, Entry


def find_strays(catalog: Catalog, template: Catalog | None, units: Container[str]) -> tuple[Entry, ...]:
    """The active, translated entries of a catalog that neither the page (its unit ids) nor its template knows.

    What the template knows left the page just now, and is followed from there.
    """
    unknown = [entry for entry in catalog.entries if not entry.obsolete and entry.translation and entry.id not in units]
    known = active(template) if unknown and template else {}
    return tuple(entry for entry in unknown if entry.id not in known)
