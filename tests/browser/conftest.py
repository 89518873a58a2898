"""A browser, a served project and pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.accessibility import AXE, find_violations
from tests.browser.pages import SOURCES
from tests.browser.visitor import PATIENCE, Visitor
from tests.project import Workspace, make_workspace
from tools.chromium import find_chromium, launch_chromium
from tools.serving import Served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, found on PATH."""
    if find_chromium() is None:
        pytest.skip("no chromium on PATH: the web UI is NOT tested in a browser, nor for accessibility")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = launch_chromium(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project with one page of each format in Danish and Arabic: made once, and copied for each test."""
    made = make_workspace(tmp_path_factory.mktemp("pattern") / "project", "da", "ar")
    for page, text in SOURCES.items():
        made.write_source(page, text)
    made.sync()
    return made


@pytest.fixture
def project(pattern: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A project of the test's own, worked on under the name Ada."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tname = Ada\n\temail = ada@example.org\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return pattern.copy(tmp_path / "project")


@pytest.fixture
def served(project: Workspace) -> Iterator[Served]:
    """The project, served by a process of its own."""
    with Served(project.root) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser with an empty profile and options as Playwright has them; errors of scripts fail the test."""
    visitors: list[Visitor] = []

    def open_browser(**options: Any) -> Visitor:
        visitors.append(Visitor(browser, served.url, **options))
        return visitors[-1]

    yield open_browser
    for visitor in visitors:
        visitor.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """Asserts that axe finds nothing in a page as it stands."""
    assert AXE.is_file()

    def check(page: Page) -> None:
        assert find_violations(page) == []

    return check
