"""Every way a translation could break its page is seen: by its faults, or by the outline of the rendered page."""

from __future__ import annotations

import pytest

from tests.formats.html.render import SOURCE_VIEW, outline, parse, render
from workflow.formats.html import FORMAT

PAGE = """<!doctype html>
<title>Name</title>
<div class="a"><h1>Title</h1><p>A <b>bold</b> text with <a href="/x">a link</a>.</p>
<ul><li>one</ul><table><tr><td>cell</table><img alt="A tree" src="t.png"><pre>code</pre></div>
"""

DAMAGES = {
    "a new paragraph": (2, "Ein Text<p>noch einer"),
    "a heading": (2, "<h2>Text</h2>"),
    "a rule": (2, "Text<hr>mehr"),
    "a list item": (3, "eins<li>zwei"),
    "the end of a list": (3, "eins</ul>"),
    "a table cell": (4, "Zelle<td>Zelle"),
    "a table row": (4, "Zelle<tr><td>Zelle"),
    "a nested table": (4, "<table><td>Zelle</table>"),
    "a script": (2, "<script>x</script>Text"),
    "a script that is not closed": (2, "Text<script>"),
    "a style": (2, "<style>p {display: none}</style>Text"),
    "a comment that swallows the rest": (2, "Text <!-- mehr"),
    "a tag that swallows the rest": (2, "Text <b"),
    "a quote that swallows the rest": (2, 'Text <a href="x>'),
    "the end of the title": (0, "Name</title><script>x</script>"),
    "code": (2, "<pre>Text</pre>"),
    "a text area": (2, "<textarea>Text"),
    "plain text to the end": (2, "<plaintext>Text"),
    "a drawing": (2, "<svg onload=x>Text"),
    "a frame": (2, "<iframe src=//evil.example>"),
    "the end of the block around": (1, "Titel</div>"),
    "no text": (2, ""),
    "nothing but tags": (2, "<b></b>"),
    "a template": (2, "Text {{ secret }}"),
    "half a template": (2, "Text {% if x"),
    "a form": (2, "<form action=//evil.example>Text"),
    "an image": (2, "Text <img src=//evil.example/pixel>"),
    "an event": (2, 'Ein <b onclick="x">fetter</b> Text'),
    "a style attribute": (2, 'Ein <b style="position:fixed">fetter</b> Text'),
    "a scheme": (2, 'Ein <a href="vbscript:x">Link</a>'),
    "the beginning of an end tag": (2, "Ein Text </"),
    "the beginning of a comment": (2, "Ein Text <!"),
}


@pytest.mark.parametrize(("number", "translation"), DAMAGES.values(), ids=DAMAGES)
def test_a_damage_is_seen(number: int, translation: str) -> None:
    document = parse(PAGE)
    faults = FORMAT.faults(document.spans[number], translation, options=FORMAT.options)
    rendered = render(document, {number: translation}, SOURCE_VIEW)
    assert faults or outline(rendered) != outline(PAGE)


@pytest.mark.parametrize("translation", ['"><script>x</script>', "' onload='x", "<b>", "-->", "</div>", "a\nb"])
def test_nothing_in_an_attribute_can_break_the_page(translation: str) -> None:
    document = parse(PAGE)
    number = [span.source for span in document.spans].index("A tree")
    assert outline(render(document, {number: translation}, SOURCE_VIEW)) == outline(PAGE)


@pytest.mark.parametrize("translation", ["42", "✓", "Ein <b>Text</b>", "1 < 2 & 3 > 2", "&nbsp;", '"', "a\nb", "-->"])
def test_a_harmless_translation_keeps_the_outline(translation: str) -> None:
    document = parse(PAGE)
    for number, span in enumerate(document.spans):
        if span.source.startswith("A <b>"):
            assert outline(render(document, {number: translation}, SOURCE_VIEW)) == outline(PAGE)


def test_a_changed_page_has_another_outline() -> None:
    for old, new in (("code", "c0de"), ("t.png", "u.png"), ('class="a"', 'class="b"'), ("<!doctype html>", "")):
        assert outline(PAGE.replace(old, new)) != outline(PAGE)
