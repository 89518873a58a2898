"""Finding the translations that would break a Markdown page: they alone fall back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from tests.core.documents import PAGE
from workflow.core.reconcile import reconcile
from workflow.core.render import CHANGED_STRUCTURE, SourcePage, find_broken, render_page
from workflow.formats.markdown import FORMAT
from workflow.model import Document, Format, Options, Shown, View

TEXT = """\
# Title

First paragraph.

Second paragraph.

- item one
- item two

| Head A | Head B |
|--------|--------|
| cell a | cell b |

Last paragraph.
"""
VIEW = View(PAGE, "da", "ltr", "en", "ltr", translated=True)


def read_page(text: str = TEXT, format: Format = FORMAT) -> SourcePage:
    """A page with its units."""
    document: Document = format.parse(text, page=PAGE, options=format.options)
    units = reconcile(PAGE, document, ()).units
    return SourcePage(PAGE, format, format.options, document, units, replace(VIEW, language="en", translated=False))


def by_id(source: SourcePage, texts: Mapping[str, str]) -> dict[str, str]:
    """Translations by source text, as texts by unit id."""
    ids = {unit.source: unit.id for unit in source.units}
    return {ids[key]: text for key, text in texts.items()}


def broken_sources(source: SourcePage, texts: Mapping[str, str]) -> dict[str, str]:
    """The broken units by source text, with the reason."""
    names = {unit.id: unit.source for unit in source.units}
    return {names[unit_id]: reason for unit_id, reason in find_broken(source, by_id(source, texts)).items()}


GOOD = {"Title": "Titel", "First paragraph.": "Første afsnit.", "item one": "punkt et", "cell a": "celle a"}


def test_good_translations_are_all_shown() -> None:
    assert broken_sources(read_page(), GOOD) == {}


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("Second paragraph.", "Andet afsnit.\n\n# En overskrift"),
        ("Second paragraph.", "Andet afsnit.\n\nEt mere."),
        ("Second paragraph.", "Andet\n\n```\nkode"),
        ("Second paragraph.", "<!-- aldrig lukket"),
        ("item two", "punkt to\n- punkt tre"),
        ("Last paragraph.", "Sidste.\n\n- punkt"),
        ("cell b", "celle b | celle c"),
        ("cell b", "celle b |\n| celle c"),
    ],
)
def test_the_guilty_unit_alone_falls_back_or_is_made_harmless(unit: str, text: str) -> None:
    source = read_page()
    texts = GOOD | {unit: text}
    broken = broken_sources(source, texts)
    assert set(broken) <= {unit}
    kept = by_id(source, {key: value for key, value in texts.items() if key not in broken})
    shown = {unit_id: Shown(value, "da", "ltr") for unit_id, value in kept.items()}
    rendered = render_page(source, source.untranslated | shown, VIEW)
    assert source.outline_of(rendered) == source.outline
    assert "Titel" in rendered
    assert "punkt et" in rendered


def test_a_tag_that_the_source_does_not_have_is_told_by_name() -> None:
    broken = broken_sources(read_page(), GOOD | {"Last paragraph.": "<script>alert(1)</script>"})
    assert list(broken) == ["Last paragraph."]
    assert "script" in broken["Last paragraph."]


@dataclass(frozen=True)
class Fragile:
    """Markdown whose outline says whether a page has more than `limit` exclamation marks. Outlines are counted."""

    inner: Format = FORMAT
    limit: int = 0
    calls: list[int] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def outline(self, text: str, *, page: str, options: Options) -> Any:
        del page, options
        self.calls.append(1)
        return text.count("!") > self.limit


def read_fragile(units: int, limit: int = 0) -> tuple[SourcePage, Fragile]:
    """A page of many units that at most `limit` exclamation marks leave whole."""
    fragile = Fragile(limit=limit)
    text = "".join(f"Paragraph number {number}.\n\n" for number in range(units))
    page = read_page(text)
    return replace(page, format=fragile), fragile


def test_two_guilty_units_are_both_found_and_no_other() -> None:
    source, _ = read_fragile(40)
    texts = {unit.source: "fint" for unit in source.units} | {"Paragraph number 3.": "!", "Paragraph number 31.": "!"}
    assert broken_sources(source, texts) == {
        "Paragraph number 3.": CHANGED_STRUCTURE,
        "Paragraph number 31.": CHANGED_STRUCTURE,
    }


def test_of_two_units_that_only_break_the_page_together_the_later_one_falls_back() -> None:
    source, _ = read_fragile(10, limit=1)
    texts = {unit.source: "fint" for unit in source.units} | {"Paragraph number 2.": "!", "Paragraph number 7.": "!"}
    assert list(broken_sources(source, texts)) == ["Paragraph number 7."]


def test_a_whole_page_costs_one_rendering_beside_the_source_s() -> None:
    source, fragile = read_fragile(64)
    assert broken_sources(source, {unit.source: "fint" for unit in source.units}) == {}
    assert len(fragile.calls) == 2


def test_a_guilty_unit_costs_a_few_renderings_not_one_per_unit() -> None:
    source, fragile = read_fragile(64)
    broken = broken_sources(source, {unit.source: "fint" for unit in source.units} | {"Paragraph number 9.": "!"})
    assert list(broken) == ["Paragraph number 9."]
    assert len(fragile.calls) <= 2 + 1 + 2 * 6


def test_a_page_without_translations_costs_nothing() -> None:
    source, fragile = read_fragile(8)
    assert find_broken(source, {}) == {}
    assert fragile.calls == []
