"""When somebody was last on a language's page, as their session remembers it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import session

PAUSE = timedelta(minutes=30)
"""Without a request for so long, the next one is a new visit."""
MOST = 30
"""Languages that are remembered: a cookie is small."""


def note_visit(language: str, now: datetime | None = None) -> datetime | None:
    """Remember that the language's page is looked at; return when the visit before this one ended, None at the first.

    Times are kept in whole seconds, as (end of the visit before, latest request).
    """
    now = now or datetime.now(UTC)
    visits = _read_visits()
    ended, seen = visits.pop(language, (0, 0))
    if seen and now.timestamp() - seen > PAUSE.total_seconds():
        ended = seen
    visits[language] = (ended, int(now.timestamp()))
    session["visits"] = {code: list(times) for code, times in list(visits.items())[-MOST:]}
    session.permanent = True
    return datetime.fromtimestamp(ended, UTC) if ended else None


def _read_visits() -> dict[str, tuple[int, int]]:
    """What the session holds; it is signed, so that it is ours."""
    return {code: (times[0], times[1]) for code, times in session.get("visits", {}).items()}
