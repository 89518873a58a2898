"""What must hold for every text and every edit."""

from __future__ import annotations

import re
from dataclasses import replace

import polib
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from workflow.model import Catalog, Entry
from workflow.store.po import new_catalog, read_catalog, write_catalog

HEADER = {"Language": "da", "Content-Type": "text/plain; charset=UTF-8"}

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
odd = st.sampled_from(
    ["\u2028", "\x85", "\x0b", "\x0c", '"', "\\", "\\n", "\n", "\t", "\r", "🦀", "é ", "#~ ", "msgid", " ", "\x1f"]
)
texts = st.one_of(
    st.text(letters, max_size=20),
    st.lists(odd | st.text(letters, max_size=3), max_size=12).map("".join),
    st.text("ab cd 漢字/-", min_size=70, max_size=200),
)
comments = st.tuples() | st.tuples(texts.map(lambda text: text.replace("\n", " ").rstrip("\r")))
flags = st.sampled_from([(), ("python-format",), ("no-wrap", "c-format")])


@st.composite
def entry_lists(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries whose ids differ."""
    entries = []
    for number in range(draw(st.integers(0, 4))):
        forms = draw(st.none() | st.lists(texts.filter(bool), min_size=1, max_size=3).map(tuple))
        entries.append(
            Entry(
                id=f"{number}{draw(texts)}",
                source=draw(texts),
                translation=forms[0] if forms else draw(texts),
                outdated=draw(st.booleans()),
                previous_source=draw(texts),
                obsolete=draw(st.booleans()),
                comments=draw(comments),
                notes=draw(comments),
                references=draw(comments),
                flags=draw(flags),
                plural_source=draw(texts.filter(bool)) if forms else "",
                plural_translations=forms or (),
            )
        )
    return tuple(entries)


@take_part(0.3)
@given(entry_lists(), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_back_as_it_was(entries: tuple[Entry, ...], newline: str) -> None:
    catalog = replace(new_catalog(HEADER, entries), newline=newline)
    data = write_catalog(catalog)
    again = read_catalog(data, path="a.po")
    assert again == catalog
    assert write_catalog(again) == data


# The other reader takes control characters and Unicode's line separators for line ends.
plain = texts.map(lambda text: re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029]", "", text))


@take_part(0.3)
@given(plain, plain)
def test_another_reader_reads_what_is_written(source: str, translation: str) -> None:
    data = write_catalog(new_catalog(HEADER, [Entry("1", source, translation)]))
    (theirs,) = polib.pofile(data.decode(), wrapwidth=0)
    assert (theirs.msgid, theirs.msgstr) == (source, translation)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Catalog, Catalog, int]:
    """A catalog as read, the same with one entry edited, and the entry's place."""
    before = entry_lists().filter(bool)
    catalog = new_catalog(HEADER, draw(before))
    text = write_catalog(catalog).decode()
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if draw(st.booleans()):
        text = text.removesuffix("\n").removesuffix("\r") + draw(st.sampled_from(["", "\n\n# the end\n", "\n\n \n"]))
    read = read_catalog(text.encode(), path="a.po")
    place = draw(st.integers(0, len(read.entries) - 1))
    entry = read.entries[place]
    changed = entry.change(
        obsolete=draw(st.booleans()),
        outdated=draw(st.booleans()),
        previous_source=draw(st.just(entry.previous_source) | texts),
        comments=draw(st.just(entry.comments) | comments),
        notes=draw(st.just(entry.notes) | comments),
        flags=draw(st.just(entry.flags) | flags),
        source=draw(st.just(entry.source) | texts),
    )
    if not entry.plural_source:
        changed = changed.change(translation=draw(st.just(entry.translation) | texts))
    entries = (*read.entries[:place], changed, *read.entries[place + 1 :])
    return read, replace(read, entries=entries), place


@take_part(0.3)
@given(edits())
def test_an_edit_keeps_every_byte_outside_its_entry(edit: tuple[Catalog, Catalog, int]) -> None:
    before, wanted, place = edit
    assert before.header
    written = write_catalog(wanted).decode()
    ahead = before.header.raw + "".join(entry.raw for entry in before.entries[:place])
    after = "".join(entry.raw for entry in before.entries[place + 1 :]) + before.tail
    assert written.startswith(ahead)
    assert written.endswith(after)
    again = read_catalog(written.encode(), path="a.po")
    assert again.entries == wanted.entries
    blank = [
        text[: len(text) - len(text.lstrip("\r\n"))] for text in (before.entries[place].raw, written[len(ahead) :])
    ]
    assert blank[0] == blank[1]
