"""Numbers, percents and times as the interface's language writes them."""

from __future__ import annotations

from datetime import UTC, datetime

from babel.dates import format_timedelta
from babel.numbers import format_decimal, format_percent
from flask import Flask

from web.interface import interface_language
from workflow.model import Counts


def register_filters(app: Flask) -> None:
    """Template filters: `number`, `percent`, `ago`, and `shares` for stacked bars."""
    app.jinja_env.filters["number"] = lambda value: format_decimal(value, locale=interface_language())
    app.jinja_env.filters["percent"] = lambda value: format_percent(value / 100, locale=interface_language())
    app.jinja_env.filters["ago"] = tell_ago
    app.jinja_env.filters["shares"] = split_bar


def tell_ago(at: str) -> str:
    """How long ago a moment (ISO 8601, UTC) was, in words; empty for an empty text."""
    if not at:
        return ""
    since = datetime.fromisoformat(at) - datetime.now(UTC)
    return format_timedelta(since, add_direction=True, locale=interface_language())


def split_bar(counts: Counts) -> list[tuple[str, float, float]]:
    """(state, start, width) in percent of each part of a stacked bar, in order; parts without units are left out."""
    if not counts.units:
        return [("translated", 0.0, 100.0)]
    parts = (
        ("reviewed", counts.reviewed),
        ("translated", counts.translated - counts.reviewed),
        ("outdated", counts.outdated),
    )
    shares = []
    start = 0.0
    for state, units in parts:
        width = units * 100 / counts.units
        if units:
            shares.append((state, round(start, 2), round(width, 2)))
        start += width
    return shares
