"""What a save tells a script: everything on the screen that it has changed."""

from __future__ import annotations

from typing import Any

from flask import render_template

from web.editor.asked import Asked
from web.editor.names import name_state
from web.editor.rendered import show_piece
from web.editor.toolbar import count_filters, draw_strip
from workflow.actions.workpage import WorkPage, WorkUnit


def report_save(
    work: WorkPage, asked: Asked, item: WorkUnit, following: WorkUnit | None, message: str
) -> dict[str, Any]:
    """The JSON of an accepted save; its members are described in `web.editor`."""
    counts = work.counts
    opened = following or item
    strip = draw_strip(work, asked, opened.unit.id)
    return {
        "unit": item.unit.id,
        "number": item.number,
        "digest": item.digest,
        "state": item.state.value,
        "state_name": name_state(item.state),
        "html": show_piece(work, item) if asked.mode == "page" else "",
        "lang": item.shown.language,
        "dir": item.shown.direction,
        "fallback": item.shown.fallback,
        "outdated": item.shown.outdated,
        "counts": count_filters(work),
        "percent": counts.percent,
        "words_left": counts.words - counts.translated_words,
        "progress": render_template("editor/_progress.html", work=work, asked=asked),
        "strip": render_template("editor/_strip.html", work=work, strip=strip, opened=opened.number),
        "next": following.unit.id if following else None,
        "message": message,
    }
