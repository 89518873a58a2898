"""Pictures of every view of the web UI on a copy of the demo project: `build/screenshots/VIEW-UI-SCHEME-WIDTH.png`.

Names of views may be given, to take only those: `python -m tools.screenshots editor-page read`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import find_chromium, launch_chromium
from tools.serving import CODE, Served
from workflow.actions.edit import review_translation
from workflow.actions.listing import list_units
from workflow.actions.sync import sync_project
from workflow.model import State
from workflow.store.project import open_project

TARGET = CODE / "build" / "screenshots"
WIDTHS = (1280, 375)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
INTERFACES = ("en", "da", "ar")
LANGUAGES = ("da", "ar")
PAGE = "strategy/recommendations.md"
WAITING = "manual/index.md"
"""The document that changes after the last sync."""


def main(asked: list[str]) -> int:
    """Take the pictures; says where they are."""
    if find_chromium() is None:
        print("no chromium on PATH", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        with Served(copy_demo(Path(folder) / "demo")) as served:
            views = {name: path for name, path in list_views(served.root) if not asked or name in asked}
            taken = sum(picture_views(browser, served.url, views))
        browser.close()
    print(f"{taken} pictures in {TARGET}")
    return 0


def copy_demo(root: Path) -> Path:
    """A copy of the demo project with an outdated and a reviewed translation and a change of a source that waits."""
    for folder in ("source", "locales", "glossary"):
        shutil.copytree(CODE / folder, root / folder)
    shutil.copy(CODE / "polyfolio.toml", root)
    edit_source(root, PAGE, "Each says ", "Each of them says ")
    sync_project(open_project(root), yes=True)
    review_translation(open_project(root), PAGE, find_unit(root, "da", State.TRANSLATED), "da")
    edit_source(root, WAITING, "#", "# A word before:")
    return root


def edit_source(root: Path, page: str, old: str, new: str) -> None:
    """Change the first place of a text in a document.

    Raises:
        ValueError: the document does not have it.
    """
    path = root / "source" / page
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    if not found:
        raise ValueError(f"{page} has no '{old}'")
    path.write_text(f"{before}{new}{after}", encoding="utf-8")


def find_unit(root: Path, language: str, *states: State) -> str:
    """The id of a page's first unit in one of these states, the states in order."""
    units = list_units(open_project(root), PAGE, language=language).units
    return next(item.unit.id for state in states for item in units if item.state is state)


def list_views(root: Path) -> Iterator[tuple[str, str]]:
    """(name, path) of every view."""
    yield from (
        ("overview", "/"),
        ("sources", "/sources"),
        ("merge", "/merge"),
        ("repository", "/repository"),
        ("status", "/status"),
        ("missing", "/x/y"),
    )
    for language in LANGUAGES:
        unit = find_unit(root, language, State.OUTDATED, State.UNTRANSLATED)
        yield f"language-{language}", f"/{language}/"
        yield f"read-{language}", f"/{language}/read/{PAGE}"
        yield f"editor-closed-{language}", f"/{language}/translate/{PAGE}"
        for mode in ("page", "list", "focus"):
            yield f"editor-{mode}-{language}", f"/{language}/translate/{PAGE}?mode={mode}&state=open&unit={unit}"


def picture_views(browser: Browser, url: str, views: dict[str, str]) -> Iterator[int]:
    """Take each view in every language of the interface, scheme and width; yields 1 for each picture."""
    for interface, scheme, width in product(INTERFACES, SCHEMES, WIDTHS):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=interface)
        page = context.new_page()
        for name, path in views.items():
            page.goto(url + path)
            page.screenshot(path=TARGET / f"{name}-{interface}-{scheme}-{width}.png", full_page=True)
            yield 1
        context.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
