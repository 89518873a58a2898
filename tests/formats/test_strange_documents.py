"""Documents that `make fuzz` has found: each once broke what holds for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workflow.core.pseudo import pseudo_translate
from workflow.core.render import SourcePage, find_broken, render_page
from workflow.formats import html, markdown, text, wikitext
from workflow.model import Format, Options, Shown, Unit, View

MARKDOWN = {
    "a directive's fence inside of a formula": "$$\n````{note} Title\n$$\n- item\n",
    "a formula that ends at a directive's code": "$$\n````{note} Title\n$$\n```\ncode\n```\nHead\n===\n",
    "a formula, then a line of a container": "$$\n````{note} Title\n$$\nuote\n  more\n\\*esc\n:::",
    "a formula that a block quote would end": "$$\n<div>\n>\né$$",
    "a row that ends with a backslash": "| a | b |\n|---|---|\n| c | d |\nfoo\\\n",
    "a paragraph right below a table": "a||\n-|-\n|\n|a",
    "a tag within a tag": "<b</b>",
    "a tag that does not end": "<b/",
    "an attribute of a tag that does not end": "<a!=*",
    "a tag in a formula": "$*<b\0$ text=~",
    "a key between thematic breaks, in two lines": "---\nb\ne: \n---",
    "a mark alone below a broken definition": '[o]:"\n-\n\u2028k',
    "a colon alone behind a hard break": "1. e\\\n:\r\\",
    "a star alone in a heading": "o  \n*\n$\n-",
    "a quote in a heading of three lines": "]\n\\\n\t>b\n-",
    "a container's line that is indented below a definition": '[o]:"\n\t!!! e""',
    "a container's line that is indented in an alert": '>[!NOTE]\n\t!!! e""',
    "a template that is indented below a definition": '[o]:"\n\t{{#}}\nm',
    "a lone carriage return in a block of HTML": '>[!NOTE]\n<b>\r\r"\n>e',
    "a byte order mark before a template": "<s>\nd\n\ufeff{%%}",
}
HTML = {
    "a template behind an address": "é]http://{% endif %}",
    "text behind an element that is not translated": "<span translate=no></>></span>y",
    "a block inside of an inline element": "é<span translate=no><g></span><li>{",
}
TEXT = {
    "a number before a word": "2.3 漢字\n0",
    "a rule before a word": "===\t:https://a.example/b漢字>&-#\n2",
    "a bar behind a line separator": "\u2028|a",
    "a quote behind a form feed": "{\na\n\x0c>e",
    "columns in one line of two": "=\t#\ning|",
}
WIKITEXT = {
    "a redirect to nowhere": "<translate>#REDIRECT[[</translate>",
    "a table that is indented": "<translate>:{|p</translate>",
    "a table behind a lone carriage return": "<translate>}\r{|l</translate>",
    "a table behind a byte order mark": "<translate>\ufeff{|a</translate>",
    "a comment in a table's first line": "<translate>\r\n{|<!--\n+</translate>",
    "a comment over two units": "<translate>{|<!--\n\ne</translate>",
    "two carriage returns": "<translate>ß\r\r\né</translate>",
    "a parameter over two units": "<translate>{{{\n\nb}}}</translate>",
}
CASES = [
    pytest.param(format, written, id=f"{format.name}: {title}")
    for format, cases in (
        (markdown.FORMAT, MARKDOWN),
        (html.FORMAT, HTML),
        (text.FORMAT, TEXT),
        (wikitext.FORMAT, WIKITEXT),
    )
    for title, written in cases.items()
]
ON_AND_OFF = ("code", "keep_line_breaks", "template_arguments")
VIEW = View("page", "en", "ltr", "en", "ltr")


def read_pages(format: Format, written: str) -> list[SourcePage]:
    """The page with the format's default options and with the other value of those that add units or change them."""
    changed: Options = {name: not format.options[name] for name in ON_AND_OFF if name in format.options}
    found = []
    for options in (format.options, {**format.options, **changed}):
        document = format.parse(written, page="page", options=options)
        units = tuple(Unit(f"unit {number}", span) for number, span in enumerate(document.spans))
        found.append(SourcePage("page", format, options, document, units, VIEW))
    return found


@pytest.mark.parametrize(("format", "written"), CASES)
def test_without_translations_it_comes_out_as_it_is(format: Format, written: str) -> None:
    for source in read_pages(format, written):
        rendered = render_page(source, source.untranslated, VIEW)
        assert source.document.numbered or rendered == written


@pytest.mark.parametrize(("format", "written"), CASES)
def test_its_own_texts_and_a_pseudo_translation_fit(format: Format, written: str) -> None:
    for source in read_pages(format, written):
        pseudo = {unit.id: pseudo_translate(unit.span, format, source.options) for unit in source.units}
        bracketed = {unit_id: f"⟦{one}⟧" for unit_id, one in pseudo.items()}
        for texts in ({unit.id: unit.source for unit in source.units}, pseudo, bracketed):
            # Brackets before a table or a redirect in a unit, which is cut at blank lines alone, do change the page.
            if texts is not bracketed or not source.document.numbered:
                assert find_broken(source, texts) == {}


@pytest.mark.parametrize(("format", "written"), [case for case in CASES if case.values[0] is not wikitext.FORMAT])
def test_marks_of_the_language_keep_the_outline(format: Format, written: str) -> None:
    for source in read_pages(format, written):
        marked = {unit.id: Shown(None, "en", "ltr", fallback=True) for unit in source.units}
        rendered = render_page(source, marked, replace(VIEW, mark=True))
        assert source.outline_of(rendered) == source.outline
