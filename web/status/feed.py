"""The feed: the latest edits and completed pages, as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.projects import current_project, keeper
from web.status.blueprint import blueprint
from web.status.documents import answer_conditionally, clean_xml
from workflow.actions.completed import CompletedPage, list_completed
from workflow.actions.journal_reading import read_if_usable
from workflow.store.config import CONFIG_NAME
from workflow.store.identity import identify
from workflow.store.journal import Edit, list_edits
from workflow.store.project import Project

EDITS = 50
COMPLETED = 20


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news."""

    id: str
    title: str
    updated: str
    author: str
    link: str
    text: str = ""
    language: str = ""
    """Of `text`."""


@blueprint.get("/feed.atom")
def feed() -> ResponseReturnValue:
    """The feed."""
    keeper().refresh()
    project = current_project()
    known: tuple[Edit, ...] = read_if_usable(lambda: list_edits(project.instance, limit=EDITS), ())
    edits = [edit for edit in known if edit.language in project.config.languages]
    entries = [_tell_edit(project, edit) for edit in edits]
    entries += [_tell_completed(project, page) for page in list_completed(project, limit=COMPLETED)]
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    response = make_response(
        render_template(
            "status/feed.xml",
            entries=entries,
            id=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'polyfolio:{project.config.name}')}",
            updated=entries[0].updated if entries else _configured_at(project),
            title=clean_xml(project.config.name),
        )
    )
    response.mimetype = "application/atom+xml"
    return answer_conditionally(response)


def _tell_edit(project: Project, edit: Edit) -> FeedEntry:
    place = {"page": edit.page, "language": project.language(edit.language).autonym}
    title = gettext("%(page)s in %(language)s: a unit was translated", **place)
    if not edit.translation:
        title = gettext("%(page)s in %(language)s: a translation was removed", **place)
    return FeedEntry(
        f"urn:uuid:{uuid.UUID(edit.edit_id)}",
        clean_xml(title),
        _write_time(edit.at),
        clean_xml(edit.author) or project.config.name,
        url_for("editor.show", language=edit.language, page=edit.page, unit=edit.unit, _external=True),
        clean_xml(edit.translation),
        edit.language,
    )


def _tell_completed(project: Project, page: CompletedPage) -> FeedEntry:
    language = project.language(page.language).autonym
    return FeedEntry(
        f"urn:uuid:{page.id}",
        clean_xml(gettext("%(page)s is complete in %(language)s", page=page.page, language=language)),
        _write_time(page.at),
        clean_xml(project.config.name),
        url_for("pages.show", language=page.language, page=page.page, _external=True),
    )


def _configured_at(project: Project) -> str:
    found = identify(project.root / CONFIG_NAME)
    return _write_time(datetime.fromtimestamp(found.mtime_ns // 1_000_000_000 if found else 0, UTC).isoformat())


def _write_time(at: str) -> str:
    """A moment as RFC 3339 writes it, in UTC."""
    return datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
