"""Where links and images of a document lead while it is looked at here."""

from __future__ import annotations

from functools import cache

from flask import url_for

from workflow.actions.preview.addresses import find_target, is_foreign, keep_foreign
from workflow.actions.preview.assemble import FindLink
from workflow.actions.preview.sanitise import ID_PREFIX
from workflow.store.project import Project


def make_link_finder(project: Project, page: str, language: str, endpoint: str = "pages.show") -> FindLink:
    """A function for previews of `page`: links to other pages of the project lead to `endpoint` in the language,
    images to the files beside the documents; what leads out of the project stays, but no image is fetched there.

    Each address is looked for once: pages repeat them, and one that leads nowhere costs a look at ten files.
    """

    @cache
    def find_link(address: str, image: bool) -> str | None:
        if is_foreign(address):
            return keep_foreign(address, image)
        target = find_target(project, page, address, image=image)
        if target is None:
            return None
        if not target.is_page:
            return url_for("pages.show_image", name=target.name)
        anchor = f"{ID_PREFIX}{target.fragment}" if target.fragment else None
        return url_for(endpoint, language=language, page=target.name, _anchor=anchor)

    return find_link
