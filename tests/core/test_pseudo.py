"""Pseudo-translation leaves markup alone."""

from __future__ import annotations

from tests.core.documents import write_page
from workflow.core.pseudo import pseudo_translate
from workflow.formats.markdown import FORMAT


def test_prose_is_accented_and_markup_stays() -> None:
    text = "Read [the book](https://example.org/book) and `run me`, **now** &amp; then."
    span = write_page([text]).spans[0]
    assert pseudo_translate(span, FORMAT, FORMAT.options) == (
        "Ŕéåð [ţĥé ƀööķ](https://example.org/book) åñð `run me`, **ñöŵ** &amp; ţĥéñ."
    )
    assert FORMAT.faults(span, pseudo_translate(span, FORMAT, FORMAT.options), options=FORMAT.options) == ()
