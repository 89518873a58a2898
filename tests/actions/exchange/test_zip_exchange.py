"""Units go out as a ZIP archive of PO files, are translated in PO editors, and come back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.actions.exchange.exchanging import HEADING, PAGE, SOW, WATER, Exchange, make_exchange
from workflow.model import State
from workflow.store.archives import pack_files, read_members

NAME = f"da/{PAGE}.po"


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    """A project, and an archive of all its PO files."""
    exchange = make_exchange(tmp_path, "zip")
    exchange.send()
    return exchange


def unpack(exchange: Exchange) -> dict[str, bytes]:
    """The archive's files."""
    return {member.name: member.data for member in read_members(exchange.file.read_bytes(), "")}


def edit(exchange: Exchange, change: Callable[[str], str]) -> None:
    """Change the PO file of the archive as text."""
    text = unpack(exchange)[NAME].decode("utf-8")
    assert change(text) != text
    exchange.file.write_bytes(pack_files([(NAME, change(text).encode("utf-8"))]))


def translate_with_polib(exchange: Exchange, texts: dict[str, str]) -> None:
    """Translate the PO file as another program does, which writes every entry anew."""
    store = polib.pofile(unpack(exchange)[NAME].decode("utf-8"))
    for entry in store:
        if entry.msgid in texts:
            entry.msgstr = texts[entry.msgid]
    exchange.file.write_bytes(pack_files([(NAME, str(store).encode("utf-8"))]))


def test_the_archive_has_the_lines_of_the_project_with_a_base_for_each_unit(exchange: Exchange) -> None:
    packed = unpack(exchange)
    assert list(packed) == [NAME]
    lines = packed[NAME].decode("utf-8").splitlines(keepends=True)
    bases = [line for line in lines if line.startswith("# base: ")]
    assert len(bases) == 4
    assert "".join(line for line in lines if line not in bases) == exchange.workspace.po_text(PAGE, "da")


def test_the_same_project_gives_the_same_bytes(exchange: Exchange) -> None:
    before = exchange.file.read_bytes()
    exchange.send()
    assert exchange.file.read_bytes() == before


def test_what_nobody_changed_writes_nothing(exchange: Exchange) -> None:
    before = exchange.workspace.snapshot()
    assert exchange.outcomes() == {}
    translate_with_polib(exchange, {})
    assert exchange.outcomes() == {}
    assert exchange.workspace.snapshot() == before


def test_what_a_po_editor_has_saved_is_taken(exchange: Exchange) -> None:
    translate_with_polib(exchange, {SOW: "Så i maj.", HEADING: "Haven"})
    assert exchange.outcomes() == {HEADING: ("taken", ""), SOW: ("taken", "")}
    assert exchange.states[SOW] == ("Så i maj.", "translated")
    assert exchange.states[WATER] == ("Vand hver dag.", "reviewed")
    assert "base: " not in exchange.workspace.po_text(PAGE, "da")
    exchange.workspace.lint_catalogs()


def test_a_review_in_the_file_is_not_believed(exchange: Exchange) -> None:
    review = next(line for line in exchange.workspace.po_text(PAGE, "da").splitlines() if "reviewed-by" in line)
    edit(exchange, lambda text: text.replace('"Have"', '"Haven"').replace("# base", f"{review}\n# base", 1))
    assert exchange.outcomes() == {HEADING: ("taken", "")}
    assert exchange.states[HEADING] == ("Haven", "translated")
    assert exchange.workspace.po_text(PAGE, "da").count("reviewed-by") == 1


def test_where_both_sides_have_translated_neither_text_is_lost(exchange: Exchange) -> None:
    translate_with_polib(exchange, {SOW: "Så i maj."})
    exchange.workspace.translate(PAGE, "da", {SOW: "Der sås i maj."})
    assert exchange.outcomes()[SOW][0] == "offered"


def test_only_chosen_units_go_out(exchange: Exchange) -> None:
    exchange.send(states=[State.UNTRANSLATED])
    assert unpack(exchange)[NAME].count(b"msgctxt") == 2
    translate_with_polib(exchange, {SOW: "Så i maj."})
    assert exchange.outcomes() == {SOW: ("taken", "")}
    assert exchange.states[HEADING] == ("Have", "translated")


def test_languages_and_folders_above_are_found_and_other_files_told(exchange: Exchange) -> None:
    translate_with_polib(exchange, {SOW: "Så i maj."})
    data = unpack(exchange)[NAME]
    files = [(f"book/locales/{NAME}", data), ("README", b"x"), ("../da/x.po", b"x"), ("de/garden.md.po", data)]
    with zipfile.ZipFile(exchange.file, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    done = exchange.receive()
    assert [problem.message for problem in done.problems] == [
        "is no PO file of the project: they are called LANG/PAGE.po",
        "was left alone: its name leads out of the archive",
        "is no PO file of the project: they are called LANG/PAGE.po",
    ]
    assert exchange.states[SOW] == ("Så i maj.", "translated")


def test_a_damaged_po_file_stops_itself_only(exchange: Exchange) -> None:
    exchange.workspace.write_source("other.md", "Other text.\n")
    exchange.workspace.sync()
    exchange.send()
    files = unpack(exchange)
    files["da/other.md.po"] = (
        files["da/other.md.po"]
        .replace(b'msgstr ""\n', b'msgstr "Anden tekst."\n')
        .replace(b'msgstr "Anden tekst."\n', b'msgstr ""\n', 1)
    )
    files[NAME] = files[NAME][:-20]
    exchange.file.write_bytes(pack_files(files.items()))
    done = exchange.receive()
    assert [(problem.path, bool(problem.line)) for problem in done.problems] == [(f"{exchange.file}/{NAME}", True)]
    assert exchange.workspace.states("other.md", "da") == {"Other text.": ("Anden tekst.", "translated")}


def test_a_file_in_the_folder_of_another_language_is_told(exchange: Exchange) -> None:
    data = unpack(exchange)[NAME]
    exchange.file.write_bytes(pack_files([(f"ar/{PAGE}.po", data)]))
    done = exchange.receive()
    assert [problem.message for problem in done.problems] == [
        "stands in the folder of 'ar', but its header says that it is in 'da'"
    ]
    assert done.units == ()


def test_entries_with_plural_forms_are_told(exchange: Exchange) -> None:
    edit(
        exchange,
        lambda text: text.replace(f'msgid "{SOW}"\nmsgstr ""', f'msgid "{SOW}"\nmsgid_plural "x"\nmsgstr[0] "a"'),
    )
    done = exchange.receive()
    assert [problem.message for problem in done.problems] == ["has an entry with plural forms, which no unit has"]
