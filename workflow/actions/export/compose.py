"""A page as it is exported: with the banner, the marks and the outdated text that the configuration asks for."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.actions.pages import LoadedPage
from workflow.actions.rendering import LanguageTexts, compose_page
from workflow.model import LanguageLink
from workflow.store.project import Project


def compose_export(
    project: Project,
    loaded: LoadedPage,
    language: str,
    texts: Sequence[LanguageTexts],
    links: tuple[LanguageLink, ...],
) -> bytes:
    """The exported file of a page, in UTF-8; `texts` is the language's chain, itself first."""
    settings = project.config.exporting
    rendered = compose_page(
        project,
        loaded,
        language,
        texts,
        links=links,
        banner=settings.banner,
        mark=settings.mark,
        outdated=settings.outdated,
    )
    return rendered.text.encode("utf-8")
