"""A glossary as text: comma-separated lines with a header, read into terms, and lengthened by a line.

    term,translation,note,forbidden,case
    page,Seite | Dokument,never of paper,Blatt,
    IT,EDV,,,yes

Columns may stand in any order, other ones are left alone. `translation` and `forbidden` may name several texts, with
`|` between them. `case` is `yes` where capitals count. `forbidden` may also be `yes`: the text under `translation` is
then what must not be used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workflow.core.csv_records import Record, join_record, split_records
from workflow.core.terms import Term
from workflow.core.words import normalise

COLUMNS = ("term", "translation", "note", "forbidden", "case")
REQUIRED = COLUMNS[:2]
LONGEST = 300
"""Characters of a term or a translation."""
LONGEST_NOTE = 2000
MOST_FAULTS = 100
"""Bad lines after which the rest is not read: such a file is no glossary."""

_CONTROL = re.compile("[\x00-\x1f\ud800-\udfff]")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_YES = frozenset({"yes", "true", "x", "1"})
_NO = frozenset({"", "no", "false", "0"})
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that cannot be used."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """What a glossary's text holds."""

    terms: tuple[Term, ...] = ()
    faults: tuple[LineFault, ...] = ()


def parse_glossary(text: str) -> ReadTerms:
    """Read a glossary. A bad line is told and left out, the others count; without a header nothing does."""
    records = split_records(text.removeprefix(_BOM))
    header = next(records, None)
    if header is None:
        return ReadTerms()
    columns = [name.strip().lower() for name in header.cells]
    if fault := header.fault or _find_header_fault(columns):
        return ReadTerms((), (LineFault(header.line, fault),))
    terms: list[Term] = []
    faults: list[LineFault] = []
    for record in records:
        found = _read_term(record, columns)
        if isinstance(found, Term):
            terms.append(found)
            continue
        faults.append(LineFault(record.line, found))
        if len(faults) == MOST_FAULTS:
            faults.append(LineFault(record.line, f"is the bad line number {MOST_FAULTS}: the rest is not read"))
            break
    return ReadTerms(tuple(terms), tuple(faults))


def append_line(text: str, cells: Mapping[str, str]) -> tuple[str, int]:
    """The text with one more line at its end, written as its other lines are, and that line's number.

    Args:
        text: a glossary's text that has a header without faults, or an empty one, which then gets the usual header.
        cells: column → what stands in it; the header must have each column whose cell is not empty.
    """
    newline = _find_newline(text)
    if not text.removeprefix(_BOM).strip():
        text = f"{text}{join_record(COLUMNS)}{newline}"
    if not text.endswith(("\n", "\r")):
        text += newline
    line = join_record(cells.get(column, "") for column in list_columns(text))
    number = text.count("\n") + text.count("\r") - text.count("\r\n") + 1
    return f"{text}{line}{newline}", number


def list_columns(text: str) -> tuple[str, ...]:
    """The columns that the header names, in lower case; none where there is no header."""
    header = next(split_records(text.removeprefix(_BOM)), None)
    return tuple(name.strip().lower() for name in header.cells) if header else ()


def find_note_fault(text: str) -> str:
    """Why a text cannot be a note; nothing where it can."""
    if len(text) > LONGEST_NOTE:
        return f"has {len(text)} characters; a note is no longer than {LONGEST_NOTE}"
    return "has a control character" if _CONTROL.search(text) else ""


def find_text_fault(text: str) -> str:
    """Why a text can be neither a term nor a translation of one; nothing where it can."""
    if len(text) > LONGEST:
        return f"has {len(text)} characters; a term is no longer than {LONGEST}"
    if _CONTROL.search(text):
        return "has a control character or a line break"
    return "" if text.strip() else "has no word"


def _find_header_fault(columns: list[str]) -> str:
    example = f"the first line names the columns: {','.join(COLUMNS)}"
    for name in REQUIRED:
        if name not in columns:
            return f"has no column '{name}'; {example}"
    twice = [name for name in COLUMNS if columns.count(name) > 1]
    return f"has the column '{twice[0]}' twice" if twice else ""


def _read_term(record: Record, columns: list[str]) -> Term | str:
    """The term of a line, or what is wrong with the line."""
    if record.fault:
        return record.fault
    if len(record.cells) > len(columns):
        return (
            f"has {len(record.cells)} cells for {len(columns)} columns: a cell with a comma in it needs quotation marks"
        )
    cells = {name: normalise(cell) for name, cell in zip(columns, record.cells, strict=False)}
    term = cells.get("term", "")
    if not any(cells.values()):
        return "has nothing but commas"
    if not term:
        return "has no term"
    if _CONFLICT.match(term):
        return "is left over from a conflict of git"
    translations, forbidden = _split(cells.get("translation", "")), _split(cells.get("forbidden", ""))
    if len(forbidden) == 1 and forbidden[0].lower() in _YES:
        if not translations:
            return f"forbids a translation of '{term}' but names none"
        translations, forbidden = (), translations
    elif len(forbidden) == 1 and forbidden[0].lower() in _NO:
        forbidden = ()
    case = cells.get("case", "").lower()
    if case not in _YES | _NO:
        return f"has '{case}' under case, which is yes or no"
    for text in (term, *translations, *forbidden):
        if fault := find_text_fault(text):
            return f"'{text[:40]}' {fault}"
    if fault := find_note_fault(cells.get("note", "")):
        return f"the note {fault}"
    return Term(term, translations, cells.get("note", ""), forbidden, case in _YES, record.line)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def _find_newline(text: str) -> str:
    """The line end of a text's first line."""
    first = next((char for char in text if char in "\r\n"), "\n")
    return "\r\n" if first == "\r" and "\r\n" in text else first
