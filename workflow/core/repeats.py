"""Exact repeats: which translation of the same text an untranslated unit may take without being asked."""

from __future__ import annotations

from collections.abc import Iterable

from workflow.core.memory import Match
from workflow.core.memory_context import Context
from workflow.model import State


def choose_repeat(context: Context, matches: Iterable[Match]) -> Match | None:
    """The translation that a unit may take: one that units of the same surroundings agree about.

    Args:
        context: the unit's surroundings.
        matches: translations of the very same text, the best first.

    Outdated ones never count, and a translation counts for nothing where a reviewed one stands in the same
    surroundings.

    Returns:
        None where no unit of the same kind stands below the same headings or between the same texts, or where they
        have different translations: these are suggestions.
    """
    fit = [match for match in matches if match.exact and context.is_like(match.context)]
    for state in (State.REVIEWED, State.TRANSLATED):
        found = [match for match in fit if match.state is state]
        if found:
            return found[0] if len({match.text for match in found}) == 1 else None
    return None
