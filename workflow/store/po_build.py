"""The entry that scanned lines say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflow.model import Entry
from workflow.store import po_scan as scan
from workflow.store.po_match import split_flags


def build_entry(lines: list[scan.Line], path: str) -> Entry:
    """The entry that scanned lines say. Raises `CatalogError` where its plural forms have a gap."""
    flags = tuple(flag for line in lines if line.kind == scan.FLAG for flag in split_flags(line.value))
    text = {kind: "".join(_values(lines, kind)) for kind in (scan.CONTEXT, scan.SOURCE, scan.PLURAL)}
    forms = _forms(lines, path)
    plural = any(line.kind == scan.PLURAL for line in lines)
    return Entry(
        id=text[scan.CONTEXT],
        source=text[scan.SOURCE],
        # A plural counts as translated when all its forms are.
        translation=forms[0] if not plural or all(forms) else "",
        outdated="fuzzy" in flags,
        previous_source=_previous(lines),
        obsolete=any(line.obsolete for line in lines if line.kind == scan.SOURCE),
        comments=tuple(_values(lines, scan.COMMENT)),
        notes=tuple(_values(lines, scan.NOTE)),
        references=tuple(_values(lines, scan.REFERENCE)),
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        plural_source=text[scan.PLURAL],
        plural_translations=forms if plural else (),
        line=next(line.number for line in lines if line.kind != scan.BLANK),
        raw="".join(line.raw for line in lines),
    )


def _values(lines: Iterable[scan.Line], kind: str) -> Iterator[str]:
    return (line.value for line in lines if line.kind == kind)


def _previous(lines: list[scan.Line]) -> str:
    """The text of `#| msgid` with its continuation lines."""
    key, parts = "", []
    for line in lines:
        if line.kind == scan.PREVIOUS:
            key = line.key or key
            if key == scan.SOURCE:
                parts.append(line.value)
    return "".join(parts)


def _forms(lines: list[scan.Line], path: str) -> tuple[str, ...]:
    """The plural forms in order, or the one translation."""
    plural = any(line.kind == scan.PLURAL for line in lines)
    forms: list[list[str]] = []
    for line in lines:
        if line.kind != scan.TRANSLATION:
            continue
        if line.key:
            if forms and not plural:
                scan.fail("a second msgstr, without a msgid of its own", path, line.number)
            wanted = str(len(forms)) if plural else ""
            if line.form != wanted:
                name = f"msgstr[{wanted}]" if plural else "msgstr without a number"
                scan.fail(f"expected {name} here", path, line.number)
            forms.append([])
        forms[-1].append(line.value)
    return tuple("".join(parts) for parts in forms)
