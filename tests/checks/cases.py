"""Translations as checks see them, made from texts."""

from __future__ import annotations

import re

from tests.cases_reader import read_cases
from workflow.checks.check import Case, Check, LanguageFacts
from workflow.checks.reading import Reading
from workflow.checks.registry import load_check
from workflow.core.render import CHANGED_STRUCTURE, SourcePage, find_broken
from workflow.formats.registry import complete_options, load_format
from workflow.model import Kind, Unit, View
from workflow.store.languages import load_languages
from workflow.store.months import read_months

_CODE = re.compile(r"<U\+([0-9A-F]{4,6})>")
_VIEW = View("page", "en", "ltr", "en", "ltr")


def read_texts(name: str) -> list[tuple[str, str, str]]:
    """Title, source and translation of each case: without the line feed that ends its last line, and with characters
    for their numbers (`<U+200B>`)."""
    return [(title, _read(source), _read(translation)) for title, source, translation in read_cases(f"checks/{name}")]


def _read(text: str) -> str:
    return _CODE.sub(lambda match: chr(int(match[1], 16)), text.removesuffix("\n"))


def make_case(format: str, source: str, translation: str, language: str = "de") -> Case:
    """A translation from English as a case."""
    reader = load_format(format)
    options = complete_options(reader, {})

    def read(text: str) -> Reading:
        return Reading(text, reader.markup(text, Kind.PARAGRAPH, options=options))

    return Case(read(source), read(translation), describe(language), format)


def describe(language: str) -> LanguageFacts:
    """What is known of a language and of English."""
    known = load_languages()
    plurals = known.find(language).plurals
    months, source_months = read_months(language), read_months("en")
    return LanguageFacts(language, known.script(language), plurals=plurals, months=months, source_months=source_months)


def find(id: str, case: Case) -> list[str]:
    """What a check finds in one text; nothing if it is one of whole pages."""
    check = load_check(id)
    return list(check.find(case)) if isinstance(check, Check) else []


def find_reason(format: str, source: str, translation: str) -> str:
    """Why a translation falls back when the source is a page of its own: `structure`, `markup`, or nothing."""
    reader = load_format(format)
    options = complete_options(reader, {"keep_line_breaks": True} if "\n" in source and format == "text" else {})
    document = reader.parse(source, page="page", options=options)
    assert [span.source for span in document.spans] == [source]
    page = SourcePage("page", reader, options, document, (Unit("1", document.spans[0]),), _VIEW)
    reason = find_broken(page, {"1": translation}).get("1", "")
    return {"": "", CHANGED_STRUCTURE: "structure"}.get(reason, "markup")
