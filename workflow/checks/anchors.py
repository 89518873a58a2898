"""Links within the page reach a place of the translated page.

A heading that is translated has another name, and a link to the old one leads to the top of the page. A link whose
anchor the source page does not know either (a heading without words, a place that a tool makes) is left alone where the
translation has it as the source has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from workflow.checks.comparing import shorten
from workflow.checks.page_anchors import find_written_anchors, is_among, name_heading
from workflow.checks.page_check import PageCase, PageCheck, PageUnit
from workflow.checks.reading import Reading
from workflow.model import Kind


@dataclass(frozen=True)
class _Names:
    """The names of a page's places; found when a link within the page asks for one."""

    case: PageCase

    @cached_property
    def written(self) -> set[str]:
        return find_written_anchors(self.case.source.document.text)

    @cached_property
    def headings(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The names of each heading in the source and in the translated page."""
        format = self.case.source.format
        found = []
        for item in self.case.units:
            if item.unit.span.kind is Kind.HEADING:
                shown = self.case.texts.get(item.unit.id, item.unit.source)
                pieces = format.markup(shown, Kind.HEADING, options=self.case.source.options)
                names = name_heading(Reading(shown, pieces), format.name)
                found.append((name_heading(item.source, format.name), names))
        return found


def _find(case: PageCase) -> Iterator[tuple[str, str]]:
    names = _Names(case)
    for item in case.units:
        if "#" not in item.entry.translation or not item.shown:
            continue
        for target in item.translation.links:
            anchor = _read_anchor(target, case.source.page)
            if anchor and (message := _judge(anchor, item, target, names)):
                yield item.unit.id, message


def _judge(anchor: str, item: PageUnit, target: str, names: _Names) -> str:
    format = names.case.source.format.name
    if is_among(anchor, names.written, format) or any(is_among(anchor, shown, format) for _, shown in names.headings):
        return ""
    for had, shown in names.headings:
        if is_among(anchor, had, format):
            return f"leads to #{shorten(anchor)}, a heading that is #{shown[0]} in the translated page"
    if target in item.source.links:
        return ""
    return f"leads to #{shorten(anchor)}, which the translated page does not have"


def _read_anchor(target: str, page: str) -> str:
    """The anchor of a link that leads to a place in the page itself; empty for others."""
    place, sign, anchor = target.partition("#")
    if not sign or (place and place != PurePosixPath(page).name):
        return ""
    return unquote(anchor)


CHECK = PageCheck(
    "anchors",
    "Anchors",
    "links within the page to a heading that is called otherwise in the translated page",
    _find,
    formats=("markdown", "wikitext", "html"),
)
