"""Reads the names of the months that ship with the program."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def _load_months() -> dict[str, tuple[tuple[str, ...], ...]]:
    data = json.loads(files("workflow.store").joinpath("months.json").read_bytes())
    return {code: tuple(map(tuple, months)) for code, months in data.items()}


def read_months(code: str) -> tuple[tuple[str, ...], ...]:
    """The names of the twelve months in a language, in all forms that CLDR has; none where it has no names."""
    return _load_months().get(code.partition("-")[0].lower(), ())
