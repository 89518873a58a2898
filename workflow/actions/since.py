"""A time in the past as people say it: `24h`, `7d`, `2026-11-20`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from workflow.errors import ConfigError

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"([0-9]{1,6})([mhdw])")


def parse_since(text: str, now: datetime) -> datetime:
    """The time that is meant: a number of minutes, hours, days or weeks before `now`, or a date or time (ISO 8601).

    One without a time zone is meant where this runs.

    Raises:
        ConfigError: it is neither.
    """
    span = _SPAN.fullmatch(text.strip())
    try:
        if span:
            return now - timedelta(**{_UNITS[span[2]]: int(span[1])})
        return datetime.fromisoformat(text.strip()).astimezone()
    except (ValueError, OverflowError):
        raise ConfigError(f"'{text}' is no time: it is like 24h, 7d, 2026-11-20 or 2026-11-20T14:30") from None
