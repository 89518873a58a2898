from __future__ import annotations

import pytest

from workflow.formats.html import FORMAT
from workflow.model import Kind


def find(source: str, kind: Kind = Kind.PARAGRAPH) -> list[tuple[str, str]]:
    return [(one.kind, source[one.start : one.end]) for one in FORMAT.markup(source, kind, options=FORMAT.options)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain words", []),
        ('a <b class="x">word</b>', [("tag", '<b class="x">'), ("tag", "</b>")]),
        ("use <code>x <b>y</b></code> now", [("code", "<code>x <b>y</b></code>")]),
        ("the <i translate=no>Brand</i>", [("code", "<i translate=no>Brand</i>")]),
        ("A&amp;B &nbsp; &#8212; &copy 1", [("entity", one) for one in ("&amp;", "&nbsp;", "&#8212;", "&copy")]),
        ("Hi {{ name }}<!-- c -->", [("template", "{{ name }}"), ("tag", "<!-- c -->")]),
        ("see https://a.example/b?c=d or me@a.example", [("url", "https://a.example/b?c=d"), ("url", "me@a.example")]),
        ("open <code>x", [("code", "<code>x")]),
        ("AT&T, a < b", []),
    ],
)
def test_what_is_no_prose_is_found(source: str, expected: list[tuple[str, str]]) -> None:
    assert find(source) == expected


def test_an_attribute_has_no_tags() -> None:
    assert find("<b> &amp;", Kind.ATTRIBUTE) == [("entity", "&amp;")]
