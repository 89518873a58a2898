"""Concordance search: where words stand in sources and translations, as a page and as a part of the editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from web.memory.blueprint import blueprint
from web.paging import read_number
from web.projects import current_project
from workflow.actions.concordance import Found, Hit, Where, search_texts
from workflow.actions.lookup import require_target
from workflow.core.concordance import LONGEST, Places

SHOWN = 20
"""Hits of a page."""
FEW = 6
"""Hits beside a unit."""
FARTHEST = 5000
"""Parts that are looked up at most."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One hit, its texts cut where they have what was asked for."""

    hit: Hit
    source: tuple[tuple[bool, str], ...]
    """(whether it was asked for, text) in order."""
    text: tuple[tuple[bool, str], ...]


@blueprint.get("/<language>/search")
def search(language: str) -> ResponseReturnValue:
    """What `?q=` finds in `?where=` (both, source, target), `?part=2` for more; `?beside=1`: the first hits alone."""
    project = current_project()
    require_target(project, language)
    sought = request.args.get("q", "").strip()[:LONGEST]
    where = request.args.get("where", Where.BOTH.value)
    where = where if where in list(Where) else Where.BOTH.value
    beside = request.args.get("beside", "") == "1"
    part = min(read_number("part"), FARTHEST)
    limit = FEW if beside else SHOWN
    found = search_texts(project, sought, language=language, where=Where(where), limit=limit, after=(part - 1) * limit)
    return render_template(
        "memory/_hits.html" if beside else "memory/search.html",
        here="language",
        language=project.language(language),
        source_language=project.source_language,
        sought=sought,
        where=where,
        found=found,
        hits=tuple(_shape(found)),
        part=part,
        more=found.total > part * limit,
        beside=beside,
    )


def _shape(found: Found) -> Iterator[ShownHit]:
    for hit in found.hits:
        source = tuple(_cut(hit.source, hit.source_places))
        yield ShownHit(hit, source, tuple(_cut(hit.text, hit.text_places)))


def _cut(text: str, places: Places) -> Iterator[tuple[bool, str]]:
    done = 0
    for start, end in places:
        if start > done:
            yield False, text[done:start]
        yield True, text[start:end]
        done = end
    if done < len(text):
        yield False, text[done:]
