"""Asking the configured service for a translation."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from workflow.core.machine import MachineService, Wanted
from workflow.errors import ConfigError, PolyfolioError
from workflow.store.machine import chat, libretranslate
from workflow.store.machine.settings import Endpoint, MachineSettings, parse_url
from workflow.store.machine.transport import Limits, post_json

SERVICES: Mapping[str, MachineService] = {each.SERVICE.name: each.SERVICE for each in (libretranslate, chat)}
LONGEST = 10_000
"""Characters of a text."""
LIMITS = Limits()


def translate_text(
    settings: MachineSettings,
    wanted: Wanted,
    *,
    limits: Limits = LIMITS,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """What the configured service answers for a text.

    Raises:
        ConfigError: no service is named, or the environment variable of its key is not set.
        PolyfolioError: the text is too long; the service cannot be asked, or gives no translation.
    """
    if len(wanted.text) > LONGEST:
        raise PolyfolioError(f"has {len(wanted.text)} characters; machine translation takes {LONGEST} at most")
    service = SERVICES.get(settings.service)
    if service is None:
        raise ConfigError("no service for machine translation is set: [machine] in polyfolio.toml names one")
    endpoint, key = parse_url(settings.url), read_key(settings)
    allowed = {"private": settings.private, "loopback": settings.loopback}
    within = replace(limits, seconds=float(settings.seconds))
    status = 0
    for source, target in _pair_codes(service, wanted):
        call = service.ask(wanted, source, target, model=settings.model, key=key)
        path = _join_path(endpoint, call.path)
        answer = post_json(endpoint, path, call.body, dict(call.headers), **allowed, limits=within, sleep=sleep)
        status = answer.status
        if status == 200:
            return _read(service, endpoint, answer.data)
        if status != 400:
            break
    raise PolyfolioError(f"the machine translation service {endpoint.host} {_explain(status, settings)}")


def read_key(settings: MachineSettings) -> str:
    """The service's key from the environment; empty where no variable is named.

    Raises:
        ConfigError: the variable is not set, or no header can hold it; its value is never told.
    """
    name = settings.key_variable
    if not name:
        return ""
    key = os.environ.get(name, "").strip()
    if not key:
        raise ConfigError(f"the environment variable {name}, which machine.key_variable names, is not set")
    if not all("!" <= char <= "~" for char in key):
        raise ConfigError(f"the environment variable {name} holds characters that no key has")
    return key


def _pair_codes(service: MachineService, wanted: Wanted) -> list[tuple[str, str]]:
    sources, targets = service.list_codes(wanted.source.code), service.list_codes(wanted.target.code)
    return [(source, target) for source in sources for target in targets]


def _join_path(endpoint: Endpoint, path: str) -> str:
    """The whole path: an address may be that of the server, of its version (`/v1`), or of the very path."""
    if endpoint.path.endswith(path):
        return endpoint.path
    version = "/v1" if path.startswith("/chat/") and not endpoint.path.endswith("/v1") else ""
    return f"{endpoint.path}{version}{path}"


def _read(service: MachineService, endpoint: Endpoint, data: object) -> str:
    try:
        text = service.read(data)
    except ValueError as error:
        raise PolyfolioError(f"the answer of the machine translation service {endpoint.host}: {error}") from None
    if not text.strip():
        raise PolyfolioError(f"the machine translation service {endpoint.host} answers with an empty text")
    return text


def _explain(status: int, settings: MachineSettings) -> str:
    if status in (401, 403):
        where = f"the key in {settings.key_variable}" if settings.key_variable else "a call without a key"
        return f"refuses {where} (status {status})"
    if status == 404:
        return "has nothing at its url (status 404): correct machine.url"
    if status == 400:
        return "does not take the text or the languages (status 400)"
    return "is busy (status 429)" if status == 429 else f"answers with status {status}"
