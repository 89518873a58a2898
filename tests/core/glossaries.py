"""Glossaries made from a few lines."""

from __future__ import annotations

from workflow.core.glossary_file import parse_glossary
from workflow.core.terms import Glossary
from workflow.formats.registry import complete_options, load_format
from workflow.model import Kind, Markup

HEADER = "term,translation,note,forbidden,case\n"


def make_glossary(lines: str, language: str = "de", source_language: str = "en") -> Glossary:
    """The glossary of these lines, which stand below the usual header."""
    read = parse_glossary(HEADER + lines)
    assert read.faults == ()
    return Glossary(language, source_language, "digest", read.terms)


def read_markup(format: str, text: str) -> tuple[Markup, ...]:
    """The markup of a text as its format says."""
    reader = load_format(format)
    return reader.markup(text, Kind.PARAGRAPH, options=complete_options(reader, {}))
