"""Judging one translation in its page: the same way while it is typed and when it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from workflow.actions.faults import check_of, list_faults
from workflow.actions.fixing import find_safe_fixes
from workflow.actions.last_good import load_for_change
from workflow.actions.lookup import find_unit, require_page, require_target
from workflow.actions.page_checks import PageChecks
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import JudgedCatalog
from workflow.actions.recent_pages import load_recent
from workflow.checks.fixing import Fix
from workflow.checks.registry import name_check
from workflow.core.dismissal import list_dismissed, list_dismissed_for
from workflow.errors import RefusedEdit
from workflow.model import Entry, Issue, Severity, Unit
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class JudgedIssue:
    """Something found in a text while it is typed."""

    check: str
    """The check's id."""
    name: str
    """Its title."""
    severity: Severity
    message: str
    dismissed: bool = False
    """Whether it is a warning that somebody has dismissed for this very text."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks have found in a text; it holds as long as the PO file and the page are the same."""

    judged: JudgedCatalog
    unit: str
    translation: str
    issues: tuple[Issue, ...]

    def holds(self, judged: JudgedCatalog, entry: Entry) -> bool:
        """Whether it says what the checks would find in that entry now."""
        then, same = self.judged, (self.unit, self.translation) == (entry.id, entry.translation)
        return same and (then.page.stamp, then.catalog.digest) == (judged.page.stamp, judged.catalog.digest)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said about a text before it is saved."""

    issues: tuple[JudgedIssue, ...] = ()
    """First errors, with which it cannot be saved, then warnings."""
    fixes: tuple[Fix, ...] = ()
    """Changes that are offered: each with the whole text as it would be."""
    looked: Looked | None = field(default=None, compare=False)
    """For a save that follows at once; None where the checks were not asked."""

    @property
    def errors(self) -> tuple[str, ...]:
        """Why the text cannot be saved; empty when it can."""
        return tuple(issue.message for issue in self.issues if issue.severity is Severity.ERROR)


def judge_text(project: Project, page: str, unit_id: str, language: str, text: str, *, quick: bool = False) -> Judged:
    """What checks and fixes say to a text as a unit's translation; with its errors `save_translation` refuses it.

    With `quick` it is told neither whether the page would break nor what could be fixed: the save that follows finds
    out the one, and the other is of interest only to somebody who looks at it.

    Raises:
        UnknownName: page, unit or language are not there.
        RefusedEdit: the PO file is damaged.
        ConfigError: a check of another package cannot be loaded.
    """
    require_target(project, language)
    require_page(project, page)
    loaded = load_recent(project, page)
    unit = find_unit(loaded, unit_id)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Judged()
    judged = load_for_change(project, loaded, language)
    before = judged.catalog.entries[unit_id]
    typed = before.change(translation=text, outdated=False, previous_source="")
    checks = PageChecks(ProjectChecks(project), loaded)
    faults = () if quick else list_faults(judged, unit, typed)
    if faults:
        told = Judged(
            tuple(JudgedIssue(check_of(fault), name_check(check_of(fault)), Severity.ERROR, fault) for fault in faults)
        )
    else:
        looked = Looked(judged, unit_id, text, look_at(checks, judged, unit, typed))
        told = Judged(tuple(_describe(looked.issues, list_dismissed_for(before, text))), looked=looked)
    return told if quick else replace(told, fixes=find_safe_fixes(checks, judged, unit, typed, told.errors))


def check_text(project: Project, page: str, unit_id: str, language: str, text: str) -> tuple[str, ...]:
    """Why a text may not be saved as a unit's translation: what `save_translation` would say.

    Raises:
        UnknownName, RefusedEdit, ConfigError: as `judge_text`.
    """
    return judge_text(project, page, unit_id, language, text).errors


def look_at(checks: PageChecks, judged: JudgedCatalog, unit: Unit, entry: Entry) -> tuple[Issue, ...]:
    """What the project's checks find in an entry that its page is to show; nothing in an empty one.

    Raises:
        ConfigError: a check of another package cannot be loaded.
    """
    if not entry.translation:
        return ()
    language = judged.catalog.language
    in_page = checks.find_in_page(judged.catalog, judged.row.broken, entry)
    return (
        *checks.find(unit, language, entry.translation),
        *(issue for issue in in_page if issue.unit == unit.id),
    )


def drop_dismissed(issues: Iterable[Issue], entry: Entry) -> tuple[Issue, ...]:
    """What is found in an entry without the warnings that it has dismissed."""
    dismissed = list_dismissed(entry)
    return tuple(issue for issue in issues if issue.check not in dismissed or issue.severity is Severity.ERROR)


def refuse_errors(issues: Iterable[Issue]) -> None:
    """Refuse a text in which a check finds an error.

    Raises:
        RefusedEdit: with all messages.
    """
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    if errors:
        told = "; ".join(f"{issue.message} [{issue.check}]" for issue in errors)
        raise RefusedEdit(told, unit=errors[0].unit)


def _describe(issues: Sequence[Issue], dismissed: frozenset[str]) -> list[JudgedIssue]:
    told = []
    for issue in issues:
        hidden = issue.check in dismissed and issue.severity is Severity.WARNING
        told.append(JudgedIssue(issue.check, name_check(issue.check), issue.severity, issue.message, hidden))
    return sorted(told, key=lambda issue: issue.severity is not Severity.ERROR)
