"""Merging two texts word by word."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tools.serving import CODE

SCRIPT = CODE / "web" / "static" / "editor" / "merge.js"


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "merged"),
    [
        ("a b c d", "a B c d", "a b c D", ("a B c D", 0)),
        ("a b c", "x a b c", "a b c y", ("x a b c y", 0)),
        ("a b c", "a b c", "a c", ("a c", 0)),
        ("a b c", "a X c", "a X c", ("a X c", 0)),
        ("a b c", "a X c", "a Y c", ("a X Y c", 1)),
        ("a b c", "a c", "a Y c", ("a Y c", 0)),
        ("", "mine", "theirs", ("mine\ntheirs", 1)),
        ("Hej **alle**.", "Hej **I alle**.", "Hej **alle**!", ("Hej **I alle**!", 0)),
        ("नमस्ते दुनिया", "नमस्ते दुनिया!", "नमस्कार दुनिया", ("नमस्कार दुनिया!", 0)),
    ],
)
def test_changes_in_different_places_are_joined_and_clashes_keep_both(
    browser: Browser, before: str, mine: str, theirs: str, merged: tuple[str, int]
) -> None:
    page = browser.new_page()
    module = SCRIPT.read_text(encoding="utf-8").replace("export function", "function")
    found: dict[str, Any] = page.evaluate(
        "([module, texts]) => new Function(`${module}; return mergeTexts(...arguments)`)(...texts)",
        [module, [before, mine, theirs]],
    )
    page.close()
    assert (found["text"], found["clashes"]) == merged
