"""The `[machine]` table of polyfolio.toml, and what is wrong with an address in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = ("libretranslate", "openai")
_VARIABLE = r"POLYFOLIO_[A-Z0-9_]{1,80}"


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """Whether and how a service for machine translation is asked; off as long as no service is named."""

    service: str = ""
    """`libretranslate` or `openai` (any endpoint that speaks its chat completions)."""
    url: str = ""
    model: str = ""
    """For `openai`."""
    key_variable: str = ""
    """The environment variable that holds the service's key, which itself stands in no file. Its name begins with
    `POLYFOLIO_`, so that nobody who can change the configuration can have any other variable sent anywhere."""
    languages: tuple[str, ...] = ()
    """The project's languages it is asked for; all when empty."""
    loopback: bool = False
    """Whether the service may be on this computer."""
    private: bool = False
    """Whether it may be in a private network, or on this computer."""
    seconds: int = 30
    """How long an answer may take."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a service is."""

    secure: bool
    host: str
    port: int
    path: str
    """What its paths begin with; no slash at the end."""


def find_settings_fault(settings: MachineSettings) -> str:
    """What keeps a service from being asked; nothing where all is well, or no service is named.

    Neither the address nor the variable's name is told: they may hold what should not stand there.
    """
    if settings.key_variable and not re.fullmatch(_VARIABLE, settings.key_variable):
        return "machine.key_variable must be the name of an environment variable that begins with POLYFOLIO_"
    if settings.service == "openai" and not settings.model:
        return "machine.model must name a model of the service"
    if settings.service or settings.url:
        try:
            parse_url(settings.url)
        except ValueError as error:
            return f"machine.url {error}"
    return ""


def parse_url(url: str) -> Endpoint:
    """The parts of a service's address. Raises `ValueError` with what is wrong with it."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("is no address: https://host/path") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no address that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("has a name or password in it: use key_variable")
    if parts.query or parts.fragment or not url.isascii() or any(char.isspace() or char < "!" for char in url):
        raise ValueError("must be a plain address, without ?, #, spaces and letters beyond ASCII")
    secure = parts.scheme == "https"
    return Endpoint(secure, parts.hostname, port or (443 if secure else 80), parts.path.rstrip("/"))
