"""What a request of the editor asks for, and the links to other requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from workflow.actions.dismissing import require_check
from workflow.errors import UnknownName

MODES = ("page", "list", "focus")
WARNINGS = "warnings"
STATES = ("", "open", "untranslated", "outdated", "translated", "reviewed", "errors", WARNINGS)
MOST_SAVED = 50
"""Units that stay in a list although they left its filter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A way to look at a page in a language."""

    language: str
    page: str
    mode: str = "page"
    state: str = ""
    unit: str = ""
    at: int = 1
    saved: tuple[str, ...] = ()
    check: str = ""
    """A check: only units in which it finds something; empty for all."""

    @property
    def base(self) -> str:
        """The editor's path for this page and language."""
        return f"/{quote(self.language)}/translate/{quote(self.page)}"

    @property
    def unit_base(self) -> str:
        """What the paths of single units begin with."""
        return f"{self.base}/-/"

    def link(self, **changes: Any) -> str:
        """The editor's address with other values."""
        wanted = replace(self, **changes)
        if wanted.state != WARNINGS and wanted.check:
            wanted = replace(wanted, check="")
        query: list[tuple[str, str | int]] = []
        if wanted.mode != "page":
            query.append(("mode", wanted.mode))
        query += [
            (name, value)
            for name, value in (("state", wanted.state), ("check", wanted.check), ("unit", wanted.unit))
            if value
        ]
        if wanted.at > 1:
            query.append(("at", wanted.at))
        query += [("saved", unit) for unit in wanted.saved]
        return f"{self.base}?{urlencode(query)}" if query else self.base

    def unit_link(self, unit: str, more: str = "") -> str:
        """The address where a unit is saved, or with `more` one below it."""
        return f"{self.unit_base}{quote(unit, safe='')}{more}"

    def history_link(self, unit: str) -> str:
        """The address of a unit's whole history, which knows the way back."""
        return f"{self.unit_link(unit, '/history')}?{urlencode(self.fields)}"

    @property
    def fields(self) -> Mapping[str, str | int]:
        """What a form must say so that its answer looks at the page in the same way."""
        fields: dict[str, str | int] = {"mode": self.mode, "state": self.state, "at": self.at}
        return fields | ({"check": self.check} if self.check else {})


def read_asked(language: str, page: str, values: MultiDict[str, str] | None = None) -> Asked:
    """What the request asks for: its query, or the fields of its form.

    Raises:
        UnknownName: a mode or state that is not there.
    """
    found = request.args if values is None else values
    mode, state, at = found.get("mode", "page") or "page", found.get("state", ""), found.get("at", "1") or "1"
    if mode not in MODES:
        raise UnknownName(f"there is no mode '{mode}'; there are: {', '.join(MODES)}")
    if state not in STATES:
        raise UnknownName(f"there is no filter '{state}'; there are: {', '.join(filter(None, STATES))}")
    check = found.get("check", "")
    if check:
        state = WARNINGS
        require_check(check)
    number = int(at) if at.isascii() and at.isdigit() and len(at) < 9 else 1
    saved = tuple(dict.fromkeys(found.getlist("saved")))[-MOST_SAVED:]
    return Asked(language, page, mode, state, found.get("unit", ""), max(number, 1), saved, check)
