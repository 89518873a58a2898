"""Asking a service in tests: short limits, no pauses."""

from __future__ import annotations

from typing import Any

from workflow.core.machine import Wanted
from workflow.store.languages import load_languages
from workflow.store.machine import translate_text
from workflow.store.machine.settings import MachineSettings
from workflow.store.machine.transport import Limits

LIMITS = Limits(size=2000)


def make_settings(url: str, service: str = "libretranslate", **more: Any) -> MachineSettings:
    """Settings for a server that may not be on this computer, as far as they go."""
    return MachineSettings(**{"service": service, "url": url, "model": "small", "seconds": 5, **more})


def make_wanted(text: str = "Read the", target: str = "da", terms: tuple[tuple[str, str], ...] = ()) -> Wanted:
    """A text from English."""
    languages = load_languages()
    return Wanted(text, languages.find("en"), languages.find(target), terms)


def ask(settings: MachineSettings, limits: Limits = LIMITS, pauses: list[float] | None = None, **wanted: Any) -> str:
    """Ask; pauses are noted, not made."""
    noted = [] if pauses is None else pauses
    return translate_text(settings, make_wanted(**wanted), limits=limits, sleep=noted.append)
