"""Somebody with a browser of their own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Response

PATIENCE = 15_000
"""Milliseconds before a browser on a busy machine is given up."""

MISSING = "/nothing/here"
"""A path without a page."""

EXPECTED = ("Failed to load resource",)
"""What a browser says of answers that tests ask for: 409, 422, a server that is gone."""


class Visitor:
    """A browser with an empty profile, and what went wrong in the pages it showed."""

    def __init__(self, browser: Browser, url: str, **options: Any) -> None:
        """`options` are those of a Playwright context."""
        self.url = url
        self.problems: list[str] = []
        self.scripted = bool(options.get("java_script_enabled", True))
        self.context = browser.new_context(**{"locale": "en", "viewport": {"width": 1280, "height": 900}} | options)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Collect a page's uncaught errors and what it writes to the console."""
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._note)

    def go(self, path: str) -> Page:
        """Open a page of the application; `MISSING` is one that is not there."""
        response = self.page.goto(self.url + path)
        assert isinstance(response, Response)
        assert response.status == (404 if path == MISSING else 200), (path, response.status, response.text())
        return self.page

    def close(self) -> None:
        """Close the browser."""
        self.context.close()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            self.problems.append(message.text)
