"""A document that was translated before becomes the translations of its page's units."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.importing_page.letters import BREV, LETTER, bring, put, read_po
from tests.core.page_alignment.documents import list_spans
from tests.project import Workspace
from workflow.actions.importing_page import Unplaced, import_pages
from workflow.errors import PolyfolioError
from workflow.store.po import read_catalog

TRANSLATED = {
    source: (target, "translated") for source, target in zip(list_spans(LETTER), list_spans(BREV), strict=True)
}


@pytest.fixture
def letter(workspace: Workspace) -> Workspace:
    """A project with the letter."""
    workspace.write_source("letter.md", LETTER)
    workspace.sync()
    return workspace


def test_every_text_is_taken_as_translated(letter: Workspace) -> None:
    put(letter, "brev.md", BREV)
    bring(letter, "brev.md", page="letter.md", language="da")
    assert read_po(letter, "letter.md", "da") == TRANSLATED
    assert letter.render("letter.md", "da") == BREV


def test_a_dry_run_says_the_same_and_writes_nothing(letter: Workspace) -> None:
    put(letter, "brev.md", BREV)
    done = bring(letter, "brev.md", page="letter.md", language="da", dry_run=True)
    assert [(unit.source, unit.text) for _, taken in done.pages for unit in taken.units] == [
        (source, target) for source, (target, _) in TRANSLATED.items()
    ]
    assert read_po(letter, "letter.md", "da") == {}


def test_below_the_threshold_a_text_is_outdated_and_what_it_was_made_from_is_not_known(letter: Workspace) -> None:
    put(letter, "brev.md", BREV)
    bring(letter, "brev.md", page="letter.md", language="da", threshold=100)
    assert {state for _, state in read_po(letter, "letter.md", "da").values()} == {"outdated"}
    assert {entry.previous_source for entry in letter.catalog("letter.md", "da").entries} == {""}


def test_text_that_is_still_in_the_source_language_is_no_translation(letter: Workspace) -> None:
    put(letter, "brev.md", BREV.replace("Hvor er nøglen?", "Where is the key?"))
    done = bring(letter, "brev.md", page="letter.md", language="da")
    assert "Where is the key?" not in read_po(letter, "letter.md", "da")
    assert done.pages[0][0].untranslated == (letter.ids("letter.md")["Where is the key?"],)


def test_text_without_a_letter_to_translate_is_its_own_translation(workspace: Workspace) -> None:
    workspace.write_source("a.wiki", "<translate>\nThe numbers:\n\n3.14\n</translate>\n")
    workspace.sync()
    put(workspace, "da.wiki", "Alle tallene:\n\n3.14\n")
    bring(workspace, "da.wiki", page="a.wiki", language="da")
    assert read_po(workspace, "a.wiki", "da")["3.14"] == ("3.14", "translated")


def test_a_text_without_a_place_is_told_and_reported(letter: Workspace) -> None:
    put(letter, "brev.md", BREV + "\nOversat af havens venner i Odense og på Fyn, tak for det.\n")
    report = letter.root / "left.po"
    done = bring(letter, "brev.md", page="letter.md", language="da", report_file=report)
    text = "Oversat af havens venner i Odense og på Fyn, tak for det."
    assert done.pages[0][0].left == (Unplaced(18, text, "no unit of the page has this place"),)
    assert [
        (entry.source, entry.translation) for entry in read_catalog(report.read_bytes(), path="left.po").entries
    ] == [(f"{letter.root}/brev.md:18", text)]


def test_a_joined_text_is_outdated_and_offered_to_both_units(workspace: Workspace) -> None:
    first, second = "Come in and sit down at the `table`.", "The [stove](stove.md) is warm, and there is soup for 20."
    joined = "Kom ind og sæt dig ved `table`. [Ovnen](stove.md) er varm, og der er suppe til 20."
    workspace.write_source("a.md", f"{first}\n\n{second}\n")
    workspace.sync()
    put(workspace, "da.md", f"{joined}\n")
    bring(workspace, "da.md", page="a.md", language="da")
    assert read_po(workspace, "a.md", "da") == {second: (joined, "outdated")}
    assert workspace.obsolete("a.md", "da") == [(workspace.ids("a.md")[first], f"{first} {second}", joined)]


def test_a_text_that_would_break_the_page_is_outdated(letter: Workspace) -> None:
    put(letter, "brev.md", BREV.replace("Hvor er nøglen?", "Hvor er <script>nøglen</script>?"))
    bring(letter, "brev.md", page="letter.md", language="da")
    assert letter.states("letter.md", "da")["Where is the key?"] == ("Hvor er <script>nøglen</script>?", "outdated")


def test_a_second_import_changes_nothing(letter: Workspace) -> None:
    put(letter, "brev.md", BREV)
    bring(letter, "brev.md", page="letter.md", language="da")
    before = letter.po_path("letter.md", "da").stat().st_mtime_ns
    done = bring(letter, "brev.md", page="letter.md", language="da", force=True)
    assert [(taken.units, taken.kept) for _, taken in done.pages] == [((), ())]
    assert letter.po_path("letter.md", "da").stat().st_mtime_ns == before


def test_a_page_that_has_changed_since_the_last_sync_is_refused(letter: Workspace) -> None:
    letter.write_source("letter.md", LETTER.replace("Everyone", "Anyone"))
    put(letter, "brev.md", BREV)
    done = import_pages(letter.project, str(letter.root / "brev.md"), page="letter.md", language="da")
    assert [str(problem) for problem in done.problems] == [
        "letter.md: has changed since the last sync; run `polyfolio sync` first"
    ]
    assert done.pages == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"page": "letter.md"}, "--lang CODE must say what the document is a translation of, and into what"),
        ({"language": "da"}, "--page PAGE must say what the document is a translation of, and into what"),
    ],
)
def test_a_single_file_needs_its_page_and_language(letter: Workspace, options: dict[str, str], message: str) -> None:
    path: Path = put(letter, "brev.md", BREV)
    page, language = options.get("page", ""), options.get("language", "")
    with pytest.raises(PolyfolioError) as caught:
        import_pages(letter.project, str(path), page=page, language=language)
    assert caught.value.message == message
