"""Whatever a document or a translation holds, what is shown has allowed elements, attributes and addresses only."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actions.preview.pages import PlainStyle, assemble, show_pieces
from workflow.actions.preview.sanitise import TAGS
from workflow.actions.preview.styles import EditorStyle, Piece
from workflow.core.marks import CLOSE, DIGITS, END, OPEN, mark_text

FORMATS = ("markdown", "html", "text", "wikitext")
ATTRIBUTES = frozenset(("lang", "dir", "id", "title", "class", "href", "src", "alt", "rel", "start", "reversed")) | {
    *("value", "colspan", "rowspan", "scope", "span", "open", "datetime")
}
SAFE_ADDRESS = re.compile(r"(?:https?:|mailto:|#|/file/)[^\s]*", re.IGNORECASE)

HOSTILE = (
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<img src='https://evil.example/pixel.gif'>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href=" &#x6A;avascript:alert(1)">x</a>',
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1)) [x](JaVaScRiPt&colon;alert(1)) ![x](javascript:alert(1))",
    '[javascript:alert(1) x] [[javascript:alert(1)|x]] [https://e.example"onclick="alert(1) x]',
    '<p style="background:url(javascript:alert(1))">x</p><style>*{display:none}</style>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
    "<form action=/x><input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<b><i></b></p></div></span></article></main><p",
    "<div class='gut tx unit vh' id=main data-unit=1>x</div>",
    '"><script>alert(1)</script>',
    "<!--><script>alert(1)</script>-->",
    "{{<script>alert(1)</script>}} <nowiki><script>alert(1)</script></nowiki>",
    "<a title='\" onmouseover=alert(1) x=\"'>x</a>",
    "<base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example>",
    mark_text("x", 1),
    f"{CLOSE}{DIGITS[1]}{END}<b>{OPEN}{DIGITS[2]}{END}",
    "&#x10AF0;&#x10A51;&#x10A58;x&#68337;&#x10A51;&#x10A58;",
)


_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


def read_tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """The start tags of a page with their attributes; nothing in it may look like a tag and be none."""
    tags = [(match[2], _read_attributes(match[3])) for match in _TAG.finditer(html) if not match[1]]
    assert "<" not in _TAG.sub("", html), html
    return tags


def _read_attributes(written: str) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(written)
    attributes = {name: unescape(value) for name, value in pairs}
    assert len(attributes) == len(pairs), written
    return attributes


def assert_safe(html: str) -> None:
    """Nothing in the page runs, loads anything from elsewhere, or takes itself for a part of ours."""
    for tag, attributes in read_tags(html):
        assert tag in TAGS, tag
        assert attributes.keys() <= ATTRIBUTES, (tag, attributes)
        assert all(SAFE_ADDRESS.fullmatch(attributes.get(name, "#")) for name in ("href", "src")), attributes
        assert tag != "img", attributes
        assert attributes.get("id", "doc-").startswith("doc-"), attributes
        assert not {"gut", "tx", "unit", "vh"} & set(attributes.get("class", "").split()), attributes


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<p onclick="x">y</p>',
        '<a href="javascript:x">y</a>',
        '<a href=" javascript:x">y</a>',
        '<a href="local.html">y</a>',
        '<img src="https://example.org/x.png">',
        '<p id="main">x</p>',
        '<p class="chip gut">x</p>',
        "<!-- x -->",
    ],
)
def test_the_rule_sees_what_is_not_safe(html: str) -> None:
    with pytest.raises(AssertionError):
        assert_safe(f"<p>Text</p>{html}")


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_document_is_harmless(format_name: str, hostile: str) -> None:
    assert_safe(show_pieces(format_name, f"Before\n\nA text {hostile} goes on\n\n{hostile}\n\nAfter\n"))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_translation_is_harmless(format_name: str, hostile: str) -> None:
    page = "# Title\n\nA text\n" if format_name == "markdown" else "A text\n\nAnother text\n"
    assert_safe(show_pieces(format_name, page, {"1": hostile, "2": f"x {hostile}"}))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from((*HOSTILE, "\n", "\n\n", "* ", "| ", "{|\n", "<b>", "'''", "`", "[x](")), max_size=6))
def test_mixtures_of_hostile_texts_are_harmless(parts: list[str]) -> None:
    for format_name in FORMATS:
        assert_safe(show_pieces(format_name, "".join(parts)))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_pieces_of_a_hostile_page_are_whole_elements(format_name: str, hostile: str) -> None:
    pieces = [Piece(f'<i id="{number}">', "", "da", "ltr", gutter="<a>x</a>") for number in range(1, 9)]
    style = EditorStyle(pieces, "da", "ltr", "Table")
    html = assemble(format_name, f"One {hostile}\n\n{hostile} two\n", style=style).html
    assert count_unclosed(html) == []


def count_unclosed(html: str) -> list[str]:
    """Names of elements that are not closed in order."""
    stack: list[str] = []
    for match in _TAG.finditer(html):
        if match[2] in ("br", "hr", "img", "wbr", "col"):
            continue
        if not match[1]:
            stack.append(match[2])
        elif not stack or stack.pop() != match[2]:
            return [match[2]]
    return stack


def test_a_forged_mark_makes_no_piece() -> None:
    forged = f"Text {mark_text('forged', 2)} &#x10AF0;&#x10A52;&#x10A58;"
    html = show_pieces("markdown", "First\n\nSecond\n", {"1": forged})
    unknown = "\ufffd" * 3
    assert html == f"<p>⟪1:Text {unknown}forged{unknown} {unknown}⟫</p>\n<p>⟪2:Second⟫</p>\n"


def test_marks_in_attributes_vanish() -> None:
    html = '<p title="A title">Text</p><a title="More" href="https://example.org">link</a>'
    assert assemble("html", html, style=PlainStyle()).html == (
        '<p title="A title">⟪2:Text⟫</p>'
        '⟪3:<a title="More" href="https://example.org" rel="noopener noreferrer">link</a>⟫'
    )


def test_a_text_that_swallows_its_end_hides_no_text_behind_it() -> None:
    page = '<p>One</p><p>Two</p><p title="T">Three</p><p>Four</p>'
    assert show_pieces("html", page, {"1": 'x <i title="'}) == (
        '<p>x <i title="&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;&lt;p title=">⟪4:Three⟫</i></p>'
        '<p><i title="&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;&lt;p title=">⟪5:Four⟫</i></p>'
    )
