"""A client of the JSON API over one kept connection, as a script is one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any, Self
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Told:
    """An answer; the status is 0 where none came: the connection broke, and nobody knows what was done."""

    status: int
    body: Any = None


class ApiClient:
    """Asks one server."""

    def __init__(self, port: int) -> None:
        """Nothing is sent before the first request."""
        self._port = port
        self._connection: HTTPConnection | None = None

    def list_units(self, page: str, language: str) -> list[dict[str, Any]]:
        """A page's units with their translations and digests."""
        told = self.ask("GET", f"/api/v1/units/{quote(page)}?{urlencode({'language': language})}")
        assert told.status == 200, told
        found: list[dict[str, Any]] = told.body["units"]
        return found

    def save(self, page: str, unit: str, language: str, text: str, base: str | None) -> Told:
        """Save one translation if the entry still is `base`."""
        path = f"/api/v1/units/{quote(page)}?{urlencode({'language': language, 'unit': unit})}"
        return self.ask("PUT", path, {"text": text, "base": base})

    def ask(self, method: str, path: str, body: Any = None) -> Told:
        """Send a request, over a new connection where the old one broke."""
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            data = None if body is None else json.dumps(body)
            self._connection.request(method, path, data, {"Content-Type": "application/json"})
            response = self._connection.getresponse()
            return Told(response.status, json.loads(response.read()))
        except (OSError, HTTPException, ValueError):  # cut off at any place
            self.close()
            return Told(0)

    def close(self) -> None:
        """Give the connection up."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
