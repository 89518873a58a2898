"""Everything the form of one unit shows, shaped for its template."""

from __future__ import annotations

from dataclasses import dataclass, replace

from web.editor.history import ShownAside, compare_edits, shape_aside
from web.editor.memory import ShownMatch, shape_matches
from web.editor.names import name_kind, name_special, name_state
from web.editor.older import ShownText, shape_older
from web.editor.terms import ShownTerm, TermRuns, list_shown, mark_terms
from workflow.actions.drafts import JudgedDraft, judge_draft
from workflow.actions.machine import MachineSuggestion, is_machine_on
from workflow.actions.memory import read_memory
from workflow.actions.terms import find_terms
from workflow.actions.unit_aids import OtherText, read_edits_of, read_older_texts, read_other_texts
from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.core.insertables import Insertable, list_insertables
from workflow.core.marked_text import Diff, Run, diff_runs, split_runs
from workflow.core.special_characters import Special, special_characters
from workflow.model import Markup, State
from workflow.store.journal import Edit
from workflow.store.project import Project

KEYS = 9
"""Insertables that have a key of their own."""
_CHARACTERS_A_ROW = 62


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
    offered: int = 0
    """How many older and offered texts there are for a unit that is not translated."""
    unsaved: bool = False
    """Whether something else stands in the box than what is saved."""
    insertables: tuple[Insertable, ...] = ()
    specials: tuple[tuple[Special, str], ...] = ()
    """Characters of the language with their names."""
    others: tuple[OtherText, ...] = ()
    history: tuple[tuple[Edit, Diff], ...] = ()
    """The latest edits, newest first, each with what it changed."""
    aside: tuple[ShownAside, ...] = ()
    """Texts that came too late or were overwritten, newest first."""
    older: tuple[ShownText, ...] = ()
    """Older and offered texts, newest first."""
    older_more: int = 0
    """How many of those there are besides."""
    memory: tuple[ShownMatch, ...] = ()
    """What the translation memory offers, the best first."""
    marked: TermRuns = ()
    """The source with the terms of the glossary in it."""
    terms: tuple[ShownTerm, ...] = ()
    """Those terms, each once."""
    judged: JudgedDraft | None = None
    """What checks say to the text in the box."""
    seen: bool = False
    """Whether its warnings have kept it from being saved: the same again saves it."""
    has_machine: bool = False
    """Whether the project has a service for machine translation into the language."""
    machine: MachineSuggestion | None = None
    """What it made of the source, where it was asked."""
    warned: tuple[str, ...] = ()
    """What checks say to the saved text, in a list of units with warnings."""
    read_only: bool = False
    """Whether nothing can be saved here now."""

    @property
    def outdated(self) -> bool:
        """Whether the text was made for an older source."""
        return self.item.state is State.OUTDATED


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the box of the open unit instead of its saved translation."""

    text: str
    fault: str = ""
    """What kept it from being saved."""
    base: str = ""
    """The digest of the entry that the translator saw; empty for the entry as it is."""
    judged: JudgedDraft | None = None
    """What checks say to it, where that is known already."""
    seen: bool = False
    """Whether its warnings have kept it from being saved."""
    machine: MachineSuggestion | None = None
    """What a machine suggests instead."""


def make_row(work: WorkPage, item: WorkUnit, *, draft: Draft | None = None) -> UnitForm:
    """A unit with its source and text alone."""
    entry = item.entry
    pieces = find_markup(work, item)
    source = item.unit.source
    previous = entry.previous_source if item.state is State.OUTDATED else ""
    shown = draft.text if draft else entry.translation
    faults = tuple(each for each in ((draft and draft.fault) or item.fault,) if each)
    untranslated = item.state is State.UNTRANSLATED
    return UnitForm(
        item,
        shown,
        (draft and draft.base) or item.digest,
        split_runs(source, pieces),
        diff_runs(previous, source, pieces) if previous and previous != source else (),
        name_state(item.state),
        name_kind(item.unit.span.kind),
        work.loaded.source.document.line_at(item.unit.span.start),
        count_rows(shown or source),
        faults,
        read_older_texts(work, item.unit.id).count if untranslated else 0,
        draft is not None,
        read_only=bool(work.read_only),
    )


def make_form(project: Project, work: WorkPage, item: WorkUnit, *, draft: Draft | None = None) -> UnitForm:
    """A unit with every aid there is."""
    row = make_row(work, item, draft=draft)
    pieces = find_markup(work, item)
    older = read_older_texts(work, item.unit.id)
    edits = read_edits_of(project, work, item.unit.id)
    set_aside = (each.translation for each in edits.aside)
    known = {item.entry.translation, *set_aside, *(each.text for each in older.texts)}
    script = project.languages.script(work.language)
    found = find_terms(project, work.page, item.unit.id, work.language)
    terms = list_shown(found)
    judged = (draft and draft.judged) or None
    if judged is None and not work.read_only:
        judged = judge_draft(project, work.page, item.unit.id, work.language, row.text)
    return replace(
        row,
        marked=mark_terms(row.source, found, terms),
        terms=terms,
        insertables=list_insertables(item.unit.source, pieces),
        specials=tuple((each, name_special(each)) for each in special_characters(work.language, script)),
        others=read_other_texts(project, work, item.unit.id),
        history=compare_edits(edits.history),
        aside=shape_aside(edits),
        older=shape_older(work, item, older, pieces),
        older_more=older.more,
        judged=judged,
        seen=draft is not None and draft.seen,
        has_machine=is_machine_on(project, work.language),
        machine=draft.machine if draft else None,
        memory=shape_matches(item.unit.source, read_memory(project, work, item), known, pieces),
    )


def find_markup(work: WorkPage, item: WorkUnit) -> tuple[Markup, ...]:
    """The pieces of a unit's source that are not prose, as its format says."""
    source = work.loaded.source
    return source.format.markup(item.unit.source, item.unit.span.kind, options=source.options)


def count_rows(text: str) -> int:
    """The rows of a box that holds a text, within limits."""
    rows = sum(len(line) // _CHARACTERS_A_ROW + 1 for line in text.split("\n"))
    return min(max(rows, 2), 16)
