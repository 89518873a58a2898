"""Finding a page's terms, adding one, and what checks make of them."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.actions.checking import check_translations
from workflow.actions.terms import AddedTerm, UnitTerms, add_term, find_terms, list_terms
from workflow.core.terms import FoundTerm
from workflow.errors import PolyfolioError, UnknownName
from workflow.model import Severity

PAGE = "# Pages\n\nA `page` of **units**.\n\nNothing here.\n"
TERM = FoundTerm("unit", ("enhed", "del"), "a small piece", ("segment",), 14, 19)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A page and a glossary."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    add_term(workspace.project, "da", "unit", "enhed|del", note="a small piece", forbidden="segment")
    return workspace


def test_the_terms_of_a_unit_are_found_with_their_places(filled: Workspace) -> None:
    ids = filled.ids("a.md")
    assert find_terms(filled.project, "a.md", ids["A `page` of **units**."], "da") == (TERM,)
    assert find_terms(filled.project, "a.md", ids["Nothing here."], "da") == ()
    assert find_terms(filled.project, "a.md", ids["A `page` of **units**."], "ar") == ()


def test_the_terms_of_all_pages_are_listed_past_a_bad_one(filled: Workspace) -> None:
    filled.write_source("b.md", b"\xff")
    with (filled.root / "glossary/da.csv").open("a") as file:
        file.write(",bad\n")
    listed = list_terms(filled.project, "da")
    assert listed.units == (UnitTerms("a.md", filled.ids("a.md")["A `page` of **units**."], (TERM,)),)
    assert [(problem.path, problem.line) for problem in listed.problems] == [("glossary/da.csv", 3), ("b.md", 1)]


def test_names_that_are_not_there_are_refused(filled: Workspace) -> None:
    with pytest.raises(UnknownName):
        find_terms(filled.project, "a.md", "none", "da")
    with pytest.raises(UnknownName):
        list_terms(filled.project, "xx")
    with pytest.raises(UnknownName):
        add_term(filled.project, "en", "page", "page")
    with pytest.raises(UnknownName):
        list_terms(filled.project, "da", page="../glossary/da.csv")


def test_a_term_is_added_once(filled: Workspace) -> None:
    again = add_term(filled.project, "da", " unit ", "enhed | del", note="a  small piece", forbidden="segment")
    assert again == AddedTerm("glossary/da.csv", 2, added=False)
    other = add_term(filled.project, "da", "unit", "stykke")
    assert other == AddedTerm("glossary/da.csv", 3, added=True)


def test_a_term_that_a_spreadsheet_takes_for_a_formula_stays_as_it_is_and_is_told(filled: Workspace) -> None:
    added = add_term(filled.project, "da", "=SUM", "=SUM", case=True)
    assert added.warning == "spreadsheet programs take '=SUM' for a formula: import the columns there as text"
    assert (filled.root / "glossary/da.csv").read_text().endswith("\n=SUM,=SUM,,,yes\n")


@pytest.mark.parametrize(
    ("term", "translation", "problem"),
    [
        ("", "x", "the term: has no word"),
        ("page", "", "page: a term needs a translation, or one that is forbidden"),
        ("page", "a" * 301, f"{'a' * 40}: has 301 characters; a term is no longer than 300"),
        ("pa\0ge", "side", "pa\0ge: has a control character or a line break"),
    ],
)
def test_what_cannot_be_a_term_is_refused(workspace: Workspace, term: str, translation: str, problem: str) -> None:
    with pytest.raises(PolyfolioError) as caught:
        add_term(workspace.project, "da", term, translation)
    assert str(caught.value) == problem
    assert not (workspace.root / "glossary").exists()


@pytest.mark.parametrize("note", ["a" * 2001, "\x1b[2J", "\ud800"])
def test_what_cannot_be_a_note_is_refused(workspace: Workspace, note: str) -> None:
    with pytest.raises(PolyfolioError, match=r"^the note: has"):
        add_term(workspace.project, "da", "page", "side", note=note)
    assert not (workspace.root / "glossary").exists()


def test_checks_use_the_glossary_as_it_is_now(filled: Workspace) -> None:
    (saved,) = filled.translate("a.md", "da", {"A `page` of **units**.": "En `page` af **segmenter**."})
    messages = [
        "lacks the term unit: the glossary has “enhed” or “del”",
        "has “segment” for the term unit, which the glossary forbids: use “enhed” or “del”",
    ]
    assert [issue.message for issue in saved.issues] == messages
    found = check_translations(filled.project, ["da"])
    assert [(issue.check, issue.severity) for issue in found.issues] == [
        ("terms", Severity.WARNING),
        ("forbidden-terms", Severity.WARNING),
    ]
    add_term(filled.project, "da", "unit", "segment")
    assert check_translations(filled.project, ["da"]).issues == ()


def test_a_forbidden_term_can_be_an_error(filled: Workspace) -> None:
    filled.configure("da", "ar", more='\n[checks]\nerror = ["forbidden-terms"]\noff = ["terms"]\n')
    with pytest.raises(PolyfolioError, match="which the glossary forbids"):
        filled.translate("a.md", "da", {"A `page` of **units**.": "En `page` af **segmenter**."})


def test_check_tells_bad_lines_and_goes_on(filled: Workspace) -> None:
    (filled.root / "glossary/da.csv").write_text("term,translation\n,x\n")
    assert [str(problem) for problem in check_translations(filled.project).problems] == [
        "glossary/da.csv:2: has no term"
    ]
