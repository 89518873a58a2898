"""Results as the JSON that scripts rely on: one shape for the command line and for the web's API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workflow.actions.concordance import Found
    from workflow.actions.export import ExportResult
    from workflow.actions.history import UnitHistory
    from workflow.actions.issue_lists import PageIssue
    from workflow.actions.judging import Judged
    from workflow.actions.listing import ListedUnit, UnitList
    from workflow.actions.machine import MachineSuggestion
    from workflow.actions.progress import Progress
    from workflow.actions.terms import ListedTerms
    from workflow.core.memory import Match
    from workflow.core.terms import FoundTerm
    from workflow.errors import PolyfolioError
    from workflow.model import Counts
    from workflow.store.project import Project

Json = dict[str, Any]


def shape_languages(project: Project) -> Json:
    """The project's languages, what is known of each, and what stands in for its missing texts."""
    languages = [project.language(code) for code in project.config.languages]
    return {
        "source_language": project.config.source_language,
        "languages": [
            {
                "language": language.code,
                "name": language.name,
                "autonym": language.autonym,
                "direction": language.direction,
                "plurals": language.plurals,
                "fallbacks": list(project.chain(language.code)),
            }
            for language in languages
        ],
    }


def shape_progress(progress: Progress) -> Json:
    """Units and words per state: by language, and there by page."""
    return {
        "source_language": progress.source_language,
        "languages": [
            {
                "language": item.language,
                **shape_counts(item.counts),
                "complete_pages": item.complete_pages,
                "finished": item.finished,
                "pages": [{"page": page, **shape_counts(counts)} for page, counts in item.pages.items()],
            }
            for item in progress.languages
        ],
    }


def shape_counts(counts: Counts) -> dict[str, int]:
    """Counts with their percent."""
    return {
        "units": counts.units,
        "words": counts.words,
        "translated": counts.translated,
        "outdated": counts.outdated,
        "reviewed": counts.reviewed,
        "untranslated": counts.untranslated,
        "errors": counts.errors,
        "translated_words": counts.translated_words,
        "percent": counts.percent,
    }


def shape_units(project: Project, listed: UnitList, *, with_language: bool, with_offered: bool = False) -> Json:
    """A page's units.

    Args:
        project: the project.
        listed: the units.
        with_language: whether the list was asked for with a language's translations.
        with_offered: with the older and offered texts of each unit.
    """
    shaped: Json = {
        "page": listed.page,
        "format": listed.format,
        "source_language": project.config.source_language,
        "units": [shape_unit(item, with_language=with_language, with_offered=with_offered) for item in listed.units],
    }
    if listed.problems:
        shaped["problems"] = [shape_problem(problem) for problem in listed.problems]
    return shaped


def shape_problem(problem: PolyfolioError) -> Json:
    """What cannot be read."""
    return {"path": problem.path, "line": problem.line, "message": problem.message}


def shape_unit(item: ListedUnit, *, with_language: bool, with_offered: bool = False) -> Json:
    """One unit, with its translation, state and digest where there is a language; its other texts if asked for."""
    span = item.unit.span
    fields: Json = {
        "id": item.unit.id,
        "source": span.source,
        "kind": span.kind.value,
        "line": item.line,
        "note": span.note,
    }
    if with_language:
        fields |= {
            "translation": item.entry.translation if item.entry else "",
            "state": item.state.value,
            "previous_source": item.entry.previous_source if item.entry else "",
            "digest": item.digest,
        }
    if with_offered:
        fields["offered"] = [
            {"text": older.text, "source": older.made_for, "origin": older.origin.value} for older in item.older.texts
        ]
    return fields


def shape_history(history: UnitHistory) -> Json:
    """What is known of one unit's translations, newest first."""
    return {
        "page": history.page,
        "unit": history.unit,
        "language": history.language,
        "source": history.entry.source if history.entry else "",
        "translation": history.entry.translation if history.entry else "",
        "state": history.state.value if history.state else "",
        "digest": history.digest,
        "complete": history.complete,
        "history": [
            {
                "at": version.at,
                "author": version.author,
                "translation": version.translation,
                "state": version.state.value if version.state else "",
                "source": version.source,
                "page": version.page,
                "current": version.current,
                "edit": version.edit_id,
                "fate": version.fate.value if version.fate else "",
                "commit": version.commit,
                "committed": version.committed_at,
            }
            for version in history.versions
        ],
        "kept": [
            {
                "text": older.text,
                "source": older.made_for,
                "origin": older.origin.value,
                "unit": older.unit,
                "comment": older.comment,
            }
            for older in history.kept.texts
        ],
    }


def shape_found(found: Found) -> Json:
    """A slice of what a search found; `places` are pairs of characters' numbers, (first, one past the last)."""
    return {
        "total": found.total,
        "complete": found.complete,
        "hits": [
            {
                "page": hit.page,
                "unit": hit.unit,
                "language": hit.language,
                "state": hit.state.value,
                "origin": hit.origin,
                "source": hit.source,
                "source_places": [list(place) for place in hit.source_places],
                "translation": hit.text,
                "translation_places": [list(place) for place in hit.text_places],
            }
            for hit in found.hits
        ],
    }


def shape_matches(language: str, text: str, matches: Iterable[Match]) -> Json:
    """What the translation memory offers for a text, the best first."""
    return {
        "language": language,
        "text": text,
        "matches": [
            {
                "percent": match.percent,
                "exact": match.exact,
                "state": match.state.value,
                "page": match.page,
                "unit": match.unit,
                "origin": match.origin,
                "source": match.source,
                "text": match.text,
                "more": match.more,
            }
            for match in matches
        ],
    }


def shape_export(result: ExportResult) -> Json:
    """What an export wrote and what it held back."""
    return {
        "target": result.target,
        "languages": list(result.languages),
        "written": list(result.written),
        "same": result.same,
        "removed": list(result.removed),
        "held": [{"language": held.language, "page": held.page, "reason": held.reason} for held in result.held],
        "errors": [shape_problem(problem) for problem in result.problems],
    }


def shape_terms(language: str, listed: ListedTerms) -> Json:
    """The terms of a language's glossary that occur in units, each with its place in the unit's source."""
    terms = [{"page": item.page, "unit": item.unit, **shape_term(term)} for item in listed.units for term in item.terms]
    return {"language": language, "terms": terms}


def shape_term(term: FoundTerm) -> Json:
    """One term in a text."""
    return {
        "term": term.term,
        "translations": list(term.translations),
        "note": term.note,
        "forbidden": list(term.forbidden),
        "start": term.start,
        "end": term.end,
    }


def shape_judged(judged: Judged | MachineSuggestion) -> Json:
    """What checks say to a text, and the fixes that are offered for one that is typed."""
    issues = [
        {
            "check": issue.check,
            "name": issue.name,
            "severity": issue.severity.value,
            "message": issue.message,
            "dismissed": issue.dismissed,
        }
        for issue in judged.issues
    ]
    fixes = getattr(judged, "fixes", ())
    return {"issues": issues, "fixes": [{"id": fix.id, "name": fix.name, "text": fix.text} for fix in fixes]}


def shape_issues(page: str, language: str, issues: Iterable[PageIssue]) -> Json:
    """What checks find in a page's translations."""
    shaped = [
        {
            "unit": each.issue.unit,
            "check": each.issue.check,
            "severity": each.issue.severity.value,
            "message": each.issue.message,
            "dismissed": each.dismissed,
        }
        for each in issues
    ]
    return {"page": page, "language": language, "issues": shaped}
