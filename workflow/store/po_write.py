"""Writing PO files: what has not changed is written as it was, what has changed as gettext would.

Quoting and wrapping are translate-toolkit's. Every entry that is serialised is parsed again and compared, so that
nothing reaches a file that cannot be read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workflow.errors import CatalogError
from workflow.model import Catalog, Entry
from workflow.store import po_scan as scan
from workflow.store.po_read import check_header, find_duplicate, parse_entries

_MESSAGE = (scan.PREVIOUS, scan.CONTEXT, scan.SOURCE, scan.PLURAL, scan.TRANSLATION)
_OBSOLETE = re.compile(r"^[ \t]*#~(?:(?=\|)|[ \t]?)")


def write_catalog(catalog: Catalog) -> bytes:
    """The file's bytes. Entries with `raw` stand as they were, changed ones keep the lines whose value is the same.

    Raises `CatalogError`, naming the unit: a character that the file's charset does not have (a lone surrogate in
    any), NUL, a comment with a line end, two active entries of one id, an entry that would not be read back as it is.
    """
    if catalog.header is None:
        raise CatalogError("a catalog needs a header")
    everything = (catalog.header, *catalog.entries)
    parts: list[str] = []
    for entry in everything:
        text = entry.raw or _serialise(entry, catalog)
        if parts:
            _separate(parts, text, catalog.newline, new=not (entry.raw or entry.was))
        parts.append(text)
    if catalog.tail and not parts[-1].endswith("\n"):
        parts.append(catalog.newline)
    parts.append(catalog.tail)
    if double := find_duplicate(everything, foreign=_has_shared_contexts(catalog)):
        raise CatalogError("two active entries of one catalog are the same", unit=double[1].id or double[1].source)
    try:
        body = "".join(parts).encode(catalog.charset)
    except UnicodeEncodeError as error:
        raise CatalogError(f"{error.object[error.start]!r} cannot be written in {catalog.charset}") from None
    return b"\xef\xbb\xbf" + body if catalog.bom else body


def _has_shared_contexts(catalog: Catalog) -> bool:
    """Whether the file as it was read already used a msgctxt twice: then it is another tool's."""
    return find_duplicate(entry for entry in catalog.entries if entry.raw) is not None


def _separate(parts: list[str], text: str, newline: str, *, new: bool) -> None:
    """End the line before `text`, and put one blank line before a new entry."""
    if not parts[-1].endswith("\n"):
        parts.append(newline)
    if new and not text.startswith(("\n", "\r\n")):
        parts.append(newline)


def _serialise(entry: Entry, catalog: Catalog) -> str:
    """The entry's lines. Raises `CatalogError`."""
    _check_characters(entry, catalog.charset)
    if entry is catalog.header:
        check_header(entry, "")
    if entry.was:
        text = _patch(entry, entry.was, catalog.newline)
        if not entry.was.raw.endswith("\n"):
            text = text.removesuffix(catalog.newline)
    else:
        text = "".join(_with_line_ends(write_lines(entry), catalog.newline))
    try:
        again, tail = parse_entries(text, "")
    except CatalogError as error:
        raise CatalogError(f"cannot be written: {error.message}", unit=_name(entry)) from None
    if again != [entry] or tail:
        raise CatalogError("would not be read back from the PO file as it is", unit=_name(entry))
    return text


def _name(entry: Entry) -> str:
    return entry.id or entry.source[:60]


def _check_characters(entry: Entry, charset: str) -> None:
    """Refuse what the file cannot hold, before anything is written."""
    for text in _texts(entry):
        if "\0" in text:
            raise CatalogError("a NUL character cannot stand in a PO file", unit=_name(entry))
        try:
            text.encode(charset)
        except UnicodeEncodeError as error:
            letter = text[error.start]
            message = f"the character {letter!a} (U+{ord(letter):04X}) cannot be written in {charset}"
            raise CatalogError(message, unit=_name(entry).encode("utf-8", "replace").decode()) from None
    for line in (*entry.comments, *entry.notes, *entry.references, *entry.flags):
        if "\n" in line or line.endswith("\r"):
            raise CatalogError(f"a line end stands in the comment {line!r}", unit=_name(entry))


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.id, entry.source, entry.translation, entry.previous_source, entry.plural_source)
    for lines in (entry.comments, entry.notes, entry.references, entry.flags, entry.plural_translations):
        yield from lines


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


def write_kind(entry: Entry, kind: str) -> list[str]:
    """The lines of one kind, without line ends, as gettext writes them."""
    mark = "#~ " if entry.obsolete else ""
    if kind == scan.COMMENT:
        return [f"# {line}" if line else "#" for line in entry.comments]
    if kind == scan.NOTE:
        return [f"#. {line}" if line else "#." for line in entry.notes]
    if kind == scan.REFERENCE:
        return [f"#: {line}" if line else "#:" for line in entry.references]
    if kind == scan.FLAG:
        flags = ("fuzzy",) * entry.outdated + entry.flags
        return [f"#, {', '.join(flags)}"] if flags else []
    if kind == scan.PREVIOUS:
        before = "#~| " if entry.obsolete else "#| "
        return [before + line for line in _quote("msgid", entry.previous_source)] if entry.previous_source else []
    if kind == scan.CONTEXT:
        return [mark + line for line in _quote("msgctxt", entry.id)] if entry.id else []
    if kind == scan.SOURCE:
        return [mark + line for line in _quote("msgid", entry.source)]
    if kind == scan.PLURAL:
        return [mark + line for line in _quote("msgid_plural", entry.plural_source)] if entry.plural_source else []
    if entry.plural_source:
        forms = enumerate(entry.plural_translations)
        return [mark + line for index, text in forms for line in _quote(f"msgstr[{index}]", text)]
    return [mark + line for line in _quote("msgstr", entry.translation)]


def write_lines(entry: Entry) -> list[str]:
    """All lines of an entry, without line ends."""
    return [line for kind in scan.ORDER for line in write_kind(entry, kind)]


def _quote(keyword: str, text: str) -> list[str]:
    """The keyword and its string, wrapped as gettext wraps."""
    from translate.storage import pypo  # here alone: its import costs more than reading a whole book

    first, *more = pypo.quoteforpo(text) or ['""']
    return [f"{keyword} {first}", *more]


def _with_line_ends(lines: Iterable[str], newline: str) -> Iterator[str]:
    return (line + newline for line in lines)


def _patch(entry: Entry, was: Entry, newline: str) -> str:
    """The lines of `was`, with those of the changed kinds replaced."""
    lines, end = scan.scan_entry(was.raw, 0, 1, "")
    if end != len(was.raw):
        raise CatalogError("the lines of the entry as it was are not one entry", unit=_name(entry))
    pending = {kind for kind in scan.ORDER if _value(entry, kind) != _value(was, kind)}
    dropped = frozenset(pending)
    result: list[str] = []
    for line in lines:
        if line.kind == scan.BLANK:
            result.append(line.raw)
            continue
        place = scan.ORDER.index(line.kind)
        # A kind that the entry had no lines of goes before the first line that gettext writes after it.
        due = [kind for kind in scan.ORDER[: place + 1] if kind in pending]
        due = [kind for kind in due if kind == line.kind or not _has(lines, kind)]
        for kind in due:
            pending.discard(kind)
            result += _renew(entry, kind, lines, newline)
        if line.kind not in dropped:
            result.append(_mark(line, newline, obsolete=entry.obsolete))
    for kind in scan.ORDER:
        if kind in pending:
            result += _renew(entry, kind, lines, newline)
    return "".join(result)


def _has(lines: list[scan.Line], kind: str) -> bool:
    return any(line.kind == kind for line in lines)


def _renew(entry: Entry, kind: str, lines: list[scan.Line], newline: str) -> Iterator[str]:
    """The new lines of one kind; the fields of a header that say the same keep theirs."""
    if kind == scan.TRANSLATION and not (entry.id or entry.source):
        return _renew_header(entry, [line for line in lines if line.kind == kind], newline)
    return _with_line_ends(write_kind(entry, kind), newline)


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
        quoted = _quote("", text)
        yield known.get(text) or "".join(_with_line_ends((line.strip() for line in quoted if line != ' ""'), newline))


def _mark(line: scan.Line, newline: str, *, obsolete: bool) -> str:
    """A kept line with or without `#~`."""
    raw = line.raw if line.raw.endswith("\n") else line.raw + newline
    if line.obsolete and not obsolete:
        bare = _OBSOLETE.sub("", raw)
        return f"#{bare}" if line.kind == scan.PREVIOUS else bare
    if not line.obsolete and obsolete and line.kind in _MESSAGE:
        return f"#~{raw.lstrip()[1:]}" if line.kind == scan.PREVIOUS else f"#~ {raw}"
    return raw
