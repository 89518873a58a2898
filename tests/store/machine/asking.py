"""Asking a service in tests: short limits, no pauses."""

from __future__ import annotations

import socket
from typing import Any

from workflow.core.machine import Wanted
from workflow.store.languages import load_languages
from workflow.store.machine.asking import translate_text
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


class Names:
    """The system's look-up with names of our own; numbers are looked up as ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0
        self._real = socket.getaddrinfo

    def __call__(self, host: str, port: int, *args: Any, **options: Any) -> Any:
        if not host.endswith(".example"):
            return self._real(host, port, *args, **options)
        self.asked += 1
        found = self.answers[min(self.asked, len(self.answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]
