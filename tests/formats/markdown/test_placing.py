"""Writing translations: prefixes, line ends, escapes, marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.markdown.pages import VIEW, outline, parse, render
from workflow.formats.markdown import FORMAT
from workflow.model import Shown


def place_all(text: str, translation: str) -> str:
    """The page with one text for every unit."""
    return render(parse(text), lambda _: translation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\n", "A\nb\n"),
        ("> One\n", "> A\n> b\n"),
        ("> One\n>   two\n", "> A\n>   b\n"),
        ("- One\r\n", "- A\r\n  b\r\n"),
        ("10. > - [ ] One\n", "10. > - [ ] A\n    >       b\n"),
        ("- One\n      two\n", "- A\n      b\n"),
        ("[^1]: One\n\nText[^1]\n", "[^1]: A\n      b\n\nA\nb\n"),
        ('!!! note "One"\n    Two\n', '!!! note "A b"\n    A\n    b\n'),
        ("> <p>One</p>\n", "> <p>A\n> b</p>\n"),
    ],
)
def test_an_added_line_gets_the_prefix_of_its_containers_and_the_documents_line_end(text: str, expected: str) -> None:
    assert place_all(text, "A\nb") == expected


def test_a_line_of_several_languages_ends_is_written_with_the_documents() -> None:
    assert place_all("One\r\n", "a\r\nb\rc\n") == "a\r\nb\r\nc\r\n"


@pytest.mark.parametrize("text", ["One\n", "- One\n", "> One\n", "One\n===\n"])
def test_an_ordinal_at_the_begin_does_not_begin_a_list(text: str) -> None:
    placed = place_all(text, "1. januar")
    assert "1\\. januar" in placed
    assert outline(placed) == outline(text)


def test_an_ordinal_in_a_heading_or_a_cell_needs_no_escape() -> None:
    assert place_all("# One\n\n| Two |\n|---|\n", "1. januar") == "# 1. januar\n\n| 1. januar |\n|---|\n"


def test_what_begins_another_block_is_written_as_it_is_and_changes_the_outline() -> None:
    for translation in ("# A", "- a", "> a", "```", "<div>", "a\n\nb", "    \na\n===", "[a]: /x", "***"):
        placed = place_all("One\n", translation)
        assert placed == translation.strip() + "\n"
        assert outline(placed) != outline("One\n"), translation


def test_blanks_around_a_translation_are_dropped() -> None:
    assert place_all("- One\n", "  \n  a \n") == "- a\n"


@pytest.mark.parametrize(
    ("text", "translation", "expected"),
    [
        ('![One](x "1")\n', "a ] b", '![a \\] b](x "1")\n'),
        ("![One](x)\n", "a [b] c", "![a [b] c](x)\n"),
        ("![One](x)\n", "a\nb\\", "![a b\\\\](x)\n"),
        ("![One](x)\n", "a ` b <", "![a &#96; b &lt;](x)\n"),
        ('[a]: x "One"\n', 'a "b"', '[a]: x "a \\"b\\""\n'),
        ("[a]: x 'One'\n", "it's", "[a]: x 'it\\'s'\n"),
        ("[a]: x (One)\n", "a) b", "[a]: x (a\\) b)\n"),
        ("![One]\n\n[One]: x\n", "a", "![a][One]\n\n[One]: x\n"),
        ("![One][]\n\n[One]: x\n", "a", "![a][One]\n\n[One]: x\n"),
        (":::note[One]\n:::\n", "a ] b", ":::note[a \\] b]\n:::\n"),
    ],
)
def test_delimiters_are_escaped_in_attributes_and_titles(text: str, translation: str, expected: str) -> None:
    assert place_all(text, translation) == expected


def test_fallback_text_is_marked_with_its_language() -> None:
    view = replace(VIEW, mark=True)
    text = "# One\n\n> - two\n>   lines\n\n| three |\n|---|\n| `x` |\n\n![four](x)\n"
    placed = render(parse(text), lambda _: None, view)
    assert placed == (
        '# <span lang="en" dir="ltr">One</span>\n\n> - <span lang="en" dir="ltr">two\n>   lines</span>\n\n'
        '| <span lang="en" dir="ltr">three</span> |\n|---|\n| `x` |\n\n![four](x)\n'
    )
    assert outline(placed) == outline(text)


def test_outdated_text_is_marked_with_a_class() -> None:
    document = parse("One\n")
    shown = Shown("Én", "da", "ltr", outdated=True)
    placed = FORMAT.place(document, document.spans[0], shown, replace(VIEW, mark=True))
    assert placed == '<span lang="da" dir="ltr" class="outdated">Én</span>'


def test_a_backslash_at_the_end_does_not_escape_the_mark() -> None:
    assert render(parse("One\\"), lambda _: None, replace(VIEW, mark=True)) == "One\\"


def test_code_is_a_unit_where_the_option_says_so() -> None:
    text = "- 1\n\n  ```rust\n  // One\n\n  two();\n  ```\n"
    document = parse(text, code=True)
    assert [(span.kind, span.source) for span in document.spans] == [("code", "// One\n\ntwo();")]
    placed = render(document, lambda _: "// En\nto();")
    assert placed == "- 1\n\n  ```rust\n  // En\n  to();\n  ```\n"
    assert outline(placed, code=True) == outline(text, code=True)
    assert outline(placed) != outline(text)


def test_the_banner_stands_below_the_front_matter() -> None:
    assert FORMAT.banner("---\r\ntitle: x\r\n---\r\n# A\r\n", "A  translated\npage.", VIEW) == (
        "---\r\ntitle: x\r\n---\r\n\r\n> A translated page.\r\n\r\n# A\r\n"
    )
    assert FORMAT.banner("\ufeff# A\n", "Sentence <b>.", VIEW) == "\ufeff> Sentence &lt;b>.\n\n# A\n"
    assert FORMAT.banner("", "Sentence.", VIEW) == "> Sentence.\n\n"


def test_definition_lists_can_be_switched_off() -> None:
    document = parse("Term\n: One\n", definition_lists=False)
    assert [(span.kind, span.source) for span in document.spans] == [("paragraph", "Term : One")]


def test_a_number_sign_at_the_end_of_a_heading_stays() -> None:
    assert place_all("# One #\n", "C #") == "# C \\# #\n"
