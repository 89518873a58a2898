from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.wikitext.structure_cases import parse_page, pseudo_translate, render_page
from workflow.formats.wikitext.faults import find_faults
from workflow.formats.wikitext.markup import find_markup
from workflow.formats.wikitext.outline import outline_wikitext

FRAGMENTS = (
    *(
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\r\n\r\n",
        " ",
        "  ",
        "\t",
        "word",
        "Two words.",
        "ß ø",
        "\x00",
        "\u2028",
        "\ufeff",
    ),
    *(
        "{{",
        "}}",
        "{{{",
        "}}}",
        "{{a|",
        "{{Note|text=",
        "|b=",
        "{{x}}",
        "{{PLURAL:$1|one|more}}",
        "{{#if:a|b}}",
        "{",
        "}",
    ),
    *(
        "[[",
        "]]",
        "[[Link]]",
        "[[Link|label]]",
        "[[Category:C]]",
        "[[File:F.png|thumb|",
        "[[File:F.png]]",
        "[[da:Side]]",
    ),
    *("[https://x.org label]", "[http://x ", "https://x.org/?a=b", "ftp://a", "[", "]", "mailto:a@b.c"),
    *("'''", "''", "<b>", "</b>", "<br>", "<br />", "<span class=x>", "<span a={{x}}>", "</span>", "<code>", "</code>"),
    *("<div>", '<div class="a">', "</div>", "<li>", "<td>", "<h2>", "</h2>", "<p>", "<references>", "<references />"),
    *(
        "<ref>",
        "</ref>",
        '<ref name="a" />',
        "<nowiki>",
        "</nowiki>",
        "<nowiki />",
        "<pre>",
        "</pre>",
        "<math>",
        "</math>",
    ),
    *(
        "<syntaxhighlight lang=py>",
        "</syntaxhighlight>",
        "<gallery>\nA.png|cap\n",
        "</gallery>",
        "<!--",
        "-->",
        "<!-- c -->",
    ),
    *("== ", " ==", "==", "=", "= a =", "* ", "# ", "; ", ": ", "*", "#", ";", ":", "----", "-", "!"),
    *(
        "{|",
        "\n{|\n",
        "\n|-\n",
        "\n|}\n",
        "\n| ",
        "\n! ",
        "|",
        "||",
        "!!",
        "\n|+ ",
        'style="a" | ',
        "__TOC__",
        "__NOTOC__",
    ),
    *(
        "$1",
        "$name",
        "&nbsp;",
        "&amp",
        "~~~~",
        "#REDIRECT [[X]]",
        "\ufdd1",
        "\ufdd7",
        "<",
        ">",
        "<a",
        "</",
        "'",
        "ISBN 1",
    ),
)
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.characters(codec="utf-8")), max_size=40).map("".join)


@given(TEXTS, st.booleans())
def test_units_are_in_order_apart_and_not_empty(text: str, template_arguments: bool) -> None:
    position = 0
    for span in parse_page(text, template_arguments=template_arguments).spans:
        assert position <= span.start < span.end <= len(text)
        assert span.source.strip()
        assert span.source == text[span.start : span.end].replace("\r\n", "\n").replace("\r", "\n")
        position = span.end


@given(TEXTS, st.booleans())
def test_a_page_without_translations_is_the_document(text: str, template_arguments: bool) -> None:
    assert render_page(parse_page(text, template_arguments=template_arguments), {}) == text


@given(TEXTS, st.booleans(), st.booleans())
def test_a_pseudo_translation_keeps_the_outline_and_has_no_faults(text: str, arguments: bool, brackets: bool) -> None:
    document = parse_page(text, template_arguments=arguments)
    translations = {index: pseudo_translate(span, brackets=brackets) for index, span in enumerate(document.spans)}
    assert [find_faults(span.source, translations[index]) for index, span in enumerate(document.spans)] == [
        () for _ in document.spans
    ]
    assert outline_wikitext(render_page(document, translations)) == outline_wikitext(text)


@given(TEXTS)
def test_markup_is_in_order_apart_and_not_empty(text: str) -> None:
    position = 0
    for markup in find_markup(text):
        assert position <= markup.start < markup.end <= len(text)
        position = markup.end


@given(TEXTS)
def test_a_source_is_always_fit_to_stand_for_itself(text: str) -> None:
    assert find_faults(text, text) == ()
    assert find_faults(text, text + " ") == ()
