"""Markup goes to a machine as placeholders and comes back where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.glossaries import read_markup
from tests.examples import take_part
from workflow.core.machine import Protected, protect_markup, restore_markup

PIECES = st.sampled_from(
    [
        "**",
        "*",
        "`x`",
        "[",
        "](a.md)",
        "word",
        " ",
        "\n",
        "[[",
        "|",
        "]]",
        "{{a}}",
        "<b>",
        "</b>",
        "[X1X]",
        "&amp;",
        "$x",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


def protect(text: str, format: str = "markdown") -> Protected:
    return protect_markup(text, read_markup(format, text))


@pytest.mark.parametrize(
    ("format", "text", "sent"),
    [
        ("markdown", "Read the [charter](a.md), *now*.", "Read the [X1X]charter[X2X], [X3X]now[X4X]."),
        ("markdown", "`a` and ***b*** at <https://a.example>", "[X1X] and [X2X]b[X3X] at [X4X]"),
        ("html", "A literal [X1X] <code>a</code>", "A literal [X1X] [Y1Y]"),
        ("wikitext", "The [[Page|page]] of {{tl|x}}", "The [X1X]page[X2X] of [X3X]"),
        ("html", '<a href="x">One</a> &amp; <code>two</code>', "[X1X]One[X2X] [X3X] [X4X]"),
        ("text", " Nothing to hide.\n", "Nothing to hide."),
    ],
)
def test_markup_does_not_go_out(format: str, text: str, sent: str) -> None:
    assert protect(text, format).text == sent


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Læs [X1X]pagten[X2X], [X3X]nu[X4X].", "Læs [pagten](a.md), *nu*."),
        ("[X3X]Nu[X4X]: læs [X1X]pagten[X2X].", "*Nu*: læs [pagten](a.md)."),
        (" Læs [ x1x ] pagten [x2x], [X3X] nu ［X4X］. \n", "Læs [pagten](a.md), *nu*."),
    ],
)
def test_markup_comes_back_where_its_placeholders_are(answer: str, text: str) -> None:
    restored = restore_markup(protect("Read the [charter](a.md), *now*."), answer)
    assert (restored.text, restored.faults) == (text, ())


@pytest.mark.parametrize(
    ("answer", "faults"),
    [
        ("Læs [X1X]pagten[X2X]", ("lacks the markup `a`",)),
        ("[X1X]pagten[X2X][X2X] [X3X]", ("repeats the markup ](a.md)",)),
        ("[X1X]pagten[X2X] [X3X] [X4X]", ("has the placeholder [X4X], which stands for nothing",)),
        ("Jeg kan ikke hjælpe.", ("lacks the markup [", "lacks the markup ](a.md)", "lacks the markup `a`")),
    ],
)
def test_placeholders_that_do_not_come_back_once_are_told(answer: str, faults: tuple[str, ...]) -> None:
    assert restore_markup(protect("The [charter](a.md) `a`"), answer).faults == faults


def test_a_text_without_words_is_told() -> None:
    assert not protect("`a` 1, 2 **…**").has_words
    assert not protect(" ").has_words
    assert protect("`a` b").has_words


@take_part(0.4)
@given(TEXTS, st.sampled_from(["markdown", "wikitext", "html", "text"]))
def test_an_answer_that_is_the_text_gives_the_text_back(text: str, format: str) -> None:
    protected = protect(text, format)
    restored = restore_markup(protected, protected.text)
    assert restored.faults == ()
    assert "".join(restored.text.split()) == "".join(text.split())


@take_part(0.4)
@given(TEXTS, TEXTS)
def test_whatever_a_machine_answers_every_placeholder_is_accounted_for(text: str, answer: str) -> None:
    protected = protect(text)
    restored = restore_markup(protected, answer)
    assert bool(restored.faults) or all(part in restored.text for part in protected.parts)
