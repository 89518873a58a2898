"""Every view passes axe, and fits a narrow screen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.visitor import Visitor


def test_overview(visit: Callable[..., Visitor], assert_accessible: Callable[[Page], None]) -> None:
    page = visit().go("/")
    assert_accessible(page)
