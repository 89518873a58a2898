"""Reviews: a translator comment `reviewed-by: NAME DATE DIGEST` that an edit from anywhere voids by itself."""

from __future__ import annotations

import re

from workflow.core.digest import digest_review
from workflow.model import Entry, State

_REVIEW = re.compile(r"\s*reviewed-by: (?P<name>.*) (?P<date>\d{4}-\d\d-\d\d) (?P<digest>[0-9a-f]{12})\s*")
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>\u2028\u2029]+")


def state_of(entry: Entry) -> State:
    """The state of an entry, reviews counted where their digest still fits source and translation."""
    state = entry.state
    if state is State.TRANSLATED and entry.comments and is_reviewed(entry):
        return State.REVIEWED
    return state


def is_reviewed(entry: Entry) -> bool:
    """Whether a review comment covers exactly this source and translation."""
    found = [match["digest"] for line in entry.comments if (match := _REVIEW.fullmatch(line))]
    return bool(found) and digest_review(entry.source, entry.translation) in found


def add_review(entry: Entry, name: str, date: str) -> Entry:
    """The entry reviewed by `name` on `date` (YYYY-MM-DD); older reviews of it are dropped."""
    digest = digest_review(entry.source, entry.translation)
    line = f"reviewed-by: {clean_name(name)} {date} {digest}"
    return entry.change(comments=(*drop_reviews(entry.comments), line))


def renew_reviews(entry: Entry, source: str) -> tuple[str, ...]:
    """The entry's translator comments for a source that means the same: a review that covered it covers it still."""
    old, new = digest_review(entry.source, entry.translation), digest_review(source, entry.translation)
    if old == new:
        return entry.comments
    renewed = []
    for line in entry.comments:
        match = _REVIEW.fullmatch(line)
        renewed.append(line[: match.start("digest")] + new if match and match["digest"] == old else line)
    return tuple(renewed)


def list_reviews(comments: tuple[str, ...]) -> tuple[str, ...]:
    """The translator comments that are reviews, void ones too."""
    return tuple(line for line in comments if _REVIEW.fullmatch(line))


def drop_reviews(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Translator comments without reviews."""
    return tuple(line for line in comments if not _REVIEW.fullmatch(line))


def clean_name(name: str) -> str:
    """A name fit for one comment line: no line ends, control characters or angle brackets."""
    return " ".join(_UNFIT.sub(" ", name).split()) or "unknown"
