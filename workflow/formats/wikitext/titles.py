"""The title of a wikitext page, which Translate makes a unit of its own: "Page display title"."""

from __future__ import annotations

from workflow.model import TITLE_ID, Kind, Span


def read_title(page: str) -> str:
    """A page's title from its path: without the extension, underscores as spaces (`Movement_Strategy/A.wiki`)."""
    folder, slash, name = page.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    return (folder + slash + (stem if dot and stem else name)).replace("_", " ")


def make_title_span(page: str) -> Span | None:
    """The title's span, which stands nowhere in the text; None for a template, whose title nobody reads."""
    title = read_title(page)
    if not title or title.lower().startswith("template:"):
        return None
    return Span(0, 0, title, Kind.TITLE, marker=TITLE_ID)
