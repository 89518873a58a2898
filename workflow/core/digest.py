"""Short digests: of an entry (compare and set), of a review, and the ids of new units."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

from workflow.core.words import normalise
from workflow.model import Entry

_BORN = re.compile("[a-z2-7]{8}")


def digest_entry(entry: Entry) -> str:
    """Twelve hexadecimal digits over what a translator sees: source, translation and whether it is outdated.

    White space of the source is normalised, so that a re-wrapped page that waits for its sync changes nothing.
    Two entries with the same digest can be written over each other without losing anybody's work.
    """
    parts = (normalise(entry.source), entry.translation, "outdated" if entry.outdated else "")
    return _hash("\x1f".join(parts)).hexdigest()[:12]


def digest_review(source: str, translation: str) -> str:
    """Twelve hexadecimal digits over the white-space-normalised source and the exact translation that were reviewed."""
    return _hash(f"{normalise(source)}\x1f{translation}").hexdigest()[:12]


def make_unit_id(page: str, source: str, is_taken: Callable[[str], bool]) -> str:
    """An id for a unit that is born: eight letters and digits over page path, normalised text and a count.

    The count goes up while `is_taken` says that another unit has the id. No counter is shared, so two branches that add
    the same unit agree and two that add different ones do not meet.
    """
    count = 0
    while True:
        raw = _hash(f"{page}\x1f{normalise(source)}\x1f{count}").digest()
        unit_id = base64.b32encode(raw[:5]).decode("ascii").lower()
        if not is_taken(unit_id):
            return unit_id
        count += 1


def is_born_id(unit_id: str) -> bool:
    """Whether an id is of the kind that `make_unit_id` gives, which no other page has; a marker may look like it."""
    return bool(_BORN.fullmatch(unit_id))


def _hash(text: str) -> hashlib._Hash:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass"))
