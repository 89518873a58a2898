"""A page in a language: translations, fallbacks along the chain, banner and language bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.actions.facts import judge_catalog
from workflow.actions.faults import check_of
from workflow.actions.last_good import load_last_good
from workflow.actions.lookup import require_page
from workflow.actions.pages import LoadedCatalog, LoadedPage, load_catalog, load_page, make_view
from workflow.actions.placing import place_page, relate
from workflow.actions.progress import read_index
from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.core.banner import banner_sentence
from workflow.core.render import choose_text, find_broken, render_page
from workflow.errors import CatalogError, PolyfolioError
from workflow.model import Counts, Entry, Issue, LanguageLink, Severity, Shown, View
from workflow.store.banner import load_banner_texts
from workflow.store.index.rows import CatalogRow
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class LanguageTexts:
    """What one language has to show on a page."""

    language: str
    direction: str
    entries: Mapping[str, Entry]
    broken: Mapping[str, str]
    counts: Counts
    obsolete: Mapping[str, Sequence[Entry]]
    """Older and offered entries by unit id, in the file's order."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A translation page."""

    text: str
    counts: Counts
    issues: tuple[Issue, ...]
    """Units whose translation fell back."""
    problems: tuple[PolyfolioError, ...] = ()
    """PO files that could not be read; the page was rendered without them."""


def render_translation(
    project: Project, page: str, language: str, *, banner: bool = False, mark: bool = False
) -> Rendered:
    """Render one page in one language, or in its source language.

    Raises:
        UnknownName: the page or language is not there.
        DocumentError: the page cannot be read.
        CatalogError: the page's template is damaged, or this language's PO file and all that git has of it.
    """
    project.language(language)
    require_page(project, page)
    loaded = load_page(project, page)
    problems: list[PolyfolioError] = []
    texts = read_chain(project, loaded, language, problems)
    links = read_language_links(project, loaded, language) if needs_links(loaded) else ()
    outdated = project.config.exporting.outdated
    rendered = compose_page(project, loaded, language, texts, links=links, banner=banner, mark=mark, outdated=outdated)
    return replace(rendered, problems=tuple(problems))


def read_chain(
    project: Project, loaded: LoadedPage, language: str, problems: list[PolyfolioError], *, strict: bool = False
) -> list[LanguageTexts]:
    """The texts of a language and of those that may stand in for it.

    A damaged PO file is told, and its last good version in git taken; a stand-in without one is left out.

    Args:
        strict: for what is handed out: the language's own file must be sound, and damaged stand-ins are left out.

    Raises:
        CatalogError: the language's own PO file is damaged, and git has no good version of it.
    """

    def load(code: str) -> LanguageTexts:
        catalog = load_catalog(project, loaded, code)
        return read_texts(project, catalog, judge_catalog(loaded, catalog))

    return _read_chain(project, loaded, language, load, problems, strict=strict)


def read_recent_chain(
    project: Project, loaded: LoadedPage, language: str, problems: list[PolyfolioError]
) -> list[LanguageTexts]:
    """The same for a server, which remembers what it has read.

    Raises:
        CatalogError: the language's own PO file is damaged, and git has no good version of it.
    """

    def load(code: str) -> LanguageTexts:
        judged = load_recent_catalog(project, loaded, code)
        return read_texts(project, judged.catalog, judged.row)

    return _read_chain(project, loaded, language, load, problems)


def _read_chain(
    project: Project,
    loaded: LoadedPage,
    language: str,
    load: Callable[[str], LanguageTexts],
    problems: list[PolyfolioError],
    *,
    strict: bool = False,
) -> list[LanguageTexts]:
    if language == project.config.source_language:
        return []
    texts = []
    for code in (language, *project.chain(language)):
        try:
            texts.append(load(code))
        except CatalogError as error:
            shown = None if strict else load_last_good(project, loaded, code, error)
            if shown is None and code == language:
                raise
            problems.append(shown[1] if shown else error)
            if shown:
                texts.append(read_texts(project, shown[0], judge_catalog(loaded, shown[0])))
    return texts


def read_texts(project: Project, catalog: LoadedCatalog, row: CatalogRow) -> LanguageTexts:
    """A language's entries together with what the index knows of them."""
    direction = project.language(catalog.language).direction
    return LanguageTexts(catalog.language, direction, catalog.entries, row.broken, row.counts, catalog.obsolete)


def compose_page(
    project: Project,
    loaded: LoadedPage,
    language: str,
    texts: Sequence[LanguageTexts],
    *,
    links: tuple[LanguageLink, ...] = (),
    banner: bool = False,
    mark: bool = False,
    outdated: str = "keep",
) -> Rendered:
    """Put a page together: `texts` is the language's chain, itself first, or nothing for the source language.

    `outdated` is what an outdated unit shows: `keep` its translation, or the `source` text.
    """
    source = loaded.source
    chosen = choose_shown(project, loaded, texts, outdated)
    translated = any(shown.text is not None for shown in chosen.values())
    view = replace(make_view(project, loaded, language, translated=translated), title=source.title, languages=links)
    mixed = any(shown.fallback and shown.text is not None for shown in chosen.values())
    broken = dict(texts[0].broken) if texts else {}
    if mixed:
        clash = find_broken(source, {key: shown.text for key, shown in chosen.items() if shown.text is not None})
        chosen |= {unit_id: _stand_in(project) for unit_id in clash}
    text = render_page(source, chosen, replace(view, mark=mark))
    counts = texts[0].counts if texts else Counts(len(source.units), translated=len(source.units))
    if banner and texts:
        shows_outdated = any(shown.outdated for shown in chosen.values())
        text = _put_banner(project, loaded, text, view, counts, shows_outdated)
    issues = tuple(
        Issue(language, loaded.page, unit_id, check_of(reason), Severity.ERROR, reason)
        for unit_id, reason in broken.items()
    )
    return Rendered(text, counts, issues)


def needs_links(loaded: LoadedPage) -> bool:
    """Whether a page has a language bar."""
    return any(slot.name == "languages" for slot in loaded.source.document.slots)


def read_language_links(project: Project, loaded: LoadedPage, language: str) -> tuple[LanguageLink, ...]:
    """The page's language bar: the source language and every language in which something is translated."""
    _, rows = read_index(project)
    counts = {code: row.counts for (page, code), row in rows.items() if page == loaded.page}
    return make_links(project, loaded, language, counts)


def make_links(
    project: Project, loaded: LoadedPage, language: str, counts: Mapping[str, Counts]
) -> tuple[LanguageLink, ...]:
    """Links from a page in `language` to itself in the others; `counts` by language.

    They lead from file to file as they lie in the project: to the source document, and to the other exported pages.
    """
    here = f"{project.config.export}/{place_page(project, loaded.page, language)}"
    links = []
    for code in sorted({project.config.source_language, *counts}):
        is_source = code == project.config.source_language
        found = counts.get(code)
        if not is_source and not (found and found.translated) and code != language:
            continue
        known = project.language(code)
        percent = 100 if is_source else (found.percent if found else 0)
        folder, place = project.config.export, place_page(project, loaded.page, code)
        if is_source:
            folder, place = project.config.source, loaded.page
        href = relate(here, f"{folder}/{place}")
        links.append(LanguageLink(code, known.autonym, known.direction, percent, href))
    return tuple(links)


def choose_shown(
    project: Project, loaded: LoadedPage, texts: Sequence[LanguageTexts], outdated: str
) -> dict[str, Shown]:
    """What each unit shows: the first text along the chain, else the source text."""
    if not texts:
        return dict(loaded.source.untranslated)
    rows = [(item.entries, item.broken, item.language, item.direction) for item in texts]
    chosen = {}
    for unit in loaded.source.units:
        shown = choose_text(rows, unit.id)
        if shown is None or (shown.outdated and outdated == "source"):
            shown = _stand_in(project)
        chosen[unit.id] = shown
    return chosen


def _stand_in(project: Project) -> Shown:
    """The source text where nothing can be shown in the page's language."""
    return Shown(None, project.source_language.code, project.source_language.direction, fallback=True)


def _put_banner(
    project: Project, loaded: LoadedPage, text: str, view: View, counts: Counts, shows_outdated: bool
) -> str:
    title = view.title
    if view.direction != view.source_direction:
        title = f"\u2068{title}\u2069"  # isolated, so that it does not reorder the sentence around it
    sentence, written_in = banner_sentence(
        load_banner_texts(), view.language, project.chain(view.language), title, counts.percent, shows_outdated
    )
    direction = project.languages.find(written_in).direction
    return loaded.source.format.banner(text, sentence, replace(view, language=written_in, direction=direction))
