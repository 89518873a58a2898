"""Merging the headers of two catalogs, field by field, without a conflict."""

from __future__ import annotations

import re

from workflow.core.merge_entry import merge_lines, pick
from workflow.model import Entry

_DATE = "po-revision-date"
_HIGHEST = "x-highest-unit"
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)(?::\d\d)?(?:Z|([+-])(\d\d):?(\d\d))?", re.ASCII)


def merge_header(base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """The header with the fields that either side changed, in our order.

    Where both changed one: the later `PO-Revision-Date`, else ours. `X-Highest-Unit` is the highest number ever given,
    so it is the higher one in any case.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    base = base or Entry("", "")
    fields = [_split(entry.translation) for entry in (base, ours, theirs)]
    names = [*fields[1], *(name for name in fields[2] if name not in fields[1])]
    lines = [line for name in names if (line := _choose(name, *(known.get(name, "") for known in fields)))]
    merged = ours.change(
        translation="".join(f"{line}\n" for line in lines) or ours.translation,
        outdated=pick(base.outdated, ours.outdated, theirs.outdated),
        comments=merge_lines(base.comments, ours.comments, theirs.comments),
        notes=merge_lines(base.notes, ours.notes, theirs.notes),
        references=merge_lines(base.references, ours.references, theirs.references),
        flags=merge_lines(base.flags, ours.flags, theirs.flags),
    )
    return ours if merged == ours else merged


def take_field(header: Entry, other: Entry, name: str) -> Entry:
    """The header with one field as the other header has it, or without it where that has none."""
    fields, wanted = _split(header.translation), _split(other.translation).get(name.casefold(), "")
    if fields.get(name.casefold(), "") == wanted:
        return header
    lines = fields | {name.casefold(): wanted}
    return header.change(translation="".join(f"{line}\n" for line in lines.values() if line))


def _split(text: str) -> dict[str, str]:
    """The header's lines by the name of their field, in lower case."""
    return {line.partition(":")[0].strip().casefold(): line for line in text.split("\n") if line}


def _choose(name: str, base: str, ours: str, theirs: str) -> str:
    """One field's line, empty where it is to go."""
    if name == _HIGHEST:
        return theirs if _number(theirs) > _number(ours) else ours or theirs
    if theirs in (base, ours):
        return ours
    if ours in (base, ""):
        return theirs
    if name == _DATE and _date(theirs) > _date(ours):
        return theirs
    return ours


def _number(line: str) -> int:
    value = line.partition(":")[2].strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1


def _date(line: str) -> int:
    """The minute of a field's date, -1 where it holds none (`YEAR-MO-DA HO:MI+ZONE`)."""
    found = _TIME.fullmatch(line.partition(":")[2].strip())
    if not found:
        return -1
    year, month, day, hour, minute = map(int, found.groups()[:5])
    sign, hours, minutes = found.groups()[5:]
    ahead = int(f"{sign}1") * (int(hours) * 60 + int(minutes)) if sign else 0
    return _count_days(year, month, day) * 1440 + hour * 60 + minute - ahead


def _count_days(year: int, month: int, day: int) -> int:
    """The days before a date in the Gregorian calendar, where a year is taken to begin in March."""
    if month < 3:
        year, month = year - 1, month + 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day
