"""The editor as a translator handles it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from playwright.sync_api import Locator, expect

from tests.browser.pages import GUIDE
from tests.browser.visitor import Visitor


class Editor:
    """A page open for translating in somebody's browser."""

    def __init__(self, visitor: Visitor, page: str = GUIDE, language: str = "da") -> None:
        """`page` and `language` are those of the project."""
        self.visitor = visitor
        self.page = visitor.page
        self.path = f"/{language}/translate/{quote(page)}"

    def open(self, *, mode: str = "page", state: str = "", unit: str = "") -> Editor:
        """Load it, with a unit open where one is asked for."""
        asked = {name: value for name, value in (("mode", mode), ("state", state), ("unit", unit)) if value}
        self.visitor.go(f"{self.path}?{urlencode(asked)}")
        if self.scripted:
            self.page.wait_for_selector("html[data-scripts=ready]")
        return self

    @property
    def scripted(self) -> bool:
        """Whether this browser runs scripts."""
        return self.visitor.scripted

    @property
    def box(self) -> Locator:
        """The field that has the focus."""
        return self.page.locator("form.unit-form textarea:focus")

    @property
    def form(self) -> Locator:
        """The form that has the focus."""
        return self.page.locator("form.unit-form:focus-within")

    @property
    def status(self) -> Locator:
        """What the editor says."""
        return self.page.locator("#status")

    @property
    def faults(self) -> Locator:
        """What is wrong with the text."""
        return self.page.locator("form.unit-form .checks .error")

    def piece(self, unit: str) -> Locator:
        """A unit's text on the page."""
        return self.page.locator(f'.tx[data-unit="{unit}"] >> nth=0')

    def click(self, unit: str) -> None:
        """Open a unit by a click on its text."""
        self.piece(unit).click()
        expect(self.form).to_have_attribute("data-unit", unit)

    def fill(self, text: str) -> None:
        """Put a text into the box that has the focus."""
        self.box.fill(text)

    def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.page.keyboard.press(key)

    def expect_unit(self, unit: str) -> None:
        """Wait until that unit is open with the caret in its box."""
        expect(self.form).to_have_attribute("data-unit", unit)
        expect(self.box).to_have_count(1)

    def expect_count(self, state: str, count: int) -> None:
        """Wait until a filter shows that count."""
        expect(self.page.locator(f'.filters [data-state="{state}"] b')).to_have_text(str(count))
