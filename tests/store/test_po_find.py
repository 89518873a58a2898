"""One entry is found in a PO file as reading the whole file finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store.po import new_catalog, read_catalog, write_catalog
from workflow.store.po_find import find_entry

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ONE = '# said\n#. note\n#, fuzzy\n#| msgid "Old"\nmsgctxt "u1"\nmsgid "New"\nmsgstr "Ny"\n'

TEXTS = st.text(st.sampled_from('ab"\\\n#~ émsgctxt'), max_size=12)
ENTRIES = st.builds(
    Entry,
    st.sampled_from(["u1", "u2", 'q"x', "b\\s", "Page display title", "long " * 20]),
    TEXTS.filter(bool),
    TEXTS,
    obsolete=st.booleans(),
    comments=st.lists(st.sampled_from(['msgctxt "u1"', "said", ""]), max_size=2).map(tuple),
)


@take_part(0.08)
@given(st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.id), st.sampled_from(["\n", "\r\n"]))
def test_what_is_found_is_what_reading_the_file_gives(entries: list[Entry], newline: str) -> None:
    data = write_catalog(new_catalog({"Content-Type": "text/plain; charset=UTF-8"}, entries))
    data = data.replace(b"\n", newline.encode())
    whole = {entry.id: entry for entry in read_catalog(data, path="a.po").entries if not entry.obsolete}
    for unit in ("u1", "u2", 'q"x', "b\\s", "Page display title", "long " * 20, "none"):
        assert find_entry(data, unit, path="a.po") == whole.get(unit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + ONE, "Ny"),
        (HEAD + ONE.rstrip("\n"), "Ny"),
        (HEAD + '#~ msgid "x"\n#~ msgstr "y"\n' + ONE, "Ny"),
        (HEAD + ONE.replace('msgctxt "u1"', 'msgctxt ""\n"u1"'), "Ny"),
        (HEAD + ONE.replace("msgctxt ", "msgctxt\t"), "Ny"),
        (HEAD + 'msgid "x"\nmsgstr "<<<<<<< \\n"\n<<<<<<< ours\n\n' + ONE, "Ny"),
    ],
)
def test_other_forms_and_damage_elsewhere_do_not_hide_an_entry(text: str, found: str) -> None:
    entry = find_entry(text.encode(), "u1", path="a.po")
    assert entry is not None
    assert (entry.translation, entry.previous_source, entry.outdated) == (found, "Old", True)


def test_a_damaged_entry_is_an_error() -> None:
    with pytest.raises(CatalogError):
        find_entry((HEAD + ONE.replace('"Ny"', '"Ny')).encode(), "u1", path="a.po")
