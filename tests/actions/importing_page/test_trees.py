"""Whole trees: a folder beside the source, a folder of languages, patterns; one bad file does not stop the others."""

from __future__ import annotations

import pytest

from tests.actions.importing_page.letters import BREV, LETTER, bring, put
from tests.project import Workspace
from workflow.actions.importing_page import import_pages
from workflow.errors import PolyfolioError


@pytest.fixture
def letters(workspace: Workspace) -> Workspace:
    """A project with the letter twice."""
    workspace.write_source("letter.md", LETTER)
    workspace.write_source("more/letter.md", LETTER)
    workspace.sync()
    return workspace


def _translated(workspace: Workspace) -> list[tuple[str, str]]:
    found = [(page, language) for page in ("letter.md", "more/letter.md") for language in ("da", "ar")]
    return [(page, language) for page, language in found if workspace.render(page, language) == BREV]


@pytest.mark.parametrize(
    ("names", "where", "options"),
    [
        (["docs-da/letter.md", "docs-da/more/letter.md"], "docs-da", {"language": "da"}),
        (["docs/da/letter.md", "docs/da/more/letter.md"], "docs/", {}),
        (["docs/letter.da.md", "docs/more/letter.da.md"], "docs", {}),
        (["docs/letter/da.md", "docs/more/letter/da.md"], "docs", {}),
        (["docs/da/letter.md", "docs/da/more/letter.md"], "docs/{lang}/{page}", {}),
        (["letter.da.md", "more/letter.da.md"], "{dir}/{name}.{lang}{ext}", {}),
        (["t/letter/da.md", "t/more/letter/da.md"], "t/{page}/{lang}.md", {}),
        (["t/more/letter/da.txt", "t/letter/da.txt"], "t/{dir}/{name}/da.txt", {"language": "da"}),
    ],
)
def test_a_tree_is_found(letters: Workspace, names: list[str], where: str, options: dict[str, str]) -> None:
    for name in names:
        put(letters, name, BREV)
    bring(letters, where, **options)
    assert _translated(letters) == [("letter.md", "da"), ("more/letter.md", "da")]


def test_a_page_limits_a_tree(letters: Workspace) -> None:
    put(letters, "docs-da/letter.md", BREV)
    put(letters, "docs-da/more/letter.md", BREV)
    bring(letters, "docs-da", page="more/letter.md", language="da")
    assert _translated(letters) == [("more/letter.md", "da")]


def test_codes_may_be_written_as_wikis_and_gettext_write_them(workspace: Workspace) -> None:
    workspace.configure("pt-BR")
    workspace.write_source("letter.md", LETTER)
    workspace.sync()
    put(workspace, "docs/pt_BR/letter.md", BREV)
    bring(workspace, "docs")
    assert workspace.render("letter.md", "pt-BR") == BREV


def test_one_bad_file_does_not_stop_the_others(letters: Workspace) -> None:
    put(letters, "docs-da/letter.md", BREV)
    (letters.root / "docs-da" / "more").mkdir()
    (letters.root / "docs-da" / "more" / "letter.md").write_bytes(b"Br\xf8d\n")
    done = import_pages(letters.project, str(letters.root / "docs-da"), language="da")
    assert [problem.path for problem in done.problems] == [str(letters.root / "docs-da/more/letter.md")]
    assert _translated(letters) == [("letter.md", "da")]


def test_a_document_of_no_page_is_named(letters: Workspace) -> None:
    put(letters, "docs-da/letter.md", BREV)
    put(letters, "docs-da/other.md", BREV)
    done = import_pages(letters.project, str(letters.root / "docs-da"), language="da")
    assert [str(problem) for problem in done.problems] == [
        f"{letters.root}/docs-da/other.md: is the translation of no page of the project: nothing was taken from it"
    ]
    assert _translated(letters) == [("letter.md", "da")]


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("docs/{language}/{page}", "the field {language} does not exist"),
        ("docs/{page}", "has no {lang}"),
        ("docs/{lang}.md", "has neither {page} nor {name}"),
        ("docs/{lang}/{page}", "no translated document of any page in any language of the project is here"),
        ("nothing.md", "there is no such file or folder"),
    ],
)
def test_what_cannot_be_found_is_said(letters: Workspace, where: str, message: str) -> None:
    with pytest.raises(PolyfolioError) as caught:
        import_pages(letters.project, where)
    assert caught.value.message.startswith(message)
