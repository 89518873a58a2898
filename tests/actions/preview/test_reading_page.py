"""A page as readers see it."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.actions.preview import open_reading_page, preview_reading_page
from workflow.actions.progress import measure_progress
from workflow.errors import UnknownName

PAGE = "# One\n\nTwo\n\n- Three\n- Four\n  - Five\n\n| Six | 7 |\n|---|---|\n\n![Eight](x.png) and nine\n"


def read(workspace: Workspace, language: str) -> str:
    """The page's HTML."""
    reading = open_reading_page(workspace.project, "a.md", language)
    return preview_reading_page(workspace.project, reading)


def lines(html: str) -> list[str]:
    """Its lines."""
    return [line.strip() for line in html.splitlines() if line.strip()]


def write_page(workspace: Workspace) -> None:
    """A page in English with some Arabic, of which one text is outdated."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "ar", {"One": "واحد", "Two": "اثنان", "Five": "خمسة"})
    workspace.write_source("a.md", PAGE.replace("Two", "Two!"))
    workspace.sync()


def test_only_what_is_not_as_it_should_be_is_marked(workspace: Workspace) -> None:
    write_page(workspace)
    assert lines(read(workspace, "ar")) == [
        "<h1>واحد</h1>",
        '<p class="stale" lang="ar" dir="rtl">اثنان</p>',
        "<ul>",
        '<li class="fallback" lang="en" dir="ltr">Three</li>',
        '<li lang="en" dir="ltr"><span class="fallback" lang="en" dir="ltr">Four</span>',
        '<ul lang="ar" dir="rtl">',
        "<li>خمسة</li>",
        "</ul>",
        "</li>",
        "</ul>",
        '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table><thead><tr>'
        '<th class="fallback" lang="en" dir="ltr">Six</th><th>7</th></tr></thead><tbody>',
        "</tbody></table></div>",
        '<p class="fallback" lang="en" dir="ltr"><span class="chip">Eight</span> and nine</p>',
    ]


def test_the_source_language_is_not_marked(workspace: Workspace) -> None:
    write_page(workspace)
    reading = open_reading_page(workspace.project, "a.md", "en")
    html = preview_reading_page(workspace.project, reading)
    assert ("fallback" in html, "stale" in html, "<h1>One</h1>" in html) == (False, False, True)
    assert (reading.banner, reading.counts.percent, reading.shows_fallback) == (None, 100, False)


def test_a_fallback_language_stands_in_before_the_source_language(workspace: Workspace) -> None:
    workspace.configure("nn", "nb", "da")
    workspace.write_source("a.md", "One\n\nTwo\n")
    workspace.sync()
    workspace.translate("a.md", "nb", {"One": "Én"})
    assert lines(read(workspace, "nn")) == [
        '<p class="fallback" lang="nb" dir="ltr">Én</p>',
        '<p class="fallback" lang="en" dir="ltr">Two</p>',
    ]


def test_outdated_texts_are_shown_as_the_export_is_configured(workspace: Workspace) -> None:
    write_page(workspace)
    workspace.configure("ar", more='\n[export]\noutdated = "source"\n')
    reading = open_reading_page(workspace.project, "a.md", "ar")
    assert not reading.shows_outdated
    assert '<p class="fallback" lang="en" dir="ltr">Two!</p>' in preview_reading_page(workspace.project, reading)


def test_the_banner_tells_title_and_percent_in_the_pages_language(workspace: Workspace) -> None:
    write_page(workspace)
    banner = open_reading_page(workspace.project, "a.md", "ar").banner
    assert banner is not None
    assert banner.language.code == "ar"
    assert [part for part in banner.parts if part[0]] == [("title", "One"), ("percent", "28")]


def test_the_title_is_in_its_own_language(workspace: Workspace) -> None:
    write_page(workspace)
    title = open_reading_page(workspace.project, "a.md", "ar").title
    assert (title.text, title.language, title.direction) == ("واحد", "ar", "rtl")
    title = open_reading_page(workspace.project, "a.md", "da").title
    assert (title.text, title.language, title.fallback) == ("One", "en", True)


def test_the_language_bar_has_languages_with_something_to_read(workspace: Workspace) -> None:
    write_page(workspace)
    measure_progress(workspace.project)

    def bar(language: str) -> list[tuple[str, int | None]]:
        listed = open_reading_page(workspace.project, "a.md", language).languages
        return [(one.code, counts.percent if counts else None) for one, counts in listed]

    assert bar("ar") == [("en", None), ("ar", 28)]
    assert bar("da") == [("en", None), ("da", 0), ("ar", 28)]


def test_an_unknown_page_or_language_is_refused(workspace: Workspace) -> None:
    write_page(workspace)
    with pytest.raises(UnknownName):
        open_reading_page(workspace.project, "../polyfolio.toml", "ar")
    with pytest.raises(UnknownName):
        open_reading_page(workspace.project, "a.md", "fr")


def test_a_damaged_fallback_is_told_and_left_out(workspace: Workspace) -> None:
    workspace.configure("nn", "nb")
    workspace.write_source("a.md", "One\n")
    workspace.sync()
    workspace.po_path("a.md", "nb").write_bytes(b'msgid "x')
    reading = open_reading_page(workspace.project, "a.md", "nn")
    assert [problem.path for problem in reading.problems] == ["locales/nb/a.md.po"]
    assert lines(preview_reading_page(workspace.project, reading)) == [
        '<p class="fallback" lang="en" dir="ltr">One</p>'
    ]
