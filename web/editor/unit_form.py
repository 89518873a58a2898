"""Everything the form of one unit shows, shaped for its template."""

from __future__ import annotations

from dataclasses import dataclass, replace

from web.editor.names import name_kind, name_special, name_state
from workflow.actions.unit_aids import OtherText, read_history, read_other_texts
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.core.insertables import Insertable, list_insertables
from workflow.core.marked_text import Run, diff_runs, split_runs
from workflow.core.special_characters import Special, special_characters
from workflow.model import Markup, State
from workflow.store.journal import Edit
from workflow.store.project import Project

Diff = tuple[tuple[str, tuple[Run, ...]], ...]

KEYS = 9
"""Insertables that have a key of their own."""
_CHARACTERS_A_ROW = 62
_MOST_EDITS = 5


@dataclass(frozen=True, slots=True)
class UnitForm:
    """One unit as it is edited."""

    item: WorkUnit
    text: str
    """What stands in the box."""
    base: str
    source: tuple[Run, ...]
    changes: Diff
    """What the source has become since the translation was made; empty when that is not known or nothing."""
    state: str
    kind: str
    line: int
    """The line of the source document."""
    rows: int
    faults: tuple[str, ...]
    insertables: tuple[Insertable, ...] = ()
    specials: tuple[tuple[Special, str], ...] = ()
    """Characters of the language with their names."""
    others: tuple[OtherText, ...] = ()
    history: tuple[tuple[Edit, Diff], ...] = ()
    """The latest edits, newest first, each with what it changed."""

    @property
    def outdated(self) -> bool:
        """Whether the text was made for an older source."""
        return self.item.state is State.OUTDATED


def make_row(work: WorkPage, item: WorkUnit, *, text: str | None = None, fault: str = "") -> UnitForm:
    """A unit with its source and text alone.

    `text` is what stands in the box instead of the saved translation, with the `fault` that kept it from being saved.
    """
    entry = item.entry
    pieces = find_markup(work, item)
    source = item.unit.source
    previous = entry.previous_source if item.state is State.OUTDATED else ""
    shown = entry.translation if text is None else text
    faults = tuple(each for each in (fault or item.fault,) if each)
    return UnitForm(
        item,
        shown,
        item.digest,
        split_runs(source, pieces),
        diff_runs(previous, source, pieces) if previous and previous != source else (),
        name_state(item.state),
        name_kind(item.unit.span.kind),
        work.loaded.source.document.line_at(item.unit.span.start),
        count_rows(shown or source),
        faults,
    )


def make_form(
    project: Project, work: WorkPage, item: WorkUnit, *, text: str | None = None, fault: str = ""
) -> UnitForm:
    """A unit with every aid there is; `text` and `fault` as for `make_row`."""
    row = make_row(work, item, text=text, fault=fault)
    script = project.languages.script(work.language)
    return replace(
        row,
        insertables=list_insertables(item.unit.source, find_markup(work, item)),
        specials=tuple((each, name_special(each)) for each in special_characters(work.language, script)),
        others=read_other_texts(project, work, item.unit.id),
        history=_compare_edits(read_history(project, work, item.unit.id)),
    )


def find_markup(work: WorkPage, item: WorkUnit) -> tuple[Markup, ...]:
    """The pieces of a unit's source that are not prose, as its format says."""
    source = work.loaded.source
    return source.format.markup(item.unit.source, item.unit.span.kind, options=source.options)


def count_rows(text: str) -> int:
    """The rows of a box that holds a text, within limits."""
    rows = sum(len(line) // _CHARACTERS_A_ROW + 1 for line in text.split("\n"))
    return min(max(rows, 2), 16)


def _compare_edits(edits: tuple[Edit, ...]) -> tuple[tuple[Edit, Diff], ...]:
    """The latest edits with what each changed; the oldest that is known is shown whole."""
    before = [edit.translation for edit in edits[1:]] + [""]
    pairs = list(zip(edits, before, strict=False))[:_MOST_EDITS]
    return tuple((edit, diff_runs(older, edit.translation)) for edit, older in pairs)
