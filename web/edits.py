"""The interface's words for who made an edit and what became of it."""

from __future__ import annotations

from flask_babel import gettext

from workflow.core.outside import OUTSIDE
from workflow.store.journal import Fate


def name_author(author: str, fate: Fate | None) -> str:
    """Who made an edit; one that another program made has nobody's name."""
    return str(gettext("Another program")) if fate is Fate.OUTSIDE and author == OUTSIDE else author


def name_fate(fate: Fate) -> str:
    """What became of an edit, in the interface's language."""
    names = {
        Fate.PENDING: gettext("Accepted; it is not known yet whether it is in the PO file"),
        Fate.WRITTEN: gettext("Saved"),
        Fate.OVERTAKEN: gettext("Saving was interrupted, and the unit changed before it could be made good"),
        Fate.FAILED: gettext("Not saved: the PO file could not be written"),
        Fate.ASIDE: gettext("Came too late: somebody else had saved the unit"),
        Fate.OUTSIDE: gettext("Edited in the PO file"),
        Fate.OVERWRITTEN: gettext("Saved here, then overwritten by another program"),
        Fate.MOVED: gettext("Saved here, then replaced when git changed the file"),
    }
    return str(names[fate])
