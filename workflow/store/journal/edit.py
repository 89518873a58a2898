"""An edit as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.core.digest import digest_entry
from workflow.model import Entry


class Fate(StrEnum):
    """What became of an edit."""

    PENDING = "pending"
    """Accepted; whether it is in the PO file is not known: its writer is at work, or was killed."""
    WRITTEN = "written"
    """In the PO file, from which a later edit may have taken it."""
    OVERTAKEN = "overtaken"
    """Its writer was killed, and the unit had changed before it could be made good; the text is offered."""
    FAILED = "failed"
    """The PO file could not be written, and whoever made the edit was told so."""
    ASIDE = "aside"
    """Not accepted since the unit had changed meanwhile; kept as a suggestion."""
    OUTSIDE = "outside"
    """Seen in the PO file: another program has written it there."""
    OVERWRITTEN = "overwritten"
    """Was written; then another program put the text of before back, with git's HEAD where it was. The text is offered,
    and somebody has to look at it."""
    MOVED = "moved"
    """Was written; then git has put another version of the file there, as its HEAD moved."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit."""

    page: str
    unit: str
    language: str
    author: str
    base: str
    """The digest of the entry that was edited."""
    source: str
    translation: str
    outdated: bool = False
    at: str = ""
    """When, in UTC (ISO 8601); set by the journal."""
    edit_id: str = ""
    """A name that no other edit has; set by the journal."""
    fate: Fate = Fate.PENDING
    replaced: str = ""
    """The text that stood there before, where that is known."""
    head: str = ""
    """The commit that git's HEAD named then, set by the journal; empty outside a repository."""
    committed: bool = False
    """Whether a commit is known to hold it: then git's history keeps it too."""


def describe_edit(page: str, language: str, author: str, before: Entry, after: Entry) -> Edit:
    """The edit that makes one entry of a unit into another."""
    return Edit(
        page,
        after.id,
        language,
        author,
        digest_entry(before),
        after.source,
        after.translation,
        after.outdated,
        replaced=before.translation,
    )
