"""A unit that was translated before, and is empty now although its source is the same: an accident, or a decision.

What a save takes away stays in the PO file as an obsolete entry; a text that another unit or a git merge offers was
never this unit's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.comparing import shorten
from workflow.checks.page_check import PageCase, PageCheck
from workflow.core.offered import is_from_merge, is_offered
from workflow.core.words import normalise


def _find(case: PageCase) -> Iterator[tuple[str, str]]:
    for item in case.units:
        if item.entry.translation or not item.obsolete:
            continue
        source = normalise(item.unit.source)
        own = [one for one in item.obsolete if not is_offered(one) and not is_from_merge(one) and not one.outdated]
        older = next((one for one in reversed(own) if normalise(one.source) == source), None)
        if older is not None:
            yield item.unit.id, f"was translated before and is empty now: {shorten(older.translation)}"


CHECK = PageCheck("emptied", "Emptied", "units that were translated before and are empty now", _find)
