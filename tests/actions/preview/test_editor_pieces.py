"""The markup of pieces in the editor."""

from __future__ import annotations

from tests.actions.preview.pages import assemble
from tests.project import Workspace
from workflow.actions.preview import Wording, preview_unit, preview_work_page
from workflow.actions.preview.styles import EditorStyle, Piece
from workflow.actions.workpage import open_work_page

WORDING = Wording("en", "ltr", "Unit", lambda item: f"is {item.state.value}")

PIECES = (
    Piece("a", "", "ar", "rtl", done=True, gutter="<a>1</a>"),
    Piece("b", "fallback", "en", "ltr", gutter="<a>2</a>"),
    Piece("c", "stale", "ar", "rtl", gutter="<a>3</a>"),
)


def show(format_name: str, page: str) -> list[str]:
    """The lines of a page in Arabic with these pieces."""
    html = assemble(format_name, page, style=EditorStyle(PIECES, "ar", "rtl", "Table")).html
    return [line.strip() for line in html.splitlines() if line.strip()]


def test_the_number_stands_beside_a_heading_or_paragraph_which_has_the_texts_direction() -> None:
    assert show("markdown", "# One\n\nTwo\n") == [
        '<div class="unit h1 done"><a>1</a><h1 lang="ar" dir="rtl">'
        '<span lang="ar" dir="rtl" class="tx" data-unit="a" id="u1">One</span></h1></div>',
        '<div class="unit p"><a>2</a><p lang="en" dir="ltr">'
        '<span lang="en" dir="ltr" class="tx fallback" data-unit="b" id="u2">Two</span></p></div>',
    ]


def test_the_number_stands_in_an_item_and_a_nested_list_goes_back_to_the_pages_language() -> None:
    assert show("markdown", "- One\n- Two\n  - Three\n") == [
        '<ul lang="ar" dir="rtl">',
        '<li class="unit done" lang="ar" dir="rtl"><a>1</a>'
        '<span lang="ar" dir="rtl" class="tx" data-unit="a" id="u1">One</span></li>',
        '<li class="unit" lang="en" dir="ltr"><a>2</a>'
        '<span lang="en" dir="ltr" class="tx fallback" data-unit="b" id="u2">Two</span>',
        '<ul lang="ar" dir="rtl">',
        '<li class="unit" lang="ar" dir="rtl"><a>3</a>'
        '<span lang="ar" dir="rtl" class="tx stale" data-unit="c" id="u3">Three</span></li>',
        "</ul>",
        "</li>",
        "</ul>",
    ]


def test_a_tables_cells_hold_number_and_text_and_the_table_scrolls_by_itself() -> None:
    assert show("html", "<table><tr><td>One<td>2</table>") == [
        '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table lang="ar" dir="rtl"><tbody><tr>'
        '<td><span class="cell"><a>1</a><span lang="ar" dir="rtl" class="tx" data-unit="a" id="u1">One</span></span>'
        "</td><td>2</td></tr></tbody></table></div>"
    ]


def test_no_number_stands_within_a_link() -> None:
    assert show("html", '<a href="https://example.org"><h2>One</h2></a>') == [
        '<a>1</a><a lang="ar" dir="rtl" href="https://example.org" rel="noopener noreferrer">'
        '<div class="unit h2 done"><h2 lang="ar" dir="rtl">'
        '<span lang="ar" dir="rtl" class="tx" data-unit="a" id="u1">One</span></h2></div></a>'
    ]


def test_a_text_that_is_spread_over_elements_has_one_number_and_one_anchor() -> None:
    page = "<translate>\n<!--T:1-->\n* a\n* b\n</translate>\n"
    shown = "".join(show("wikitext", page))
    opened = '<span lang="en" dir="ltr" class="tx fallback" data-unit="b"'
    assert shown == (
        '<ul lang="ar" dir="rtl"><li class="unit" lang="en" dir="ltr">'
        f'<a>2</a>{opened} id="u2"></span>{opened}>a</span></li><li>{opened}>b</span></li></ul>'
    )


def test_everything_is_unfolded_and_stays_so() -> None:
    assert show("html", "<details open><summary>One</summary><p>2</p></details>") == [
        '<div class="details" lang="ar" dir="rtl"><div class="summary"><a>1</a>'
        '<span lang="ar" dir="rtl" class="tx" data-unit="a" id="u1">One</span></div><p>2</p></div>'
    ]


def test_the_keyboard_reaches_code_that_scrolls() -> None:
    assert show("html", "<pre>x</pre>") == ['<pre tabindex="0" lang="ar" dir="rtl">x</pre>']


def open_page(workspace: Workspace) -> None:
    """A page with a translated, an outdated and an untranslated unit, and a title in its front matter."""
    workspace.write_source("a.md", "---\ntitle: Name\n---\n# One\n\nTwo\n\nThree\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"One": "En & et", "Two": "To"})
    workspace.write_source("a.md", "---\ntitle: Name\n---\n# One\n\nTwo.\n\nThree\n")
    workspace.sync()


def test_a_number_leads_to_its_unit_and_says_its_state(workspace: Workspace) -> None:
    open_page(workspace)
    work = open_work_page(workspace.project, "a.md", "da")
    preview = preview_work_page(work, WORDING)
    ids = [item.unit.id for item in work.units]
    assert preview.html.splitlines()[2] == (
        f'<div class="unit p"><a class="gut" href="?mode=page&amp;unit={ids[3]}" lang="en" dir="ltr">'
        '<span class="fl" aria-hidden="true">en</span><span class="n"><span class="vh">Unit </span>4</span>'
        '<svg class="mark s-untranslated" aria-hidden="true"><use href="#m-untranslated"/></svg>'
        '<span class="vh">is untranslated</span></a><p lang="en" dir="ltr">'
        f'<span lang="en" dir="ltr" class="tx fallback" data-unit="{ids[3]}" id="u4">Three</span></p></div>'
    )
    assert '<span lang="da" dir="ltr" class="tx stale"' in preview.html.splitlines()[1]


def test_units_without_a_place_are_handed_back(workspace: Workspace) -> None:
    open_page(workspace)
    preview = preview_work_page(open_work_page(workspace.project, "a.md", "da"), WORDING)
    assert [item.unit.source for item in preview.hidden] == ["Name"]


def test_one_piece_is_given_by_itself(workspace: Workspace) -> None:
    workspace.write_source("a.md", "A **bold** text\n\n![Only](x.png)\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"A **bold** text": "En **fed** tekst"})
    work = open_work_page(workspace.project, "a.md", "da")
    bold, only = (item.unit.id for item in work.units)
    assert preview_unit(work, bold, WORDING) == "En <strong>fed</strong> tekst"
    assert preview_unit(work, only, WORDING) is None


def test_words_of_the_interface_are_escaped(workspace: Workspace) -> None:
    workspace.write_source("a.md", "One\n")
    workspace.sync()
    wording = Wording('e"n', "ltr", "<Unit>", lambda _: "<i>new</i>")
    html = preview_work_page(open_work_page(workspace.project, "a.md", "da"), wording).html
    assert '<span class="vh">&lt;Unit&gt; </span>' in html
    assert '<span class="vh">&lt;i&gt;new&lt;/i&gt;</span>' in html
    assert 'lang="e&quot;n"' in html
