"""A client of the web UI as a browser is one (kept connection, session, token), with a clock."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any, Self
from urllib.parse import quote, urlencode

TOKEN = re.compile(r'name="csrf_token"[^>]*? value="([^"]+)"')
BASE = re.compile(r'name="base"[^>]*? value="([^"]+)"')
UNIT = re.compile(r'data-unit="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came, and how long it took from the request to the last byte."""

    body: str
    seconds: float


class Client:
    """One connection with its session."""

    def __init__(self, port: int) -> None:
        """Connect to a server on this machine when the first request is made."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._token = ""

    def get(self, path: str) -> Answer:
        """Ask for a page.

        Raises:
            RuntimeError: it is not answered with 200.
        """
        return self._ask("GET", path, "", {"Accept": "text/html"})

    def save(self, path: str, fields: dict[str, str]) -> tuple[Any, float]:
        """Save a unit as the editor's script does: the answer's JSON, and how long it took."""
        body = urlencode({**fields, "csrf_token": self._token})
        headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
        answer = self._ask("POST", path, body, headers)
        return json.loads(answer.body), answer.seconds

    def open_units(self, language: str, page: str) -> list[SavedUnit]:
        """The units of a page with what a save of each must name, as their forms say."""
        base = f"/{language}/translate/{quote(page)}"
        units = list(dict.fromkeys(UNIT.findall(self.get(f"{base}?mode=list").body)))
        found = []
        for unit in units:
            path = f"{base}/-/{quote(unit, safe='')}"
            form = self.get(path).body
            self._token = _find(TOKEN, form, path)
            found.append(SavedUnit(path, _find(BASE, form, path)))
        return found

    def close(self) -> None:
        """Give the connection up."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        start = time.perf_counter()
        self._connection.request(method, path, body or None, {**headers, "Cookie": cookie, "Accept-Language": "en"})
        response = self._connection.getresponse()
        data = response.read()
        seconds = time.perf_counter() - start
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self._cookies[name] = rest.partition(";")[0]
        text = data.decode("utf-8")
        if response.status != 200:
            raise RuntimeError(f"{method} {path} is answered with {response.status}: {text[:400]}")
        return Answer(text, seconds)


@dataclass(slots=True)
class SavedUnit:
    """A unit that is saved again and again."""

    path: str
    base: str
    """The digest that its next save must name."""

    def save(self, client: Client, text: str) -> float:
        """Save a text and return how long that took."""
        fields = {"text": text, "base": self.base, "then": "next", "mode": "page", "state": "", "seen": "all"}
        answer, seconds = client.save(self.path, fields)
        self.base = answer["digest"]
        return seconds


def _find(pattern: re.Pattern[str], text: str, path: str) -> str:
    found = pattern.search(text)
    if found is None:
        raise RuntimeError(f"{path} has nothing like {pattern.pattern}")
    return found[1]
