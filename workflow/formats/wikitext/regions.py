"""Places where wikitext is not read as wikitext, and places inside template calls.

Translate itself knows `<nowiki>` only (lower case, no attributes, up to the nearest closing tag); the other places
decide where a warning is due and where a page's own words (`<languages/>`, `{{TRANSLATIONLANGUAGE}}`) are left alone.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

Region = tuple[int, int]
"""First character and one past the last."""

_QUIET_OPENING = re.compile(r"<!--|<(nowiki|pre|syntaxhighlight|source|math)(?:\s[^<>]*)?>", re.IGNORECASE)
_BRACES = re.compile(r"\{{2,}|\}{2,}")


def find_nowiki(text: str) -> tuple[Region, ...]:
    """Every `<nowiki>…</nowiki>`, tags included, as Translate protects them from its own tags."""
    regions: list[Region] = []
    at = 0
    while (start := text.find("<nowiki>", at)) >= 0 and (stop := text.find("</nowiki>", start)) >= 0:
        at = stop + len("</nowiki>")
        regions.append((start, at))
    return tuple(regions)


def find_quiet(text: str) -> tuple[Region, ...]:
    """Comments, `<nowiki>`, `<pre>`, `<syntaxhighlight>`, `<source>` and `<math>`; an open comment runs to the end."""
    regions: list[Region] = []
    closings: dict[str, re.Pattern[str]] = {}
    missing: set[str] = set()
    at = 0
    while opening := _QUIET_OPENING.search(text, at):
        name = (opening[1] or "").lower()
        at = opening.end()
        if not name:
            stop = text.find("-->", at)
            at = len(text) if stop < 0 else stop + len("-->")
            regions.append((opening.start(), at))
        elif name not in missing and not opening[0].endswith("/>"):
            pattern = closings.setdefault(name, re.compile(rf"</{name}\s*>", re.IGNORECASE))
            closing = pattern.search(text, at)
            if closing is None:
                # Remembered, so that a thousand unclosed tags do not read the rest of the page a thousand times.
                missing.add(name)
            else:
                at = closing.end()
                regions.append((opening.start(), at))
    return tuple(regions)


def find_templates(text: str, quiet: tuple[Region, ...]) -> tuple[Region, ...]:
    """The outermost template calls, parameters and parser functions: what stands between matching double braces."""
    regions: list[Region] = []
    open_at: list[int] = []
    for braces in _BRACES.finditer(text):
        if region_at(quiet, braces.start()):
            continue
        pairs = len(braces[0]) // 2
        if braces[0][0] == "{":
            open_at.extend([braces.start()] * pairs)
            continue
        for _ in range(min(pairs, len(open_at))):
            start = open_at.pop()
            while regions and regions[-1][0] >= start:
                regions.pop()
            regions.append((start, braces.end()))
    return tuple(regions)


def region_at(regions: tuple[Region, ...], offset: int) -> Region | None:
    """The region that holds the character at `offset`, of regions in order that do not overlap."""
    index = bisect_right(regions, (offset, sys.maxsize)) - 1
    return regions[index] if index >= 0 and regions[index][1] > offset else None


def cuts_region(regions: tuple[Region, ...], start: int, end: int) -> bool:
    """Whether `start` to `end` lies inside one of the regions or cuts one; a region wholly inside it does not count."""
    for offset in (start, max(start, end - 1)):
        region = region_at(regions, offset)
        if region and not (start <= region[0] and region[1] <= end):
            return True
    return False
