"""What another program wrote while a save was killed is the PO file again, and the save is made good on top of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.recovery import Recovered, recover_project
from workflow.core.digest import digest_entry
from workflow.errors import CatalogError
from workflow.store.exchange import digest_bytes, list_swaps, name_digest
from workflow.store.journal import Edit, Fate, read_edits, record_edit

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    """A page with one translation."""
    made = make_workspace(tmp_path, "da")
    made.write_source("a.md", PAGE)
    made.sync()
    made.translate("a.md", "da", {"Title": "Titel"})
    return made


def kill_between(book: Workspace, theirs: str, *, source: str = "First paragraph.") -> None:
    """What is left of a save of one unit that was killed when another program had just changed the file."""
    path = book.po_path("a.md", "da")
    old = path.read_bytes()
    entry = next(entry for entry in book.catalog("a.md", "da").entries if entry.source == source)
    edit = Edit("a.md", entry.id, "da", "Åse", digest_entry(entry), source, "Ny tekst")
    record_edit(book.root / "instance", edit)
    before = f'"{source}"\nmsgstr "{entry.translation}"'.encode()
    new = old.replace(before, f'"{source}"\nmsgstr "Ny tekst"'.encode())
    digests = [digest_bytes(data)[:24] for data in (old, new)]
    swap = path.with_name(f".0123-{name_digest(path)}-{digests[0]}-{digests[1]}.polyfolio-swap")
    assert theirs.count("->") == 1
    was, _, now = theirs.partition("->")
    assert old.count(was.encode()) == 1
    swap.write_bytes(old.replace(was.encode(), now.encode()))
    path.write_bytes(new)


def fates(book: Workspace, source: str = "First paragraph.") -> list[Fate]:
    """What became of a unit's edits."""
    edits = read_edits(book.root / "instance", "a.md", book.ids("a.md")[source], "da")
    return [edit.fate for edit in edits]


def test_another_unit_and_the_save_are_both_kept(book: Workspace) -> None:
    kill_between(book, "Titel->Overskrift")
    done = recover_project(book.project)
    assert (done.returned, [edit.translation for edit in done.written]) == (("locales/da/a.md.po",), ["Ny tekst"])
    texts = {source: text for source, (text, _) in book.states("a.md", "da").items()}
    assert texts == {"Title": "Overskrift", "First paragraph.": "Ny tekst", "Second paragraph.": ""}
    assert recover_project(book.project) == Recovered()


def test_a_text_for_the_same_unit_stays_and_the_save_is_offered(book: Workspace) -> None:
    kill_between(book, 'msgstr "Titel"->msgstr "Overskrift"', source="Title")
    recover_project(book.project)
    assert book.states("a.md", "da")["Title"] == ("Overskrift", "translated")
    assert [text for _, _, text in book.obsolete("a.md", "da")] == ["Ny tekst"]
    assert fates(book, "Title")[-1] is Fate.OVERTAKEN


def test_in_a_file_that_has_gone_on_the_other_text_is_offered(book: Workspace) -> None:
    kill_between(book, "Titel->Overskrift")
    book.edit_po("a.md", "da", '"Second paragraph."\nmsgstr ""', '"Second paragraph."\nmsgstr "To"')
    assert recover_project(book.project).returned == ("locales/da/a.md.po",)
    texts = {source: text for source, (text, _) in book.states("a.md", "da").items()}
    assert texts == {"Title": "Titel", "First paragraph.": "Ny tekst", "Second paragraph.": "To"}
    assert [text for _, _, text in book.obsolete("a.md", "da")] == ["Overskrift"]
    assert list_swaps(book.po_path("a.md", "da").parent) == ()


def test_what_cannot_be_read_stays_and_is_told(book: Workspace) -> None:
    kill_between(book, "Titel->Overskrift")
    path = book.po_path("a.md", "da")
    (swap,) = list_swaps(path.parent)
    swap.path.write_bytes(b'msgid "broken')
    path.write_bytes(path.read_bytes() + b"\n# later\n")
    (problem, *_) = recover_project(book.project).problems
    assert isinstance(problem, CatalogError)
    assert "locales/da/a.md.po" in str(problem)
    assert swap.path.read_bytes() == b'msgid "broken'
