"""The 652 examples of the CommonMark specification."""

from __future__ import annotations

import json
import re
from html import unescape

import pyromark

from tests.cases_reader import CASES
from tests.formats.markdown.pages import faults, outline, parse, pseudo, render

EXAMPLES: list[str] = json.loads((CASES / "markdown" / "commonmark-0.31.2.json").read_text(encoding="utf-8"))[
    "examples"
]


def test_every_example_comes_out_as_it_is() -> None:
    assert len(EXAMPLES) == 652
    assert [render(parse(example), lambda _: None) for example in EXAMPLES] == EXAMPLES


def test_every_example_keeps_its_outline_under_pseudo_translation() -> None:
    assert [text for text in EXAMPLES if outline(render(parse(text), pseudo)) != outline(text)] == []


def test_no_example_has_a_fault_under_pseudo_translation() -> None:
    spans = [span for text in EXAMPLES for span in parse(text).spans]
    assert [span.source for span in spans if faults(span, pseudo(span))] == []


def test_every_example_keeps_its_tags_under_pseudo_translation() -> None:
    changed = [text for text in EXAMPLES if tags_of(render(parse(text), pseudo)) != tags_of(text)]
    assert changed == ["[link](<foo\nbar>)\n"]  # a line end keeps this from being a link, and a unit has none


def test_every_example_reads_the_same_when_each_unit_is_written_back() -> None:
    changed = [text for text in EXAMPLES if outline(render(parse(text), lambda span: span.source)) != outline(text)]
    assert changed == []


def tags_of(text: str) -> list[str]:
    """The tags of the page as HTML, without the words between and the texts in attributes."""
    tags = re.findall(r"<[^>]*>", pyromark.html(text))
    return [" ".join(re.sub(r' (?:alt|title)="[^"]*"', "", tag).split()) for tag in tags]


def test_pseudo_translation_leaves_no_prose_behind() -> None:
    """Links by reference, entities, addresses and tags apart, every letter outside of code is accented."""
    left = []
    for text in EXAMPLES:
        if not set("[<&@") & set(text) and "http" not in text:
            page = pyromark.html(render(parse(text), pseudo))
            prose = re.sub(r"<[^>]*>", " ", re.sub(r"<(code)\b.*?</\1>", " ", page, flags=re.DOTALL))
            left += [text] if re.search("[A-Za-z]", unescape(prose)) else []
    assert left == []
