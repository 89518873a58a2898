"""Translation pages: who stands in for what is missing, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.rendering import render_translation
from workflow.errors import CatalogError, UnknownName

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"


@pytest.fixture
def nordic(tmp_path: Path) -> Workspace:
    """A page in Nynorsk, Bokmål and Danish."""
    workspace = make_workspace(tmp_path / "project", "nn", "nb", "da", more='\n[fallbacks]\nnn = ["nb", "da"]\n')
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "nn", {"Title": "Tittel nn"})
    workspace.translate("a.md", "nb", {"Title": "Tittel nb", "First paragraph.": "Første nb."})
    return workspace


def test_each_unit_falls_back_along_its_language_s_chain(nordic: Workspace) -> None:
    assert nordic.render("a.md", "nn") == "# Tittel nn\n\nFørste nb.\n\nSecond paragraph.\n"


def test_a_further_language_of_the_chain_stands_in_too(nordic: Workspace) -> None:
    nordic.translate("a.md", "da", {"First paragraph.": "Første da.", "Second paragraph.": "Andet da."})
    assert nordic.render("a.md", "nn") == "# Tittel nn\n\nFørste nb.\n\nAndet da.\n"


def test_what_stands_in_counts_for_nothing(nordic: Workspace) -> None:
    counts = nordic.counts()["nn", "a.md"]
    assert (counts.translated, counts.untranslated) == (1, 2)


def test_a_translation_with_an_error_falls_back_along_the_chain(nordic: Workspace) -> None:
    nordic.translate("a.md", "nn", {"First paragraph.": "<script>x</script>"}, force=True)
    rendered = render_translation(nordic.project, "a.md", "nn")
    assert rendered.text == "# Tittel nn\n\nFørste nb.\n\nSecond paragraph.\n"
    assert [issue.unit for issue in rendered.issues] == [nordic.ids("a.md")["First paragraph."]]


def test_text_of_another_language_is_marked_on_demand(nordic: Workspace) -> None:
    text = render_translation(nordic.project, "a.md", "nn", mark=True).text
    assert "# Tittel nn\n" in text
    assert '<span lang="nb" dir="ltr">Første nb.</span>' in text
    assert '<span lang="en" dir="ltr">Second paragraph.</span>' in text


def test_a_damaged_stand_in_is_told_and_left_out(nordic: Workspace) -> None:
    nordic.po_path("a.md", "nb").write_bytes(b"garbage\n")
    rendered = render_translation(nordic.project, "a.md", "nn")
    assert rendered.text == "# Tittel nn\n\nFirst paragraph.\n\nSecond paragraph.\n"
    assert [problem.path for problem in rendered.problems] == ["locales/nb/a.md.po"]


def test_a_damaged_catalog_of_the_language_itself_is_an_error(nordic: Workspace) -> None:
    nordic.po_path("a.md", "nn").write_bytes(b"garbage\n")
    with pytest.raises(CatalogError) as caught:
        nordic.render("a.md", "nn")
    assert (caught.value.path, caught.value.line) == ("locales/nn/a.md.po", 1)


@pytest.mark.parametrize(
    "text",
    [
        b"# T\r\n\r\nText\r\nwraps.\r\n",
        b"\xef\xbb\xbf# T\n\nText.",
        b"Text.\r\rMore.\r",
        b"a\tb \0 c\xe2\x80\xa8d\n\n<div>\n\nopen\n",
        b"- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n",
        b"",
    ],
)
def test_an_untranslated_page_is_the_source_byte_for_byte(workspace: Workspace, text: bytes) -> None:
    workspace.write_source("a.md", text)
    workspace.write_source("a.txt", text)
    workspace.try_sync()
    for page in ("a.md", "a.txt"):
        for language in ("da", "en"):
            assert workspace.render(page, language).encode() == text


def test_line_ends_of_the_source_stay_around_translations(workspace: Workspace) -> None:
    workspace.write_source("a.md", "# Title\r\n\r\nText.\r\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel"})
    assert workspace.render("a.md", "da") == "# Titel\r\n\r\nText.\r\n"


def outdate(workspace: Workspace, settings: str = "") -> None:
    """A page with one outdated unit."""
    workspace.configure("da", "ar", more=settings)
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel", "First paragraph.": "Første."})
    workspace.write_source("a.md", PAGE.replace("First", "The first"))
    workspace.sync()


def test_an_outdated_translation_is_kept_on_the_page(workspace: Workspace) -> None:
    outdate(workspace)
    assert workspace.render("a.md", "da") == "# Titel\n\nFørste.\n\nSecond paragraph.\n"


def test_the_source_stands_in_for_outdated_text_where_the_project_says_so(workspace: Workspace) -> None:
    outdate(workspace, '\n[export]\noutdated = "source"\n')
    assert workspace.render("a.md", "da") == "# Titel\n\nThe first paragraph.\n\nSecond paragraph.\n"


def test_a_page_is_rendered_before_its_sync_without_the_edited_text(workspace: Workspace) -> None:
    outdate(workspace)
    workspace.write_source("a.md", "# Title\n\nSecond paragraph.\n\nBrand new.\n")
    assert workspace.render("a.md", "da") == "# Titel\n\nSecond paragraph.\n\nBrand new.\n"


def test_the_banner_says_how_complete_the_page_is(workspace: Workspace) -> None:
    outdate(workspace)
    text = render_translation(workspace.project, "a.md", "da", banner=True).text
    assert "Title" in text.split("# Titel")[0]
    assert "33" in text.split("# Titel")[0]
    plain = render_translation(workspace.project, "a.md", "en", banner=True).text
    assert plain == PAGE.replace("First", "The first")


def test_the_banner_tells_of_outdated_text_only_when_it_is_shown(workspace: Workspace) -> None:
    outdate(workspace)
    told = render_translation(workspace.project, "a.md", "da", banner=True).text.split("# Titel")[0]
    workspace.translate("a.md", "da", {"The first paragraph.": "Første."})
    now = render_translation(workspace.project, "a.md", "da", banner=True).text.split("# Titel")[0]
    assert len(told) > len(now)


def test_a_language_bar_lists_languages_in_which_something_is_translated(workspace: Workspace) -> None:
    workspace.write_source("a.wiki", "<languages/>\n<translate>\nSome text.\n</translate>\n")
    workspace.sync()
    workspace.translate("a.wiki", "da", {"Some text.": "En tekst."})
    text = workspace.render("a.wiki", "da")
    assert "En tekst." in text
    assert "<languages" not in text
    assert "dansk" in text
    assert "English" in text
    assert "العربية" not in text


def test_a_wiki_page_in_its_source_language_has_no_tags(workspace: Workspace) -> None:
    workspace.write_source("a.wiki", "<translate>\n<!--T:1-->\nSome text.\n</translate>\n")
    workspace.sync()
    assert workspace.render("a.wiki", "en").strip() == "Some text."


@pytest.mark.parametrize(("page", "language"), [("b.md", "da"), ("a.md", "de"), ("../a.md", "da"), ("a.md\0", "da")])
def test_names_that_are_not_there_are_told(workspace: Workspace, page: str, language: str) -> None:
    workspace.write_source("a.md", PAGE)
    with pytest.raises(UnknownName):
        workspace.render(page, language)
