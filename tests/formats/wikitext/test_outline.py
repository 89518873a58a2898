from __future__ import annotations

import pytest

from tests.formats.wikitext.structure_cases import parse_page, pseudo_translate, render_page
from workflow.formats.wikitext.outline import outline_wikitext

PAGE = """'''Rye''' is a grain.

==History==
*First
; Term : Definition
 Preformatted
{| class="wikitable"
|+ Caption
! Head !! Size
|-
| Cell || 12
More of the cell
|}
[[File:Rye.png|thumb|An image]]
<div class="note">Boxed text</div>
<references>
<ref name="a">A note</ref>
</references>
<gallery>
A.png|First picture
</gallery>
<pre>code</pre>
{{Infobox|name=Rye}}
[[Category:Grains]]
__NOTOC__
<!-- end -->
"""

DAMAGES = {
    "a heading within a paragraph": ("'''Rye''' is a grain.", "Rug\n== Historie ==\ner korn."),
    "a list item within a paragraph": ("'''Rye''' is a grain.", "Rug:\n* korn"),
    "a paragraph that begins like a list item": ("'''Rye''' is a grain.", "* Rug"),
    "a paragraph that begins like a numbered item": ("'''Rye''' is a grain.", "# Rug"),
    "a paragraph that begins like an indented line": ("'''Rye''' is a grain.", ": Rug"),
    "a paragraph that begins like a term": ("'''Rye''' is a grain.", "; Rug"),
    "a paragraph that begins with a blank": ("'''Rye''' is a grain.", " Rug"),
    "a paragraph that is a heading": ("'''Rye''' is a grain.", "== Rug =="),
    "a second paragraph": ("'''Rye''' is a grain.", "Rug\n\ner korn."),
    "a paragraph that is a table": ("'''Rye''' is a grain.", "{|\n| Rug\n|}"),
    "a paragraph that is a template": ("'''Rye''' is a grain.", "{{Rug}}"),
    "a paragraph that is a rule": ("'''Rye''' is a grain.", "----"),
    "a paragraph that is a category": ("'''Rye''' is a grain.", "[[Category:Rug]]"),
    "a category within a paragraph": ("'''Rye''' is a grain.", "Rug [[Category:Rug]] er korn."),
    "a behaviour switch within a paragraph": ("'''Rye''' is a grain.", "Rug __TOC__ er korn."),
    "a comment that swallows the page": ("'''Rye''' is a grain.", "Rug <!-- er"),
    "a block element": ("'''Rye''' is a grain.", "Rug <pre>er</pre>"),
    "a block tag": ("'''Rye''' is a grain.", "Rug <div>er</div>"),
    "an end tag of a block": ("Boxed text", "I boksen</div>"),
    "a reference that swallows others": ("'''Rye''' is a grain.", "Rug<ref>er"),
    "a heading of another level": ("History", "=Historie="),
    "a heading over two lines": ("History", "Hi\nstorie"),
    "an item over two lines": ("First", "Første\nanden"),
    "an item of another depth": ("First", "* Første"),
    "a caption over two lines": ("Caption", "Bil\nled"),
    "a cell too many": ("Cell", "Celle || Celle"),
    "a header cell too many": ("Head", "Hoved !! Hoved"),
    "a cell on a line of its own": ("Cell", "Celle\n| Celle"),
    "a bar in a cell": ("Cell", "Celle | to"),
    "a bar in a table's caption": ("Caption", "Bil | led"),
    "a cell without words": ("Cell", " "),
    "a heading without words": ("History", "<!-- -->"),
    "a row too many": ("More of the cell", "Mere\n|-"),
    "a table that ends early": ("More of the cell", "|}"),
    "a cell within a cell's text": ("More of the cell", "| Mere"),
    "an image parameter too many": ("An image", "Et | billede"),
    "an image that ends early": ("An image", "Et ]] billede"),
    "a note that ends early": ("A note", "En </ref> note"),
    "a gallery line too many": ("First picture", "Første\nB.png|Andet"),
    "a gallery that ends early": ("First picture", "Første </gallery>"),
    "a text that vanished": ("Boxed text", "<!-- I boksen -->"),
}

OUTSIDE = {
    "code": ("<pre>code</pre>", "<pre>kode</pre>"),
    "code that swallows code": ("<pre>code</pre>", "<pre>er\n<pre>code</pre>"),
    "a template's name": ("{{Infobox", "{{Boks"),
    "a template's parameter": ("|name=", "|navn="),
    "a template's number of parameters": ("|name=Rye", "|name=Rye|x"),
    "a category": ("[[Category:Grains]]", "[[Category:Korn]]"),
    "a behaviour switch": ("__NOTOC__", "__TOC__"),
    "a comment": ("<!-- end -->", ""),
    "a block tag": ('<div class="note">', "<div>"),
    "a table's attributes": ('{| class="wikitable"', "{|"),
    "a table's end": ("|}\n", ""),
    "a row": ("|-\n", ""),
}


def test_the_page_of_these_tests_has_every_kind_of_text() -> None:
    assert [span.source for span in parse_page(PAGE).spans] == [
        *("'''Rye''' is a grain.", "History", "First", "Term", "Definition", "Preformatted", "Caption", "Head", "Size"),
        *("Cell", "12", "More of the cell", "An image", "Boxed text", "A note", "First picture"),
    ]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_translation_that_changes_the_structure_changes_the_outline(damage: str) -> None:
    source, translation = DAMAGES[damage]
    document = parse_page(PAGE)
    (index,) = (index for index, span in enumerate(document.spans) if span.source == source)
    assert outline_wikitext(render_page(document, {index: translation})) != outline_wikitext(PAGE)


@pytest.mark.parametrize("damage", OUTSIDE)
def test_a_change_between_the_texts_changes_the_outline(damage: str) -> None:
    before, after = OUTSIDE[damage]
    assert before in PAGE
    assert outline_wikitext(PAGE.replace(before, after, 1)) != outline_wikitext(PAGE)


def test_other_words_keep_the_outline() -> None:
    document = parse_page(PAGE)
    translations = {index: pseudo_translate(span, brackets=True) for index, span in enumerate(document.spans)}
    rendered = render_page(document, translations)
    assert rendered != PAGE
    assert outline_wikitext(rendered) == outline_wikitext(PAGE)


@pytest.mark.parametrize(
    "translation",
    [
        "Rug er {{cn}} en kornsort.",
        "Rug er\nen kornsort.",
        "[[Rug]] er en [[korn|kornsort]], se [https://example.org her].",
        "Rug<ref>Note</ref> er <b>korn</b> <math>x</math> <nowiki>*</nowiki>.",
        "الجاودار حبوب؛ 1 : 2",
    ],
)
def test_inline_markup_is_free_within_a_paragraph(translation: str) -> None:
    rendered = render_page(parse_page(PAGE), {0: translation})
    assert outline_wikitext(rendered) == outline_wikitext(PAGE)


def test_an_outline_tells_blocks_without_their_words() -> None:
    assert outline_wikitext("== A ==\n* b\n{{c|d=e}}\nf\n") == (
        ("heading", "2"),
        ("item", "*"),
        ("template", ("C", ("d", (("paragraph", ""),)))),
        ("paragraph", ""),
    )
