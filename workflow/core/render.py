"""Rendering a page: the source document with texts of its units put in, and everything else copied.

A translation that would break the page is found here too: the rendered page's outline is compared with that of the
page without translations, and where they differ the guilty units are searched for and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workflow.model import Document, Entry, Format, Options, Shown, Slot, Span, Unit, View

CHANGED_STRUCTURE = "would change the structure of the page"


@dataclass(frozen=True)
class SourcePage:
    """A source page read, parsed once and reconciled, with what is needed to render it in any language."""

    page: str
    format: Format
    options: Options
    document: Document
    units: tuple[Unit, ...]
    view: View
    """How the page is seen in its own source language."""

    @cached_property
    def parts(self) -> tuple[tuple[int, int, Unit | Slot], ...]:
        """Units and slots as (start, end, part), in the order of the text."""
        units = [(unit.span.start, unit.span.end, unit) for unit in self.units]
        slots = [(slot.start, slot.end, slot) for slot in self.document.slots]
        return tuple(sorted([*units, *slots], key=lambda part: part[:2]))

    @cached_property
    def untranslated(self) -> dict[str, Shown]:
        """Every unit with the source text standing in."""
        nothing = Shown(None, self.view.source_language, self.view.source_direction)
        return {unit.id: nothing for unit in self.units}

    @cached_property
    def outline(self) -> Any:
        """The block structure that every rendered page must have."""
        return self.outline_of(render_page(self, self.untranslated, self.view))

    def outline_of(self, rendered: str) -> Any:
        """The block structure of a rendered page."""
        return self.format.outline(rendered, page=self.page, options=self.options)

    @property
    def title(self) -> str:
        """The page's title in its source language: title unit, front matter, first heading, or the page's name."""
        for wanted in (_is_title, _is_front_title, _is_heading):
            for unit in self.units:
                if wanted(unit):
                    return unit.source
        return self.page


def render_page(source: SourcePage, shown: Mapping[str, Shown], view: View) -> str:
    """The page's text with, for each unit id, the given text; everything between units and slots is copied."""
    text = source.document.text
    pieces = []
    done = 0
    for start, end, part in source.parts:
        pieces.append(text[done:start])
        if isinstance(part, Slot):
            pieces.append(source.format.fill(source.document, part, view))
        else:
            pieces.append(source.format.place(source.document, part.span, shown[part.id], view))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def find_broken(source: SourcePage, texts: Mapping[str, str]) -> dict[str, str]:
    """The units whose translation may not be shown, with the reason.

    Args:
        source: the page.
        texts: the translations to be shown, by unit id.

    The page is rendered and outlined once when all is well; a broken page costs a few renderings per guilty unit. It is
    rendered as if in its source language, so that what a page fills in by itself (language codes) is no difference.
    """
    broken = _judge_texts(source, texts)
    good = {unit_id: text for unit_id, text in texts.items() if unit_id not in broken}
    if not good or keeps_outline(source, good):
        return broken
    kept = _largest_fit(list(good), lambda ids: keeps_outline(source, {key: good[key] for key in ids}))
    return broken | {unit_id: CHANGED_STRUCTURE for unit_id in good if unit_id not in kept}


def keeps_outline(source: SourcePage, texts: Mapping[str, str]) -> bool:
    """Whether the page with these translations, by unit id, has the block structure of the source page."""
    view = source.view
    shown = {unit_id: Shown(text, view.language, view.direction) for unit_id, text in texts.items()}
    rendered = render_page(source, {**source.untranslated, **shown}, view)
    return bool(source.outline_of(rendered) == source.outline)


def explain_fault(source: SourcePage, span: Span, translation: str) -> tuple[str, ...]:
    """Why a translation may not stand in for a unit, judged from the two texts alone."""
    return source.format.faults(span, translation, options=source.options)


def choose_text(
    entries: Sequence[tuple[Mapping[str, Entry], Mapping[str, str], str, str]], unit_id: str
) -> Shown | None:
    """The first text along a language's chain: `entries` holds, per language, its entries by unit id, its broken
    units, its code and its direction. None where no language has a text that may be shown."""
    for step, (catalog, broken, language, direction) in enumerate(entries):
        entry = catalog.get(unit_id)
        if entry is not None and entry.translation and unit_id not in broken:
            return Shown(entry.translation, language, direction, outdated=entry.outdated, fallback=step > 0)
    return None


def _judge_texts(source: SourcePage, texts: Mapping[str, str]) -> dict[str, str]:
    broken = {}
    for unit in source.units:
        text = texts.get(unit.id)
        if text is not None:
            faults = explain_fault(source, unit.span, text)
            if faults:
                broken[unit.id] = "; ".join(faults)
    return broken


def _largest_fit(ids: list[str], fits: Callable[[Iterable[str]], bool]) -> set[str]:
    """A largest set of units that keep the structure together, found by halving."""
    kept: list[str] = []

    def add(group: list[str]) -> None:
        if fits([*kept, *group]):
            kept.extend(group)
        elif len(group) > 1:
            add(group[: len(group) // 2])
            add(group[len(group) // 2 :])

    add(ids)
    return set(kept)


def _is_title(unit: Unit) -> bool:
    return unit.span.kind.value == "title"


def _is_front_title(unit: Unit) -> bool:
    return unit.span.kind.value == "front_matter" and unit.span.note.split("\n")[0] == "title"


def _is_heading(unit: Unit) -> bool:
    return unit.span.kind.value == "heading"
