"""The lines of one PO entry, strictly: what each is, what it says, and where it breaks the rules.

This is the one definition of the syntax: reading, and writing back the lines of a changed entry, both stand on it.
Only LF ends a line (a CR before it belongs to the line end): U+2028, U+0085, VT and FF are ordinary characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from workflow.errors import CatalogError
from workflow.store.po_text import STRING, EscapeError, unescape

COMMENT, NOTE, REFERENCE, FLAG, PREVIOUS = "comment", "note", "reference", "flag", "previous"
CONTEXT, SOURCE, PLURAL, TRANSLATION, BLANK = "msgctxt", "msgid", "msgid_plural", "msgstr", "blank"
ORDER = (COMMENT, NOTE, REFERENCE, FLAG, PREVIOUS, CONTEXT, SOURCE, PLURAL, TRANSLATION)
"""The kinds of lines in the order in which gettext writes them."""

_HEAD = {".": NOTE, ":": REFERENCE, ",": FLAG, "=": FLAG, "|": PREVIOUS}
_MESSAGE = re.compile(rf'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[([0-9]+)\])?[ \t]*)?"({STRING})"')
_CONFLICT = re.compile(r"(?:<{7,}|\|{7,}|={7,}|>{7,})(?: |$)")
_MAY_FOLLOW = {
    CONTEXT: ("",),
    SOURCE: ("", CONTEXT),
    PLURAL: (SOURCE,),
    TRANSLATION: (SOURCE, PLURAL, TRANSLATION),
}


class Line(NamedTuple):
    """One line of a PO file."""

    number: int
    kind: str
    raw: str
    """As the file has it, with its line end."""
    value: str = ""
    """What it says: the comment's text, or the unescaped string."""
    key: str = ""
    """The keyword, on the first line of a string; empty on its continuation lines."""
    form: str = ""
    """The number in `msgstr[1]`."""
    obsolete: bool = False


def fail(message: str, path: str, line: int) -> NoReturn:
    """Raise the error of a damaged file."""
    raise CatalogError(message, path=path, line=line)


def scan_line(raw: str, number: int, path: str) -> Line:
    """Read one line. The kind of a continuation line is `msgstr`; `scan_entry` knows better. Raises `CatalogError`."""
    text = raw.removesuffix("\n").rstrip("\r").lstrip(" \t")
    if not text.strip(" \t\r\v\f"):
        return Line(number, BLANK, raw)
    if not text.startswith("#"):
        return _scan_string(text, raw, number, path, obsolete=False)
    if not text.startswith("#~"):
        return _scan_comment(text, raw, number, path, obsolete=False)
    inner = text[2:].lstrip(" \t")
    if inner.startswith("|"):
        return _scan_comment("#" + inner, raw, number, path, obsolete=True)
    if inner.startswith("#"):
        return _scan_comment(inner, raw, number, path, obsolete=True)
    return _scan_string(inner, raw, number, path, obsolete=True)


def _scan_comment(text: str, raw: str, number: int, path: str, *, obsolete: bool) -> Line:
    kind = _HEAD.get(text[1:2], COMMENT)
    if kind == PREVIOUS:
        line = _scan_string(text[2:].lstrip(" \t"), raw, number, path, obsolete=obsolete)
        if line.key == TRANSLATION:
            fail("a previous source (#|) cannot be a msgstr", path, number)
        return line._replace(kind=PREVIOUS)
    body = text[1:] if kind == COMMENT else text[2:]
    return Line(number, kind, raw, body.removeprefix(" "), obsolete=obsolete)


def _scan_string(text: str, raw: str, number: int, path: str, *, obsolete: bool) -> Line:
    match = _MESSAGE.match(text)
    if match is None or text[match.end() :].strip(" \t\r"):
        _explain(text, match, path, number)
    key, form, quoted = match.groups()
    if form and key != TRANSLATION:
        fail(f"{key} takes no number in brackets", path, number)
    try:
        value = unescape(quoted)
    except EscapeError as error:
        fail(str(error), path, number)
    return Line(number, key or TRANSLATION, raw, value, key or "", form or "", obsolete)


def _explain(text: str, match: re.Match[str] | None, path: str, number: int) -> NoReturn:
    """Say what is wrong with a line that is neither a comment nor a whole string."""
    if match:
        fail(f"text after the closing quote: {text[match.end() :].strip()[:40]!r}", path, number)
    if _CONFLICT.match(text):
        fail("git left a conflict marker here: merge it per unit with `polyfolio resolve FILE`", path, number)
    word = re.match(r"[\w-]*", text)
    keyword = word.group() if word else ""
    if keyword in ORDER and '"' not in text:
        fail(f"{keyword} without a quoted text", path, number)
    if '"' in text and (keyword in ORDER or not keyword):
        fail("a quoted text has no end on its line", path, number)
    fail(f"neither a comment nor msgid or msgstr: {text[:40]!r}", path, number)


def scan_entry(text: str, start: int, number: int, path: str) -> tuple[list[Line], int]:
    """The lines of the entry that begins at `start` (with its comments and the blank lines before it), and its end.

    At the end of the file the lines are those that belong to no entry. Raises `CatalogError`.
    """
    lines: list[Line] = []
    waiting: list[Line] = []  # blank lines after the msgstr: the next entry's, unless a string goes on after them
    stage = ""
    obsolete = False
    end = position = start
    while position < len(text):
        stop = text.find("\n", position) + 1 or len(text)
        line = scan_line(text[position:stop], number, path)
        if stage == TRANSLATION and (line.kind in ORDER[:5] or line.key in (CONTEXT, SOURCE)):
            return lines, end
        position = stop
        number += 1
        if line.kind == BLANK and stage == TRANSLATION:
            waiting.append(line)
            continue
        if line.kind not in ORDER[:5] and line.kind != BLANK:
            if stage and line.obsolete != obsolete:
                fail("one entry is partly obsolete (#~) and partly not", path, number - 1)
            line, obsolete = _place(line, stage, path), line.obsolete
            stage = line.kind
        elif stage and line.kind != BLANK:
            fail(f"{stage} has no msgstr before this comment", path, line.number)
        lines += [*waiting, line]
        waiting = []
        end = position
    if stage and stage != TRANSLATION:
        first = next(line for line in lines if line.key)
        fail(f"{stage} without msgstr: the file ends inside an entry", path, first.number)
    return (lines, end) if stage else (lines + waiting, len(text))


def _place(line: Line, stage: str, path: str) -> Line:
    """The line of a string with its real kind, after a look at what stands before it."""
    if not line.key:
        if not stage:
            fail("a quoted text that belongs to no msgid or msgstr", path, line.number)
        line = line._replace(kind=stage)
    elif stage not in _MAY_FOLLOW[line.key]:
        after = f" after {stage}" if stage else " without msgid"
        fail(f"{line.key}{after}", path, line.number)
    return line
