"""Badges: a language's or a page's progress as a small flat picture."""

from __future__ import annotations

from flask import make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.projects import current_project, keeper
from web.status.blueprint import blueprint
from web.status.documents import answer_conditionally, clean_xml
from workflow.actions.lookup import require_page, require_target
from workflow.actions.overview import read_counts, read_overview
from workflow.model import Counts

COLOURS = {"none": "#6b6861", "begun": "#855000", "most": "#0b6073", "complete": "#1a6238"}
"""Each has a contrast of at least 5 : 1 to the white text on it."""
WIDE = 7
"""Units of the picture per character of ASCII: Verdana at 11 takes 7 on average."""


@blueprint.get("/badge/<language>.svg")
def show_language(language: str) -> ResponseReturnValue:
    """The badge of a language."""
    project = current_project()
    require_target(project, language)
    keeper().refresh()
    counts = next(item.counts for item in read_overview(project).languages if item.language == language)
    return _draw(project.language(language).autonym, counts)


@blueprint.get("/badge/<language>/<path:page>.svg")
def show_page(language: str, page: str) -> ResponseReturnValue:
    """The badge of a page in a language."""
    project = current_project()
    require_target(project, language)
    require_page(project, page)
    keeper().refresh()
    return _draw(f"{page} · {project.language(language).autonym}", read_counts(project, page, [language])[language])


def choose_colour(counts: Counts) -> str:
    """The colour of a badge: by what is done, and another one as soon as everything is."""
    if counts.complete:
        return COLOURS["complete"]
    if not counts.translated:
        return COLOURS["none"]
    return COLOURS["most" if counts.percent >= 50 else "begun"]


def measure_text(text: str) -> int:
    """About how wide a text is; characters beyond Latin, Greek and Cyrillic get twice the room."""
    return sum(WIDE if ord(char) < 0x590 else 2 * WIDE for char in text) + 10


def _draw(label: str, counts: Counts) -> ResponseReturnValue:
    label = clean_xml(label)
    value = f"{counts.percent}%"
    response = make_response(
        render_template(
            "status/badge.svg",
            label=label,
            value=value,
            label_width=measure_text(label),
            value_width=measure_text(value),
            colour=choose_colour(counts),
            title=gettext("%(label)s: %(value)s translated", label=label, value=value),
        )
    )
    response.mimetype = "image/svg+xml"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer_conditionally(response)
