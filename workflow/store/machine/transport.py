"""Posting JSON to a configured service, within limits: one address, no redirects, so much time, so many bytes.

Whatever an answer holds, errors tell its status alone: it may be a page of somebody's private network.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from workflow.errors import PolyfolioError
from workflow.store.machine.address import is_public, resolve_host
from workflow.store.machine.settings import Endpoint

_BUSY = frozenset({429, 502, 503, 504})
"""Statuses after which a service is asked again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a call may cost."""

    seconds: float = 30.0
    """For all tries together."""
    size: int = 1_000_000
    """Bytes of an answer."""
    tries: int = 3
    pause: float = 0.5
    """Seconds before the second try; each pause is twice the last."""
    longest_pause: float = 5.0
    """A service that asks for more (`Retry-After`) is not asked again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered."""

    status: int
    data: object = None
    """The decoded body of an answer with status 200."""
    wait: float = 0.0
    """Seconds after which it wants to be asked again."""


def post_json(
    endpoint: Endpoint,
    path: str,
    body: Mapping[str, object],
    headers: Mapping[str, str],
    *,
    private: bool,
    loopback: bool,
    limits: Limits,
    sleep: Callable[[float], None] = time.sleep,
) -> Answer:
    """Post a body to a path of a service; asked again where it is busy or the connection breaks.

    Proxies that the environment names are not used: they would be connected to without a look at the address.

    Raises:
        PolyfolioError: the host is not allowed, no answer came in time, or it redirects, is too large, or no JSON.
    """
    end = time.monotonic() + limits.seconds
    data = json.dumps(body).encode("utf-8")
    pause = limits.pause
    for left in reversed(range(limits.tries)):
        try:
            answer = _post_once(endpoint, path, data, headers, private, loopback, limits, end)
            wait = max(pause, answer.wait)
            if answer.status not in _BUSY or not left or _is_too_long(wait, end, limits):
                return answer
        except (OSError, http.client.HTTPException) as error:
            wait = pause
            if isinstance(error, ssl.SSLError) or not left or _is_too_long(wait, end, limits):
                raise PolyfolioError(f"{_name(endpoint)} {_explain(error, end, limits)}") from None
        sleep(wait)
        pause *= 2
    raise AssertionError("the last try answers or raises")


def _post_once(
    endpoint: Endpoint,
    path: str,
    data: bytes,
    headers: Mapping[str, str],
    private: bool,
    loopback: bool,
    limits: Limits,
    end: float,
) -> Answer:
    seconds = max(0.05, end - time.monotonic())
    address = resolve_host(endpoint.host, endpoint.port, private=private, loopback=loopback, seconds=seconds)
    if not endpoint.secure and is_public(address):
        raise PolyfolioError(f"{_name(endpoint)} is public: its url must begin with https://")
    connection = _Connection(endpoint, address, max(0.05, end - time.monotonic()))
    watch = threading.Timer(max(0.05, end - time.monotonic()), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        fields = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "polyfolio"}
        connection.request("POST", path, data, {**fields, **headers})
        with connection.getresponse() as response:
            return _read(endpoint, response, limits, end)
    finally:
        watch.cancel()
        connection.close()


def _read(endpoint: Endpoint, response: http.client.HTTPResponse, limits: Limits, end: float) -> Answer:
    status = response.status
    if 300 <= status < 400:
        raise PolyfolioError(f"{_name(endpoint)} redirects (status {status}), which is not followed: correct its url")
    if status != 200:
        wait = response.headers.get("Retry-After", "")
        return Answer(status, wait=float(wait) if wait.isascii() and wait.isdigit() and len(wait) < 9 else 0.0)
    raw = response.read(limits.size + 1)
    if time.monotonic() >= end:  # what was cut off may look whole
        raise TimeoutError
    if len(raw) > limits.size:
        raise PolyfolioError(f"{_name(endpoint)} answers with more than {limits.size} bytes")
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    try:
        return Answer(status, json.loads(raw))
    except (ValueError, RecursionError):
        raise PolyfolioError(f"{_name(endpoint)} answers with something that is not JSON") from None


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was checked, under the name that was configured."""

    def __init__(self, endpoint: Endpoint, address: str, timeout: float) -> None:
        super().__init__(endpoint.host, endpoint.port, timeout=timeout)
        self._address = address
        self._secure = endpoint.secure
        self.default_port = 443 if endpoint.secure else 80

        self._held: socket.socket | None = None

    def connect(self) -> None:
        """Connect without looking the name up again."""
        self.sock = self._held = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = self._held = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End a connection that takes too long, however slowly something still comes."""
        if self._held is not None:  # the response may have taken `sock`
            with suppress(OSError):  # it has just ended by itself
                self._held.shutdown(socket.SHUT_RDWR)


def _is_too_long(wait: float, end: float, limits: Limits) -> bool:
    return wait > limits.longest_pause or time.monotonic() + wait >= end


def _name(endpoint: Endpoint) -> str:
    return f"the machine translation service {endpoint.host}"


def _explain(error: Exception, end: float, limits: Limits) -> str:
    if isinstance(error, ssl.SSLError):
        return "has no valid certificate"
    if isinstance(error, TimeoutError) or time.monotonic() >= end:
        return f"gives no answer within {limits.seconds:g} seconds"
    if isinstance(error, ConnectionRefusedError):
        return "is not running: nothing listens at its url"
    return "broke the connection off" if isinstance(error, OSError) else "does not answer as HTTP has it"
