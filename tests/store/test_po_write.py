"""What writing does to the lines of an entry that has changed, and what it refuses."""

from __future__ import annotations

import codecs
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workflow.errors import CatalogError
from workflow.model import Catalog, Entry
from workflow.store.po import change_header, new_catalog, read_catalog, write_catalog

HEADER = 'msgid ""\nmsgstr ""\n"Language: da\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
FIELDS = {
    "Project-Id-Version": "Movement Strategy",
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "Danish",
    "Language": "da",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def _edit(body: str, **fields: Any) -> str:
    """The body after its first entry got other values."""
    catalog = read_catalog((HEADER + body).encode(), path="a.po")
    first, *others = catalog.entries
    written = write_catalog(replace(catalog, entries=(first.change(**fields), *others))).decode()
    assert written.startswith(HEADER)
    return written.removeprefix(HEADER)


ACTIVE = """
# by hand
#.  odd   spacing
#: a.md
#, no-wrap, fuzzy
#| msgid ""
#| "the old "
#| "source"
msgctxt "1"
msgid ""
"a source "
"wrapped by hand"
msgstr "en "
"oversættelse"
"""

OBSOLETE = """
# by hand
#.  odd   spacing
#: a.md
#, no-wrap, fuzzy
#~| msgid ""
#~| "the old "
#~| "source"
#~ msgctxt "1"
#~ msgid ""
#~ "a source "
#~ "wrapped by hand"
#~ msgstr "en "
#~ "oversættelse"
"""


def test_an_entry_that_becomes_obsolete_keeps_its_texts_comments_and_wrapping() -> None:
    assert _edit(ACTIVE, obsolete=True) == OBSOLETE


def test_an_obsolete_entry_comes_back_as_it_was() -> None:
    assert _edit(OBSOLETE, obsolete=False) == ACTIVE


def test_a_comment_marked_obsolete_comes_back_unmarked() -> None:
    body = '\n#~ # by hand\n#~ #, fuzzy\n#~msgid "a"\n#~msgstr "b"\n'
    assert _edit(body, obsolete=False) == '\n# by hand\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n'


def test_a_new_translation_of_an_outdated_unit_drops_flag_and_previous_source_only() -> None:
    written = _edit(ACTIVE, translation="ny", outdated=False, previous_source="")
    assert written == (
        "\n# by hand\n#.  odd   spacing\n#: a.md\n#, no-wrap\n"
        'msgctxt "1"\nmsgid ""\n"a source "\n"wrapped by hand"\nmsgstr "ny"\n'
    )


def test_lines_of_a_new_kind_stand_where_gettext_puts_them() -> None:
    body = '\n#: a.md\nmsgid "a"\nmsgstr "b"\n'
    written = _edit(body, id="1", comments=("one", "", "two"), notes=("n",), outdated=True, previous_source="old")
    assert written == (
        '\n# one\n#\n# two\n#. n\n#: a.md\n#, fuzzy\n#| msgid "old"\nmsgctxt "1"\nmsgid "a"\nmsgstr "b"\n'
    )


def test_new_lines_have_the_line_ends_of_their_file() -> None:
    body = '\nmsgid "a"\nmsgstr "b"\n'
    data = (HEADER + body).replace("\n", "\r\n").encode()
    catalog = read_catalog(data, path="a.po")
    entries = (catalog.entries[0].change(translation="c\nd"), Entry("2", "e", "f"))
    assert write_catalog(replace(catalog, entries=entries)).decode() == (
        HEADER + '\nmsgid "a"\nmsgstr ""\n"c\\n"\n"d"\n\nmsgctxt "2"\nmsgid "e"\nmsgstr "f"\n'
    ).replace("\n", "\r\n")


def test_an_entry_after_a_file_without_final_newline_begins_on_its_own_line() -> None:
    catalog = read_catalog((HEADER + '\nmsgid "a"\nmsgstr "b"').encode(), path="a.po")
    written = write_catalog(replace(catalog, entries=(*catalog.entries, Entry("2", "c", "d"))))
    assert written.decode() == HEADER + '\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "2"\nmsgid "c"\nmsgstr "d"\n'


def test_an_edit_keeps_a_missing_final_newline_missing() -> None:
    assert _edit('\nmsgid "a"\nmsgstr "b"', translation="c") == '\nmsgid "a"\nmsgstr "c"'


def test_a_changed_header_field_changes_its_line_only() -> None:
    header = HEADER.replace(
        '"Language: da\\n"\n', '"Plural-Forms: nplurals=2; "\n"plural=(n != 1);\\n"\n"language: da\\n"\n'
    )
    catalog = read_catalog(header.encode(), path="a.po")
    changed = change_header(change_header(catalog, "Language", "pt_BR"), "X-Generator", "polyfolio")
    expected = header.replace('"language: da\\n"', '"language: pt_BR\\n"') + '"X-Generator: polyfolio\\n"\n'
    assert write_catalog(changed).decode() == expected
    assert change_header(catalog, "Language", "da") is catalog


def test_msgfmt_has_nothing_to_say_of_a_new_catalog(tmp_path: Path) -> None:
    entries = [
        Entry("1", "one\n", "en\n", notes=("paragraph",), references=("a.md",)),
        Entry("2", "two", "to", outdated=True, previous_source="deux"),
        Entry("3", "three"),
        Entry("4", "four", "fire", obsolete=True),
    ]
    file = tmp_path / "da.po"
    file.write_bytes(write_catalog(new_catalog(FIELDS, entries)))
    try:
        result = subprocess.run(
            ["msgfmt", "-c", "-o", str(tmp_path / "da.mo"), str(file)], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("gettext is not installed: msgfmt -c is NOT tried")
    assert (result.returncode, result.stderr) == (0, "")


def _refusal(entry: Entry, **fields: Any) -> str:
    catalog = replace(new_catalog(FIELDS, [entry]), **fields)
    with pytest.raises(CatalogError) as caught:
        write_catalog(catalog)
    return str(caught.value)


def test_characters_that_no_file_can_hold_are_refused_with_their_unit() -> None:
    assert _refusal(Entry("7", "a", "b\ud800")) == "7: the character '\\ud800' (U+D800) cannot be written in utf-8"
    assert _refusal(Entry("7", "a", "b\0")) == "7: a NUL character cannot stand in a PO file"
    assert _refusal(Entry("7", "a", comments=("b\nc",))) == "7: a line end stands in the comment 'b\\nc'"


def test_a_character_that_the_charset_does_not_have_is_refused_with_its_unit() -> None:
    latin = codecs.lookup("latin-1").name
    assert (
        _refusal(Entry("7", "a", "→"), charset=latin)
        == "7: the character '\\u2192' (U+2192) cannot be written in iso8859-1"
    )


def test_values_that_would_be_read_back_differently_are_refused() -> None:
    message = "7: would not be read back from the PO file as it is"
    assert _refusal(Entry("7", "a", flags=("one, two",))) == message
    assert _refusal(Entry("7", "a", "b", plural_source="as", plural_translations=("c", "d"))) == message


def test_two_active_entries_of_one_unit_are_refused() -> None:
    catalog = new_catalog(FIELDS, [Entry("7", "a"), Entry("7", "b", obsolete=True), Entry("7", "c")])
    with pytest.raises(CatalogError, match=r"^7: two active entries of one catalog are the same$"):
        write_catalog(catalog)


def test_a_catalog_without_a_header_is_refused() -> None:
    with pytest.raises(CatalogError, match="a catalog needs a header"):
        write_catalog(Catalog(()))


@pytest.mark.parametrize("field", [("Language", "da\nX: y"), ("Lang:uage", "da"), ("", "da")])
def test_a_header_field_that_would_break_the_header_is_refused(field: tuple[str, str]) -> None:
    with pytest.raises(CatalogError, match="cannot be a header field"):
        new_catalog(dict([field]), [])


def test_an_entry_of_another_tool_can_be_edited_though_its_context_is_shared() -> None:
    body = '\nmsgctxt "menu"\nmsgid "A"\nmsgstr ""\n\nmsgctxt "menu"\nmsgid "B"\nmsgstr ""\n'
    catalog = read_catalog((HEADER + body).encode(), path="a.po", foreign=True)
    entries = (catalog.entries[0].change(translation="C"), catalog.entries[1])
    written = write_catalog(replace(catalog, entries=entries)).decode()
    assert written == HEADER + body.replace('msgstr ""', 'msgstr "C"', 1)


def test_an_edit_that_is_taken_back_leaves_no_trace() -> None:
    assert _edit(ACTIVE, translation="en oversættelse") == ACTIVE


def test_blank_lines_inside_a_text_go_with_it() -> None:
    assert _edit('\nmsgid "a"\nmsgstr "b"\n\n"c"\n', translation="d") == '\nmsgid "a"\nmsgstr "d"\n'


def test_doubled_carriage_returns_stay_in_the_lines_that_have_them() -> None:
    assert _edit('\n#: a.md\r\r\nmsgid "a"\nmsgstr "b"\n', translation="d") == '\n#: a.md\r\r\nmsgid "a"\nmsgstr "d"\n'
