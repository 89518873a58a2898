"""Pictures of every view of the web UI on a copy of the demo project: `build/screenshots/VIEW-UI-SCHEME-WIDTH.png`.

Names of views may be given, to take only those: `python -m tools.screenshots editor-page read`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import find_chromium, launch_chromium
from tools.serving import CODE, Served

TARGET = CODE / "build" / "screenshots"
WIDTHS = (1280, 375)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
INTERFACES = ("en", "da", "ar")
LANGUAGES = ("da", "ar")
PAGE = "strategy/recommendations.md"


def main(asked: list[str]) -> int:
    """Take the pictures; says where they are."""
    if find_chromium() is None:
        print("no chromium on PATH", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        with Served(copy_demo(Path(folder) / "demo")) as served:
            views = {name: path for name, path in list_views() if not asked or name in asked}
            taken = sum(picture_views(browser, served.url, views))
        browser.close()
    print(f"{taken} pictures in {TARGET}")
    return 0


def copy_demo(root: Path) -> Path:
    """A copy of the demo project, synchronised, with a translation that has become outdated and a reviewed one."""
    for folder in ("source", "locales"):
        shutil.copytree(CODE / folder, root / folder)
    shutil.copy(CODE / "polyfolio.toml", root)
    source = root / "source" / PAGE
    source.write_text(source.read_text(encoding="utf-8").replace("the ", "every ", 1), encoding="utf-8")
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "workflow", "--project", str(root), "sync", "--yes"],
        check=True,
        cwd=CODE,
        stdout=subprocess.DEVNULL,
    )
    return root


def list_views() -> Iterator[tuple[str, str]]:
    """(name, path) of every view."""
    yield from (
        ("overview", "/"),
        ("sources", "/sources"),
        ("merge", "/merge"),
        ("status", "/status"),
        ("missing", "/x"),
    )
    for language in LANGUAGES:
        yield f"language-{language}", f"/{language}/"
        yield f"read-{language}", f"/{language}/read/{PAGE}"
        for mode in ("page", "list", "focus"):
            yield f"editor-{mode}-{language}", f"/{language}/translate/{PAGE}?mode={mode}&state=open"


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
