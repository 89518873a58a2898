"""Measure in a browser how long the editor takes from Ctrl+Enter until the next unit has the focus."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from tools.chromium import find_chromium, launch_chromium

KEYS = 20

CLOCK = """() => {
  let pressed = 0, from = "";
  const open = () => document.activeElement?.closest?.("form.unit-form")?.dataset.unit ?? "";
  window.taken = [];
  addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") [pressed, from] = [performance.now(), open()];
  }, true);
  document.addEventListener("focusin", (event) => {
    if (!pressed || !event.target.matches("form.unit-form textarea") || open() === from) return;
    window.taken.push(performance.now() - pressed);
    pressed = 0;
  });
}"""
"""Counts from the key to the focus, inside the page."""

MOVED_OR_WARNED = "count => window.taken.length > count || document.querySelector('form:focus-within input[name=seen]')"


def measure_next_unit(url: str, language: str, page: str, what: str) -> Iterator[tuple[str, float, str, float]]:
    """Rows (what, median, unit, bar) for the page's view and the focus mode; none where there is no browser."""
    if find_chromium() is None:
        print("NO CHROMIUM ON PATH: Ctrl+Enter to the next unit IS NOT MEASURED", file=sys.stderr)
        return
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        for mode in ("page", "focus"):
            taken = _press(browser.new_page(locale="en"), f"{url}/{language}/translate/{quote(page)}?mode={mode}")
            yield f"Ctrl+Enter to the next unit, {what}, {mode} view, p50", taken, "ms", 100.0
        browser.close()


def _press(page: Page, address: str) -> float:
    page.goto(address)
    page.wait_for_selector("html[data-scripts=ready]")
    page.evaluate(CLOCK)
    page.keyboard.press("Alt+Home")
    for number in range(KEYS):
        page.wait_for_selector("form.unit-form textarea:focus")
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(f"Skrevet {number}")
        page.keyboard.press("Control+Enter")
        page.wait_for_function(MOVED_OR_WARNED, arg=number)
        if page.evaluate("() => window.taken.length") == number:
            page.keyboard.press("Control+Enter")  # the text has warnings: the same again saves
            page.wait_for_function("count => window.taken.length > count", arg=number)
    taken: list[float] = page.evaluate("() => window.taken")
    return statistics.median(taken)
