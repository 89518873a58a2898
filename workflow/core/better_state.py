"""Whether a text from elsewhere may take the place of a unit's own: never a lesser one, and no equal one unasked."""

from __future__ import annotations

from workflow.model import State

ORDER = (State.UNTRANSLATED, State.OUTDATED, State.TRANSLATED, State.REVIEWED)
"""From the least to the best."""


def may_replace(new: State, old: State, *, force: bool) -> bool:
    """Whether a text that comes in as `new` may replace one that is `old`.

    A better state always may. Forced, an equal one may too, and what is translated may replace what is reviewed; what
    is outdated never replaces a current translation.
    """
    if ORDER.index(new) > ORDER.index(old):
        return True
    return force and (new is State.TRANSLATED or old is State.OUTDATED)
