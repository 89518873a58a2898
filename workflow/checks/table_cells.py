"""A unit of a wiki table has the source's cells: `|` or `!` at the start of a line, `||` and `!!` within it.

How cells are spread over lines is free (mediawiki.org, Help:Tables).
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.reading import Reading

_NO_CELLS = ("|-", "|}", "|+")


def _find(case: Case) -> Iterator[str]:
    had, has = _count(case.source), _count(case.translation)
    if had != has:
        yield f"has {has} cell{'' if has == 1 else 's'} of a table, the source {had}"


def _count(reading: Reading) -> int:
    if "|" not in reading.text and "!" not in reading.text:
        return 0
    begins = (tag.removeprefix("tag ").lstrip() for tag in reading.tags.elements() if not tag.startswith("<"))
    return sum(begin.startswith(("|", "!")) and not begin.startswith(_NO_CELLS) for begin in begins)


CHECK = Check("table-cells", "Table cells", "more or fewer cells of a table", _find, formats=("wikitext",))
