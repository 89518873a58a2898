"""New lines for what has changed in an entry, the old ones for what has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store import po_scan as scan
from workflow.store.po_lines import quote_text, write_kind

_MESSAGE = (scan.PREVIOUS, scan.CONTEXT, scan.SOURCE, scan.PLURAL, scan.TRANSLATION)
_OBSOLETE = re.compile(r"^[ \t]*#~(?:(?=\|)|[ \t]?)")


def end_lines(lines: Iterable[str], newline: str) -> Iterator[str]:
    """The lines with their line ends."""
    return (line + newline for line in lines)


def patch_lines(entry: Entry, was: Entry, newline: str) -> str:
    """The text of `was`, with the lines of the changed kinds replaced. Raises `CatalogError`."""
    if quick := _fill_empty(entry, was, newline):
        return quick
    lines, end = scan.scan_entry(was.raw, 0, 1, "")
    if end != len(was.raw):
        raise CatalogError("the lines of the entry as it was are not one entry", unit=entry.id or entry.source[:60])
    pending = {kind for kind in scan.ORDER if _value(entry, kind) != _value(was, kind)}
    dropped = frozenset(pending)
    result: list[str] = []
    above = ""
    for line in lines:
        if line.kind == scan.BLANK:
            if above not in dropped:  # a blank line between lines of a text goes with them
                result.append(line.raw)
            continue
        above = line.kind
        place = scan.ORDER.index(line.kind)
        # A kind that the entry had no lines of goes before the first line that gettext writes after it.
        due = [kind for kind in scan.ORDER[: place + 1] if kind in pending]
        due = [kind for kind in due if kind == line.kind or not _has(lines, kind)]
        for kind in due:
            pending.discard(kind)
            result += _renew(entry, kind, lines, newline)
        if line.kind not in dropped:
            result.append(_mark(line, newline, was=was.obsolete, obsolete=entry.obsolete))
    for kind in scan.ORDER:
        if kind in pending:
            result += _renew(entry, kind, lines, newline)
    return "".join(result)


def _fill_empty(entry: Entry, was: Entry, newline: str) -> str:
    """The text of an entry whose empty translation, at its end, is all that has changed; empty for any other: the
    usual case where many are translated at once, without a look at each line."""
    end = f'msgstr ""{newline}'
    if was.translation or was.plural_source or was.obsolete or not was.raw.endswith(end):
        return ""
    if replace(entry, translation="") != was:
        return ""
    return was.raw[: -len(end)] + "".join(end_lines(write_kind(entry, scan.TRANSLATION), newline))


def _has(lines: list[scan.Line], kind: str) -> bool:
    return any(line.kind == kind for line in lines)


def _renew(entry: Entry, kind: str, lines: list[scan.Line], newline: str) -> Iterator[str]:
    """The new lines of one kind; the fields of a header that say the same keep theirs."""
    if kind == scan.TRANSLATION and not (entry.id or entry.source or entry.obsolete):
        return _renew_header(entry, [line for line in lines if line.kind == kind], newline)
    return end_lines(write_kind(entry, kind), newline)


def _renew_header(entry: Entry, lines: list[scan.Line], newline: str) -> Iterator[str]:
    known: dict[str, str] = {}
    field, raw = "", ""
    for line in lines[1:] if not lines[0].value else ():
        field, raw = field + line.value, raw + line.raw
        if field.endswith("\n"):
            known[field] = raw
            field, raw = "", ""
    yield lines[0].raw if not lines[0].value else f'msgstr ""{newline}'
    for text in re.findall(r"[^\n]*\n|[^\n]+", entry.translation):
        quoted = quote_text("", text)
        yield known.get(text) or "".join(end_lines((line.strip() for line in quoted if line != ' ""'), newline))


def _mark(line: scan.Line, newline: str, *, was: bool, obsolete: bool) -> str:
    """A kept line with or without `#~`."""
    raw = line.raw if line.raw.endswith("\n") else line.raw + newline
    if was == obsolete:
        return raw
    if line.obsolete and not obsolete:
        bare = _OBSOLETE.sub("", raw)
        return f"#{bare}" if line.kind == scan.PREVIOUS else bare
    if not line.obsolete and obsolete and line.kind in _MESSAGE:
        return f"#~{raw.lstrip()[1:]}" if line.kind == scan.PREVIOUS else f"#~ {raw}"
    return raw


def _value(entry: Entry, kind: str) -> object:
    """What the lines of one kind say."""
    return {
        scan.COMMENT: entry.comments,
        scan.NOTE: entry.notes,
        scan.REFERENCE: entry.references,
        scan.FLAG: (entry.outdated, entry.flags),
        scan.PREVIOUS: entry.previous_source,
        scan.CONTEXT: entry.id,
        scan.SOURCE: entry.source,
        scan.PLURAL: entry.plural_source,
        scan.TRANSLATION: (entry.translation, entry.plural_translations),
    }[kind]
