"""Units go out as a table, are translated there, and come back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from tests.actions.exchange.exchanging import HEADING, LINK, PAGE, SOW, WATER, Exchange, make_exchange
from workflow.actions.exchange import receive
from workflow.core.exchange.csv_file import read_csv, write_csv
from workflow.core.exchange.deciding import Rule
from workflow.errors import DocumentError, UnknownName
from workflow.model import State
from workflow.store.journal import list_edits


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    """A project, and a CSV file of all its units."""
    exchange = make_exchange(tmp_path)
    exchange.send()
    return exchange


def test_what_nobody_changed_writes_nothing(exchange: Exchange) -> None:
    before = exchange.workspace.snapshot()
    assert exchange.outcomes() == {}
    assert exchange.workspace.snapshot() == before
    assert {each.outcome.value for each in exchange.receive().units} == {"unchanged"}


def test_what_was_translated_outside_is_in_the_po_file_and_the_journal(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj.", LINK: "Se [butikken](shop.html)."})
    assert exchange.outcomes(author="Ida") == {SOW: ("taken", ""), LINK: ("taken", "")}
    assert exchange.states == {
        HEADING: ("Have", "translated"),
        SOW: ("Så i maj.", "translated"),
        WATER: ("Vand hver dag.", "reviewed"),
        LINK: ("Se [butikken](shop.html).", "translated"),
    }
    edits = list_edits(exchange.workspace.project.instance, language="da", limit=2)
    assert [(edit.author, edit.source, edit.translation) for edit in reversed(edits)] == [
        ("Ida", SOW, "Så i maj."),
        ("Ida", LINK, "Se [butikken](shop.html)."),
    ]
    exchange.workspace.lint_catalogs()
    assert exchange.outcomes() == {}


def test_a_text_with_an_error_is_refused_and_the_others_are_taken(exchange: Exchange) -> None:
    exchange.workspace.configure("da", "ar", more='[checks]\nerror = ["link-targets"]\n')
    exchange.type({SOW: "Så i <b>maj.", LINK: "Se [butikken](http://evil.example).", HEADING: "Haven"})
    done = exchange.receive()
    assert [(each.outcome.value, each.check, each.reason) for each in done.units if each.reason] == [
        ("refused", "markup", "adds the tag <b>; the tag <b> is not closed"),
        ("refused", "link-targets", "lacks the link to shop.html; adds a link to http://evil.example"),
    ]
    assert exchange.states[SOW] == exchange.states[LINK] == ("", "untranslated")
    assert exchange.states[HEADING] == ("Haven", "translated")


def test_checks_of_whole_pages_refuse_what_they_would_refuse_when_it_is_typed(exchange: Exchange) -> None:
    exchange.workspace.configure("da", "ar", more='[checks]\nerror = ["inconsistent"]\n')
    exchange.workspace.write_source(PAGE, f"# {HEADING}\n\n{SOW}\n\n{WATER}\n\n{LINK}\n\n{WATER}\n")
    exchange.workspace.sync()
    exchange.send(states=[State.UNTRANSLATED])
    exchange.type({WATER: "Vand dagligt.", SOW: "Så i maj."})
    done = exchange.receive()
    assert [(each.outcome.value, each.check) for each in done.units if each.reason] == [("refused", "inconsistent")]


def test_a_text_that_would_break_the_page_is_found_among_others(exchange: Exchange) -> None:
    exchange.type({SOW: "# Så", LINK: "Se [butikken](shop.html)."})
    assert [outcome for outcome, _ in exchange.outcomes().values()] == ["refused", "taken"]
    assert exchange.states[SOW] == ("", "untranslated")


def test_a_review_holds_for_the_text_that_was_reviewed_only(exchange: Exchange) -> None:
    exchange.type({WATER: "Vand dagligt.", HEADING: "Have"}, state=State.REVIEWED)
    assert exchange.outcomes() == {WATER: ("taken", "")}
    assert exchange.states[WATER] == ("Vand dagligt.", "translated")
    assert exchange.states[HEADING] == ("Have", "translated")


def test_where_both_sides_have_translated_neither_text_is_lost(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj."})
    exchange.workspace.translate(PAGE, "da", {SOW: "Der sås i maj."})
    assert exchange.outcomes() == {SOW: ("offered", "was translated here too since the file went out")}
    assert exchange.states[SOW] == ("Der sås i maj.", "translated")
    exchange.workspace.lint_catalogs()
    assert '#~ msgstr "Så i maj."' in exchange.workspace.po_text(PAGE, "da")
    assert "# offered: from the file out.csv\n" in exchange.workspace.po_text(PAGE, "da")
    assert exchange.outcomes() == {}


def test_a_text_for_an_older_source_comes_in_as_outdated(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj."})
    path = exchange.workspace.root / "source" / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("in May", "in early May"), encoding="utf-8")
    exchange.workspace.sync()
    told = {"Sow in early May.": ("stale", "its source has changed since the file went out: it came in as outdated")}
    assert exchange.outcomes() == told
    entry = next(item.entry for item in exchange.workspace.units(PAGE, "da") if "May" in item.unit.source)
    assert entry is not None
    assert (entry.translation, entry.outdated, entry.previous_source) == ("Så i maj.", True, SOW)


def test_suggestions_stay_beside_the_unit_even_when_its_source_goes_and_comes_back(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj.", HEADING: "Haven"})
    assert exchange.outcomes(rule=Rule.SUGGEST) == {HEADING: ("offered", ""), SOW: ("offered", "")}
    exchange.type({SOW: "I maj."})
    assert exchange.outcomes(rule=Rule.SUGGEST) == {SOW: ("offered", "")}
    exchange.workspace.lint_catalogs()
    path = exchange.workspace.root / "source" / PAGE
    text = path.read_text(encoding="utf-8")
    for changed in (text.replace(SOW, "Sow in early May."), text, text.replace(f"{SOW}\n\n", ""), text):
        path.write_text(changed, encoding="utf-8")
        exchange.workspace.sync(yes=True)
    assert exchange.states[SOW] == ("", "untranslated")
    assert exchange.states[HEADING] == ("Have", "translated")


def test_only_untranslated_units_are_filled_when_that_is_asked_for(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj.", HEADING: "Haven"})
    assert exchange.outcomes(rule=Rule.UNTRANSLATED) == {
        HEADING: ("kept", "has a text already"),
        SOW: ("taken", ""),
    }


def test_unknown_pages_and_units_are_told(exchange: Exchange) -> None:
    exchange.edit(lambda item: replace(item, unit="zzzzzzzz") if item.source == SOW else item)
    assert exchange.outcomes() == {"zzzzzzzz": ("unknown", "the page has no such unit")}
    exchange.edit(lambda item: replace(item, page="../x.md"))
    assert exchange.outcomes() == {"zzzzzzzz": ("unknown", "the project has no such page")}


def test_a_unit_that_stands_twice_is_taken_once(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj."})
    text = exchange.file.read_bytes().decode()
    row = next(line for line in text.split("\r\n") if SOW in line)
    exchange.file.write_bytes(f"{text}{row.replace('Så i', 'I')}\r\n".encode())
    done = exchange.receive()
    assert [each.reason for each in done.units if each.outcome.value == "refused"] == [
        "stands twice in the file, first in line 3"
    ]
    assert exchange.states[SOW] == ("Så i maj.", "translated")


def test_a_dry_run_says_the_same_and_writes_nothing(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj.", LINK: "Se <b>."})
    before = exchange.workspace.snapshot()
    planned = exchange.receive(dry_run=True)
    assert exchange.workspace.snapshot() == before
    assert exchange.receive() == planned


def test_counts_are_those_of_a_new_index(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj.", HEADING: "Haven"})
    exchange.receive()
    counts = exchange.workspace.counts()
    exchange.workspace.drop_index()
    assert exchange.workspace.counts() == counts


def test_pages_and_states_are_chosen(exchange: Exchange) -> None:
    exchange.send(pages=[PAGE], states=[State.UNTRANSLATED])
    assert [each.outcome.value for each in exchange.receive().units] == ["unchanged"] * 2
    with pytest.raises(UnknownName, match=r"there is no page 'x\.md'"):
        exchange.send(pages=["x.md"])


def test_a_file_in_another_language_is_refused(exchange: Exchange) -> None:
    with pytest.raises(UnknownName, match="is in 'da', not in 'ar': leave --lang out"):
        exchange.receive(language="ar")
    exchange.edit(lambda item: replace(item, language="de"))
    with pytest.raises(UnknownName, match="is in 'de', which is no language of the project; it has: da, ar"):
        exchange.receive()
    exchange.edit(lambda item: replace(item, language=""))
    with pytest.raises(UnknownName, match="give it with --lang CODE"):
        exchange.receive()
    assert exchange.outcomes(language="da") == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_spreadsheet_program_may_have_written_the_file_anew(
    exchange: Exchange, separator: str, encoding: str
) -> None:
    exchange.type({SOW: "Så i maj.", HEADING: 'Have; "stor",\tsmuk'})
    rows = csv.reader(io.StringIO(exchange.file.read_bytes().decode("utf-8-sig"), newline=""))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n").writerows(rows)
    exchange.file.write_bytes(written.getvalue().encode(encoding))
    assert exchange.outcomes() == {HEADING: ("taken", ""), SOW: ("taken", "")}
    assert exchange.states[HEADING] == ('Have; "stor",\tsmuk', "translated")


def test_a_large_file_is_not_read(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "LARGEST", 100)
    with pytest.raises(DocumentError, match=r"the limit is 100: send fewer pages"):
        exchange.receive()


def test_formulas_go_out_as_text_and_come_back_as_they_were(exchange: Exchange) -> None:
    exchange.type({SOW: "=HYPERLINK(A1)", HEADING: "'+1"})
    assert set(exchange.outcomes().values()) == {("taken", "")}
    exchange.send()
    text = exchange.file.read_text(encoding="utf-8-sig")
    assert '"\'=HYPERLINK(A1)"' in text
    assert exchange.outcomes() == {}
    assert exchange.states[SOW] == ("=HYPERLINK(A1)", "translated")
    assert exchange.states[HEADING] == ("'+1", "translated")


def test_a_text_of_many_lines_or_white_space_is_taken_as_if_typed(exchange: Exchange) -> None:
    exchange.type({SOW: "Så\r\ni maj.", LINK: "  \n"})
    assert exchange.outcomes() == {SOW: ("taken", "")}
    assert exchange.states[SOW] == ("Så\ni maj.", "translated")


@pytest.mark.parametrize("char", ["\x00", "\ud800"])
def test_a_character_that_no_po_file_can_hold_is_refused(exchange: Exchange, char: str) -> None:
    edited = read_csv(exchange.file.read_bytes().decode("utf-8-sig"), "").items
    items = [replace(item, translation=f"Så{char}") if item.source == SOW else item for item in edited]
    text = write_csv(items).encode("utf-8", "surrogatepass")
    exchange.file.write_bytes(text)
    if char == "\ud800":
        with pytest.raises(DocumentError, match="is not UTF-8"):
            exchange.receive()
    else:
        assert exchange.outcomes()[SOW][0] == "refused"


def test_a_damaged_po_file_stops_its_page_only(exchange: Exchange) -> None:
    exchange.workspace.write_source("other.md", "Other text.\n")
    exchange.workspace.sync()
    exchange.send()
    exchange.type({SOW: "Så i maj.", "Other text.": "Anden tekst."})
    exchange.workspace.edit_po(PAGE, "da", 'msgstr "Have"', 'msgstr "Have')
    done = exchange.receive()
    assert [(problem.path, problem.line > 0) for problem in done.problems] == [(f"locales/da/{PAGE}.po", True)]
    assert exchange.workspace.states("other.md", "da") == {"Other text.": ("Anden tekst.", "translated")}


def test_a_language_without_po_files_gets_them(exchange: Exchange) -> None:
    exchange.workspace.configure("da", "nn", catalogs="used")
    exchange.edit(lambda item: replace(item, language="nn", translation="Hage" if item.source == HEADING else ""))
    assert [each.outcome.value for each in exchange.receive().units] == ["taken", "unchanged", "unchanged", "unchanged"]
    assert exchange.workspace.states(PAGE, "nn")[HEADING] == ("Hage", "translated")


def test_a_file_that_is_no_text_is_refused(exchange: Exchange) -> None:
    exchange.file.write_bytes("page,unit,source,translation\na,b,c,é".encode("windows-1252"))
    with pytest.raises(DocumentError, match=r"out\.csv:2: byte 0xe9 is not UTF-8"):
        exchange.receive()


def test_a_page_that_waits_for_a_sync_is_left_alone(exchange: Exchange) -> None:
    exchange.type({SOW: "Så i maj."})
    exchange.workspace.write_source(PAGE, "# Garden\n\nNew.\n")
    done = exchange.receive()
    assert [str(problem) for problem in done.problems] == [
        f"{PAGE}: has changed since the last sync; run `polyfolio sync` first"
    ]
