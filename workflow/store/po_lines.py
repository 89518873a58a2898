"""The lines of an entry as gettext writes them: quoting and wrapping are translate-toolkit's."""

from __future__ import annotations

from workflow.model import Entry
from workflow.store import po_scan as scan


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
        return [before + line for line in quote_text("msgid", entry.previous_source)] if entry.previous_source else []
    if kind == scan.CONTEXT:
        return [mark + line for line in quote_text("msgctxt", entry.id)] if entry.id else []
    if kind == scan.SOURCE:
        return [mark + line for line in quote_text("msgid", entry.source)]
    if kind == scan.PLURAL:
        return [mark + line for line in quote_text("msgid_plural", entry.plural_source)] if entry.plural_source else []
    if entry.plural_source:
        forms = enumerate(entry.plural_translations)
        return [mark + line for index, text in forms for line in quote_text(f"msgstr[{index}]", text)]
    return [mark + line for line in quote_text("msgstr", entry.translation)]


def write_lines(entry: Entry) -> list[str]:
    """All lines of an entry, without line ends."""
    return [line for kind in scan.ORDER for line in write_kind(entry, kind)]


def quote_text(keyword: str, text: str) -> list[str]:
    """The keyword and its string, wrapped as gettext wraps."""
    from translate.storage import pypo  # here alone: its import costs more than reading a whole book

    first, *more = pypo.quoteforpo(text) or ['""']
    return [f"{keyword} {first}", *more]
