"""Which checks are on for a language, and how grave what they find is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workflow.checks.registry import list_checks, load_check
from workflow.checks.running import Chosen
from workflow.model import Severity

LISTS = ("off", "on", "error")
"""The lists that a table of settings may have."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The `[checks]` table, or the table of a language in it."""

    off: tuple[str, ...] = ()
    """Checks that are not run."""
    on: tuple[str, ...] = ()
    """Checks that are run though they are off by default."""
    error: tuple[str, ...] = ()
    """Checks that are run and whose findings are errors."""
    languages: Mapping[str, CheckSettings] = field(default_factory=dict)
    """What is different in a language."""


def choose_checks(settings: CheckSettings, language: str) -> Chosen:
    """The checks that are on for a language, in the order of the registry; its own table goes before the project's.

    Raises:
        ConfigError: a check of another package cannot be loaded.
    """
    severities = dict(_choose(settings, language))
    return Chosen([load_check(id) for id in severities], severities)


def _choose(settings: CheckSettings, language: str) -> Iterator[tuple[str, Severity]]:
    tables = (settings.languages.get(language, CheckSettings()), settings)
    for id in list_checks():
        check = load_check(id)
        table = next((table for table in tables if id in (*table.off, *table.on, *table.error)), None)
        if table is None:
            if check.default:
                yield id, check.severity
        elif id not in table.off:
            yield id, Severity.ERROR if id in table.error else check.severity
