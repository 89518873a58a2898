"""A PO file cut short at any byte.

A cut is always refused with its line, but for two kinds that leave a sound file, which the file alone cannot reveal:

- between two entries (or in the blank lines and whole comments between them): fewer units, each as it was. The
  template tells: `find_missing` names them.
- between two lines of the last entry's msgstr: that one translation is shorter. Git and the journal tell.
"""

from __future__ import annotations

import pytest

from workflow.errors import CatalogError
from workflow.model import Catalog
from workflow.store.po import find_missing, read_catalog

HEALTHY = r"""# Dansk oversættelse
msgid ""
msgstr ""
"Project-Id-Version: prøve\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Language: da\n"

#. heading
#: a.md
msgctxt "1"
msgid "Direction 🦀"
msgstr "Retning – æøå"

# reviewed-by: Åse 2026-01-02 1f2e3d4c
#. paragraph
msgctxt "2"
msgid ""
"A long text with \"quotes\" that goes on\n"
"and on"
msgstr ""
"En lang tekst med \"anførselstegn\" der\n"
"bliver ved\\\n"
"og ved"

#, fuzzy, no-wrap
#| msgid ""
#| "Old "
#| "text"
msgctxt "3"
msgid "New text"
msgstr "Gammel "
"tekst"

msgctxt "4"
msgid "Not yet"
msgstr ""

# kept
#~| msgid "Older"
#~ msgctxt "5"
#~ msgid "Gone"
#~ msgstr ""
#~ "Væk "
#~ "igen"

#, fuzzy
#~ msgctxt "6"
#~ msgid "Gone too"
#~ msgstr "Også"

# the end
"""


def _sound_cuts(data: bytes) -> tuple[set[int], set[int]]:
    """Where a cut leaves a sound file: at the end of an entry, and inside a msgstr."""
    between: set[int] = set()
    inside: set[int] = set()
    lines = data.splitlines(keepends=True)
    position = 0
    last = ""  # the keyword whose string goes on
    for number, line in enumerate(lines):
        bare = line.rstrip(b"\r\n").removeprefix(b"#~ ")
        following = lines[number + 1] if number + 1 < len(lines) else b""
        if bare and not bare.startswith((b'"', b"#")):
            last = bare.split(b" ")[0].decode()
        start, position = position, position + len(line)
        text_end = start + len(line.rstrip(b"\r\n"))
        header = start < data.index(b"#. heading")
        if bare.startswith((b'"', b"msgstr")) and last == "msgstr":
            goes_on = following.removeprefix(b"#~ ").startswith(b'"')
            (inside if goes_on else between).update(range(text_end, position + 1))
            if header and bare == b'msgstr ""':
                inside -= set(range(text_end, position + 1))  # a header that says nothing is refused
        elif not bare:
            between.update(range(text_end, position + 1))
        elif line.startswith(b"# ") and not header:
            between.add(position)
    return between, inside


def _read_or_refuse(data: bytes) -> Catalog | None:
    """The catalog, or None when it is refused with its path and a line of the file."""
    try:
        return read_catalog(data, path="a.po")
    except CatalogError as error:
        refusal = error
    assert refusal.path == "a.po"
    assert 1 <= refusal.line <= data.count(b"\n") + 1
    return None


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_cut_file_is_refused_with_its_line_or_has_all_units_up_to_the_cut(newline: str) -> None:
    data = HEALTHY.replace("\n", newline).encode()
    healthy = read_catalog(data, path="a.po")
    between, inside = _sound_cuts(data)
    accepted: set[int] = set()
    for cut in range(len(data)):
        catalog = _read_or_refuse(data[:cut])
        if catalog is None:
            continue
        accepted.add(cut)
        count = len(catalog.entries)
        if cut in between:
            assert catalog.entries == healthy.entries[:count], cut
        elif count:
            last, whole = catalog.entries[-1], healthy.entries[count - 1]
            assert catalog.entries[:-1] == healthy.entries[: count - 1]
            assert last.change(translation="") == whole.change(translation=""), cut
            assert whole.translation.startswith(last.translation)
    assert accepted == (between | inside) - {len(data)}


def test_the_template_tells_which_units_a_cut_between_entries_took() -> None:
    data = HEALTHY.encode()
    template = read_catalog(data, path="a.pot")
    cut = read_catalog(data[: data.index(b"#, fuzzy, no-wrap")], path="a.po")
    assert find_missing(template, cut) == ("3", "4")
    assert find_missing(template, template) == ()
