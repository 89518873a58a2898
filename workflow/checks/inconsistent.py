"""One source text that a page translates in two ways.

Of headings, items and cells of one kind only: the same words may need another form as a heading than in a table. A text
of fewer than three words may stand for different things, and capitals at its beginning follow its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflow.checks.comparing import shorten
from workflow.checks.page_check import PageCase, PageCheck, PageUnit
from workflow.core.words import count_words, normalise
from workflow.model import Kind

_FEWEST = 3
"""Words."""


def _find(case: PageCase) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[Kind, str], list[PageUnit]] = {}
    for item in case.units:
        if item.entry.translation:
            groups.setdefault((item.unit.span.kind, item.unit.source), []).append(item)
    for (_, source), items in groups.items():
        if len(items) > 1 and count_words(source) >= _FEWEST:
            yield from _compare([item for item in items if item.shown])


def _compare(items: list[PageUnit]) -> Iterator[tuple[str, str]]:
    """A message for each translation that is not the most frequent one, or not the first of equally frequent ones."""
    if len(items) < 2:
        return
    texts = [normalise(item.shown) for item in items]
    usual = Counter(text.casefold() for text in texts).most_common(1)[0][0]
    shown = next(text for text in texts if text.casefold() == usual)
    for item, text in zip(items, texts, strict=True):
        if text.casefold() != usual:
            yield item.unit.id, f"is translated in another way elsewhere in the page: {shorten(shown)}"


CHECK = PageCheck("inconsistent", "Inconsistent", "one source text that the page translates in two ways", _find)
