"""A text before it is saved: what is wrong with it, what was said of it already, and whether it may pass."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from workflow.actions.edit import LONGEST
from workflow.actions.judging import Judged, JudgedIssue, judge_text
from workflow.actions.last_good import load_for_change
from workflow.actions.lookup import find_unit
from workflow.actions.recent_pages import load_recent
from workflow.model import Severity
from workflow.store.project import Project

KNOWN = "all"
"""The token of somebody who puts back a text that stood there before, with whatever is to be said of it."""


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """What checks say to a text that is typed, or that is saved already."""

    text: str
    judged: Judged
    token: str
    """Stands for this very text and all that was found in it; a change of either gives another one."""
    saved: bool = False
    """Whether it is what is saved, for the source as it is."""
    pending: frozenset[str] = frozenset()
    """Checks whose warnings shall be dismissed when the text is saved."""

    @property
    def errors(self) -> tuple[JudgedIssue, ...]:
        """What keeps it from being saved."""
        return tuple(issue for issue in self.judged.issues if issue.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[JudgedIssue, ...]:
        """What deserves a look, without what was dismissed."""
        return tuple(issue for issue in self.judged.issues if self._warns(issue))

    @property
    def dismissed(self) -> tuple[JudgedIssue, ...]:
        """Warnings that are no problem in this text, as somebody has said or just says."""
        hidden = (*self.errors, *self.warnings)
        return tuple(issue for issue in self.judged.issues if issue not in hidden)

    def stops(self, seen: str) -> bool:
        """Whether a save shall first show the warnings: not where `seen` is their token, nor for what is saved."""
        return bool(self.warnings) and not self.saved and seen not in (self.token, KNOWN)

    def _warns(self, issue: JudgedIssue) -> bool:
        return issue.severity is Severity.WARNING and not issue.dismissed and issue.check not in self.pending


def judge_draft(
    project: Project,
    page: str,
    unit_id: str,
    language: str,
    text: str,
    *,
    pending: Collection[str] = (),
    quick: bool = False,
) -> JudgedDraft:
    """Judge a text for a unit.

    Args:
        project, page, unit_id, language, text: as of `judge_text`.
        pending: checks whose warnings shall be dismissed when it is saved.
        quick: as of `judge_text`; its token is that of the whole judgement where the text has no error.

    Raises:
        UnknownName, RefusedEdit, ConfigError: as `judge_text`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    judged = (
        judge_text(project, page, unit_id, language, text, quick=quick) if len(text) <= LONGEST else Judged()
    )  # is refused
    loaded = load_recent(project, page)
    find_unit(loaded, unit_id)
    entry = load_for_change(project, loaded, language).catalog.entries[unit_id]
    warned = {issue.check for issue in judged.issues if issue.severity is Severity.WARNING}
    saved = bool(text.strip()) and entry.translation == text and not entry.outdated
    return JudgedDraft(text, judged, _make_token(text, judged), saved, frozenset(warned.intersection(pending)))


def _make_token(text: str, judged: Judged) -> str:
    found = sorted(f"{issue.check}\x1f{issue.message}" for issue in judged.issues)
    return hashlib.sha256("\x1e".join((text, *found)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
