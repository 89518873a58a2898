"""Reads the language data that ships with the program."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from workflow.core.languages import Languages


@cache
def load_languages() -> Languages:
    """All known languages; read once per process."""
    return Languages(json.loads(files("workflow.store").joinpath("languages.json").read_bytes()))
