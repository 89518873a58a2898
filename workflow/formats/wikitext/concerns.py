"""What is odd on a page with translate tags and does not stop it: told with its line for the author."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workflow.formats.wikitext.lines import LineIndex
from workflow.formats.wikitext.regions import Region, region_at
from workflow.formats.wikitext.splitter import split_pieces
from workflow.formats.wikitext.tags import Section, find_lookalikes
from workflow.formats.wikitext.variables import find_problems, find_variables
from workflow.model import Warned


def find_concerns(
    text: str,
    sections: tuple[Section, ...],
    *,
    quiet: tuple[Region, ...],
    templates: tuple[Region, ...],
    lines: LineIndex,
) -> list[Warned]:
    """The warnings of a page, by line.

    Tags that work although they stand in a comment or code, blank lines that cut a template call or code in two,
    variables with bad names or two values, and what looks like a translate tag and is none.
    """
    found: list[tuple[int, str]] = []
    for section in sections:
        found += _find_live_tags(text, section, quiet)
        pieces = split_pieces(text, section.content)
        found += _find_cuts(text, section, pieces, (quiet, templates))
        for start, end in pieces:
            found += [(start + offset, message) for offset, message in find_problems(find_variables(text[start:end]))]
    for tag in find_lookalikes(text):
        if region_at(quiet, tag.start()):
            continue
        found.append(
            (tag.start(), f"{tag[0]} is no translate tag: write <translate>, <translate nowrap> or </translate>")
        )
    return [Warned(lines.line_at(offset), message) for offset, message in sorted(found)]


def _find_live_tags(text: str, section: Section, quiet: tuple[Region, ...]) -> Iterator[tuple[int, str]]:
    for start, end in (section.opening, section.closing):
        if region := region_at(quiet, start):
            name = _name_region(text, region)
            yield start, f"{text[start:end]} works inside {name} too: wrap it in <nowiki> if it is only to be shown"


def _find_cuts(
    text: str, section: Section, pieces: tuple[Region, ...], kinds: tuple[tuple[Region, ...], ...]
) -> Iterator[tuple[int, str]]:
    first, last = section.content
    for (_, before), (after, _) in pairwise(pieces):
        region = region_at(kinds[0], before) or region_at(kinds[1], before)
        # A call that holds the whole pair of tags stays whole: `{{Quote|<translate>…</translate>}}`.
        if region and after < region[1] and (first <= region[0] or region[1] <= last):
            name = _name_region(text, region)
            blank = text.index("\n", before) + 1
            message = (
                f"a blank line cuts {name} into two units: each is shown broken to translators; delete the blank line"
            )
            yield blank, message


def _name_region(text: str, region: Region) -> str:
    start = text[region[0] : region[0] + 40]
    if start.startswith("<!--"):
        return "a comment"
    if start.startswith("{"):
        return "the template call " + start.partition("\n")[0].partition("|")[0].partition("}")[0] + "…"
    return start.partition(">")[0].partition(" ")[0] + ">"
