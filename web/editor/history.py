"""The history of a unit: its short form beside the text, and the whole of it, fetched only when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.editor.asked import Asked
from web.edits import name_author, name_fate
from web.projects import current_project
from workflow.actions.history import UnitHistory, Version, read_unit_history
from workflow.actions.unit_aids import UnitEdits
from workflow.actions.workpage import WorkUnit, open_work_page
from workflow.core.marked_text import Diff, Run, diff_runs, split_runs
from workflow.errors import Busy, PolyfolioError
from workflow.store.journal import Edit, Fate

MOST_EDITS = 5
"""Edits that the short form tells."""
MOST_VERSIONS = 100
"""Versions that the whole history tells."""
_SHORT = 10
"""Digits of a commit's id that are shown."""


@dataclass(frozen=True, slots=True)
class ShownAside:
    """A text that did not come into the file, or was put out of it, as it is offered."""

    edit: Edit
    runs: tuple[Run, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One line of the whole history."""

    version: Version
    changes: Diff
    """What it changed of the text before it; the whole text where there was none."""
    author: str
    said: str
    """What became of it, where that is not simply that it was saved."""
    commit: str
    """The first digits of the commit that has it."""
    usable: bool
    """Whether there is a text that could be brought back."""


def compare_edits(edits: Sequence[Edit]) -> tuple[tuple[Edit, Diff], ...]:
    """The latest edits with what each changed; the oldest that is known is shown whole."""
    before = [edit.translation for edit in edits[1:]] + [""]
    pairs = list(zip(edits, before, strict=False))[:MOST_EDITS]
    return tuple((edit, diff_runs(older, edit.translation)) for edit, older in pairs)


def shape_aside(edits: UnitEdits) -> tuple[ShownAside, ...]:
    """The texts that are offered since they did not come into the file, or were put out of it."""
    return tuple(ShownAside(edit, split_runs(edit.translation), name_fate(edit.fate)) for edit in edits.aside)


def show_history(asked: Asked) -> ResponseReturnValue:
    """All that is known of a unit: a page, or for scripts (`beside=1`) the list alone.

    A unit that has left its page has a history too; there is no form then into which a text could be put.
    """
    project = current_project()
    history = read_unit_history(project, asked.page, asked.unit, asked.language, limit=MOST_VERSIONS)
    return render_template(
        "editor/_history.html" if request.args.get("beside") else "editor/history.html",
        asked=asked,
        item=_find_item(asked),
        versions=shape_versions(history),
        complete=history.complete,
        problems=history.problems,
        language=project.language(asked.language),
        source_language=project.source_language,
    )


def _find_item(asked: Asked) -> WorkUnit | None:
    """The unit as it is on its page; None where it has left, or the page cannot be read, which is told elsewhere."""
    try:
        return open_work_page(current_project(), asked.page, asked.language).find(asked.unit)
    except Busy:
        raise
    except PolyfolioError:
        return None


def shape_versions(history: UnitHistory) -> tuple[ShownVersion, ...]:
    """The lines of the whole history; each is compared with the next older text that the unit had."""
    return tuple(
        ShownVersion(
            version,
            _compare(_find_older(history.versions[number + 1 :]), version.translation),
            name_author(version.author, version.fate),
            _say(version),
            version.commit[:_SHORT],
            bool(version.translation) and not version.current,
        )
        for number, version in enumerate(history.versions)
    )


def _compare(older: str, text: str) -> Diff:
    """What a text changed; one that took the place of none is shown as it is."""
    return diff_runs(older, text) if older else ((("equal", split_runs(text)),) if text else ())


def _find_older(versions: Sequence[Version]) -> str:
    return next((version.translation for version in versions if version.was_there), "")


def _say(version: Version) -> str:
    if version.fate is not None:
        return "" if version.fate is Fate.WRITTEN else name_fate(version.fate)
    if not version.commit:
        return str(gettext("In the PO file, put there by somebody outside"))
    return str(gettext("The unit left the page")) if version.state is None else ""
