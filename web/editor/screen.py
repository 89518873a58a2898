"""The editor's screens: a page in one of its modes, with what was typed but not saved."""

from __future__ import annotations

from dataclasses import replace

from flask import render_template
from flask.typing import ResponseReturnValue

from web.editor.asked import WARNINGS, Asked
from web.editor.rendered import show_document
from web.editor.selecting import read_issues, select_units
from web.editor.toolbar import draw_strip, list_checks, list_filters
from web.editor.unit_form import Draft, UnitForm, make_form, make_row
from web.projects import current_project
from workflow.actions.workpage import WorkPage, WorkUnit

PER_PAGE = 50
BEFORE, AFTER = 1, 2
"""Neighbours that are shown on each side of a unit."""


def show_page(work: WorkPage, asked: Asked, *, draft: Draft | None = None, status: int = 200) -> ResponseReturnValue:
    """The whole editor."""
    opened = work.find(asked.unit) if asked.unit else None
    selected = select_units(work, asked)
    if asked.mode == "focus" and opened is None:
        opened = next((item for item in selected if item.number >= asked.at), None) or next(iter(selected), None)
    form = _open_form(work, opened, draft)
    shaped = {"page": _shape_document, "list": _shape_list, "focus": _shape_focus}[asked.mode](work, asked, form)
    context = {
        "work": work,
        "asked": asked,
        "form": form,
        "filters": list_filters(work, asked),
        "found_checks": list_checks(work, asked),
        "strip": draw_strip(work, asked, opened.unit.id if opened else ""),
        "language": current_project().language(work.language),
        "source_language": current_project().source_language,
        **shaped,
    }
    return render_template("editor/show.html", **context), status


def show_unit(work: WorkPage, asked: Asked) -> ResponseReturnValue:
    """One unit's form alone, for scripts."""
    form = _open_form(work, work.find(asked.unit), None)
    shaped = _shape_focus(work, asked, form) if asked.mode == "focus" else {"near": _find_unlisted(work, asked, form)}
    return render_template(
        "editor/_unit.html",
        work=work,
        asked=asked,
        form=form,
        language=current_project().language(work.language),
        source_language=current_project().source_language,
        **shaped,
    )


def _open_form(work: WorkPage, opened: WorkUnit | None, draft: Draft | None) -> UnitForm | None:
    if opened is None:
        return None
    return make_form(current_project(), work, opened, draft=draft)


def _shape_document(work: WorkPage, asked: Asked, form: UnitForm | None) -> dict[str, object]:
    """The rendered page, cut where the form stands."""
    first = next(iter(select_units(work, asked)), None)
    here = f"{asked.link(unit=first.unit.id)}#t{first.number}" if first else ""
    return {"document": show_document(work, asked, form.item if form else None), "here_state": here}


def _shape_list(work: WorkPage, asked: Asked, form: UnitForm | None) -> dict[str, object]:
    """Fifty units of the filter, those that were saved a moment ago among them, and the open one."""
    stay = {*asked.saved, asked.unit}
    selected = {item.unit.id for item in select_units(work, asked)}
    listed = [item for item in work.units if item.unit.id in selected or item.unit.id in stay]
    before = [item for item in listed if item.number < asked.at]
    here = listed[len(before) : len(before) + PER_PAGE]
    if form and form.item not in here:  # a permalink leads to the part of the list that holds its unit
        place = listed.index(form.item) // PER_PAGE * PER_PAGE
        before, here = listed[:place], listed[place : place + PER_PAGE]
    rows = [form if form and item is form.item else make_row(work, item) for item in here]
    if asked.state == WARNINGS:
        found = read_issues(work)
        rows = [replace(row, warned=tuple(each.message for each in found[row.item.unit.id])) for row in rows]
    after = listed[len(before) + len(here) :]
    return {
        "rows": rows,
        "near": _find_unlisted(work, asked, form),
        "total": len(listed),
        "first": len(before) + 1,
        "earlier": asked.link(unit="", at=before[-PER_PAGE:][0].number) if before else "",
        "later": asked.link(unit="", at=after[0].number) if after else "",
    }


def _shape_focus(work: WorkPage, asked: Asked, form: UnitForm | None) -> dict[str, object]:
    """The open unit between its neighbours in the page, and its place in the filter."""
    if form is None:
        return {"near": ((), ()), "previous": None, "next": None, "place": 0, "total": 0}
    number = form.item.number
    selected = select_units(work, asked)
    earlier = [item for item in selected if item.number < number]
    later = [item for item in selected if item.number > number]
    return {
        "near": find_neighbours(work, form.item),
        "previous": earlier[-1] if earlier else None,
        "next": later[0] if later else None,
        "place": len(earlier) + 1 if form.item in selected else 0,
        "total": len(selected),
    }


def _find_unlisted(work: WorkPage, asked: Asked, form: UnitForm | None) -> tuple[tuple[WorkUnit, ...], ...]:
    """The neighbours of the open unit in a list that shows a filter: without one they are the rows around it."""
    return find_neighbours(work, form.item) if form and asked.state else ()


def find_neighbours(work: WorkPage, item: WorkUnit) -> tuple[tuple[WorkUnit, ...], tuple[WorkUnit, ...]]:
    """The units before and after one in the page."""
    number = item.number
    return work.units[max(number - 1 - BEFORE, 0) : number - 1], work.units[number : number + AFTER]
