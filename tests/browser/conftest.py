"""A browser, a served project and pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.accessibility import find_violations
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
    """A project with one page of each format in Danish and Arabic."""
    made = make_workspace(tmp_path_factory.mktemp("pattern") / "project", "da", "ar")
    for page, text in SOURCES.items():
        made.write_source(page, text)
    made.sync()
    return made


@pytest.fixture(scope="session")
def served(pattern: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of that project, served by a process of its own under git's user name Ada."""
    folder = tmp_path_factory.mktemp("served")
    settings = folder / "gitconfig"
    settings.write_text("[user]\n\tname = Ada\n\temail = ada@example.org\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(settings))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        with Served(pattern.copy(folder / "project").root) as running:
            yield running


@pytest.fixture
def project(pattern: Workspace, served: Served) -> Workspace:
    """The served project, its files as they were at first, as its index knows."""
    restored = Workspace(served.root)
    if restore_files(pattern.root, served.root):
        restored.counts()  # what a test saves is in the index at once only if that knows the file as it was before
    return restored


@pytest.fixture
def visit(browser: Browser, project: Workspace, served: Served) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser with an empty profile and options as Playwright has them; errors of scripts fail the test."""
    assert project.root == served.root
    visitors: list[Visitor] = []

    def open_browser(url: str = served.url, **options: Any) -> Visitor:
        visitors.append(Visitor(browser, url, **options))
        return visitors[-1]

    yield open_browser
    for visitor in visitors:
        visitor.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """Asserts that axe finds nothing in a page as it stands."""

    def check(page: Page) -> None:
        assert find_violations(page) == []

    return check


def restore_files(pattern: Path, root: Path) -> bool:
    """Make what a test changed in a project's sources and PO files as it is in another, file by file as git does.

    Returns whether there was anything.
    """
    changed = False
    wanted = {path.relative_to(pattern): path.read_bytes() for path in pattern.rglob("*.*") if path.is_file()}
    wanted = {name: data for name, data in wanted.items() if name.parts[0] != "instance"}
    for path in root.rglob("*.*"):
        name = path.relative_to(root)
        if path.is_file() and name.parts[0] != "instance" and name not in wanted:
            path.unlink()
            changed = True
    for name, data in wanted.items():
        target = root / name
        if not target.is_file() or target.read_bytes() != data:
            fresh = target.with_suffix(".new")
            fresh.write_bytes(data)
            fresh.replace(target)
            changed = True
    return changed
