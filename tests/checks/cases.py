"""Translations as checks see them, made from texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.cases_reader import read_cases
from workflow.checks.check import Case, Check, LanguageFacts
from workflow.checks.page_check import PageCase, PageCheck, PageUnit
from workflow.checks.reading import Reading
from workflow.checks.registry import load_check
from workflow.core.render import CHANGED_STRUCTURE, SourcePage, find_broken
from workflow.formats.registry import complete_options, load_format
from workflow.model import Entry, Kind, Unit, View
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


def read_text(format: str, text: str) -> Reading:
    """A text with its markup."""
    reader = load_format(format)
    return Reading(text, reader.markup(text, Kind.PARAGRAPH, options=complete_options(reader, {})))


def make_case(format: str, source: str, translation: str, language: str = "de") -> Case:
    """A translation from English as a case."""
    return Case(read_text(format, source), read_text(format, translation), describe(language), format)


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


def find_in_page(
    id: str,
    format: str,
    document: str,
    translations: Mapping[str, str],
    *,
    older: Mapping[str, Sequence[Entry]] = MappingProxyType({}),
    page: str = "plan.md",
    language: str = "de",
) -> list[tuple[str, str]]:
    """What a check of whole pages finds, as (source of the unit, message).

    `translations` is by source text; a source that stands twice in the page has its texts separated by a line feed, for
    each place one. `older` is the obsolete entries by source text.
    """
    reader = load_format(format)
    options = complete_options(reader, {})
    parsed = reader.parse(document, page=page, options=options)
    units = tuple(Unit(str(number), span) for number, span in enumerate(parsed.spans))
    source = SourcePage(page, reader, options, parsed, units, _VIEW)
    waiting = {text: iter(shown.split("\n")) for text, shown in translations.items()}
    items = []
    for unit in units:
        shown = next(waiting.get(unit.source, iter(())), "")
        items.append(PageUnit(unit, Entry(unit.id, unit.source, shown), source, tuple(older.get(unit.source, ()))))
    check = load_check(id)
    assert isinstance(check, PageCheck)
    found = check.find(PageCase(source, describe(language), items)) if check.fits(format) else ()
    return [(units[int(unit_id)].source, message) for unit_id, message in found]
