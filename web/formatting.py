"""Numbers, percents and times as the interface's language writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_timedelta
from babel.numbers import format_decimal, format_percent
from flask import Flask

from web.interface import interface_language
from workflow.model import Counts, Language


def register_filters(app: Flask) -> None:
    """Template filters: `number`, `percent`, `ago`, `language_name`, and `shares` for stacked bars."""
    app.jinja_env.filters["number"] = lambda value: write_number(value, interface_language())
    app.jinja_env.filters["percent"] = lambda value: write_percent(value, interface_language())
    app.jinja_env.filters["ago"] = tell_ago
    app.jinja_env.filters["shares"] = split_bar
    app.jinja_env.filters["language_name"] = name_language


@lru_cache(maxsize=4096)
def write_number(value: int, locale: str) -> str:
    """A whole number with its language's digits and groups. Tables have hundreds of them, most of them small."""
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=1024)
def write_percent(value: int, locale: str) -> str:
    """A percentage, from 0 to 100."""
    return format_percent(value / 100, locale=locale)


def tell_ago(at: str) -> str:
    """How long ago a moment (ISO 8601, UTC) was, in words; empty for an empty text."""
    if not at:
        return ""
    since = datetime.fromisoformat(at) - datetime.now(UTC)
    return format_timedelta(since, add_direction=True, locale=interface_language())


def name_language(language: Language) -> str:
    """A language's name in the interface's language, or in English where Babel has none."""
    names = Locale.parse(interface_language()).languages
    return str(names.get(language.code.replace("-", "_"), language.name))


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
