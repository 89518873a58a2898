"""Which pages are complete enough to be exported, and why the others are held back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workflow.actions.lookup import require_target
from workflow.actions.progress import LanguageProgress, Progress
from workflow.model import Counts
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page, or with an empty page a whole language, that is not exported."""

    language: str
    page: str
    reason: str


def choose_languages(
    project: Project, progress: Progress, languages: Collection[str], *, finished: bool
) -> tuple[list[str], list[HeldPage]]:
    """The languages to export, and those held back because they are not finished.

    Raises:
        UnknownName: a language the project does not have.
    """
    for code in languages:
        require_target(project, code)
    known = [item for item in progress.languages if not languages or item.language in languages]
    if not finished:
        return [item.language for item in known], []
    held = [HeldPage(item.language, "", _explain_language(item)) for item in known if not item.finished]
    return [item.language for item in known if item.finished], held


def choose_pages(
    project: Project, progress: Progress, language: str, wanted: Collection[str], *, everything: bool
) -> tuple[list[str], list[HeldPage]]:
    """A language's pages to export, of those wanted (all when empty), and those held back with the reason."""
    found = next(item for item in progress.languages if item.language == language)
    taken: list[str] = []
    held: list[HeldPage] = []
    for page, counts in found.pages.items():
        if wanted and page not in wanted:
            continue
        reason = "" if everything else explain_page(project, counts)
        if reason:
            held.append(HeldPage(language, page, reason))
        else:
            taken.append(page)
    return taken, held


def explain_page(project: Project, counts: Counts) -> str:
    """Why a page with these counts is held back; nothing for one that is complete enough."""
    settings = project.config.exporting
    if counts.percent < settings.complete:
        return f"{counts.percent}% translated ({', '.join(_missing(counts))})"
    if settings.require_review and counts.reviewed < counts.translated:
        return f"{counts.translated - counts.reviewed} of {counts.translated} translated units are not reviewed"
    return ""


def _explain_language(progress: LanguageProgress) -> str:
    open_pages = len(progress.pages) - progress.complete_pages
    what = ", ".join(_missing(progress.counts)) or "a file that cannot be read"
    return f"{progress.counts.percent}% translated, {open_pages} of {len(progress.pages)} pages not complete ({what})"


def _missing(counts: Counts) -> Iterable[str]:
    untranslated = counts.untranslated - counts.errors
    if untranslated:
        yield f"{untranslated} untranslated"
    if counts.outdated:
        yield f"{counts.outdated} outdated"
    if counts.errors:
        yield f"{counts.errors} with errors"
