"""A page as an export would write it now, beside what it wrote last."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from workflow.actions.export.choose import explain_page
from workflow.actions.export.compose import compose_export
from workflow.actions.export.manifest import Manifest, read_manifest
from workflow.actions.lookup import require_page, require_target
from workflow.actions.overview import read_counts
from workflow.actions.pages import LoadedPage
from workflow.actions.placing import place_page
from workflow.actions.recent_pages import load_recent
from workflow.actions.rendering import make_links, needs_links, read_chain
from workflow.core.line_diff import Hunk, diff_lines
from workflow.errors import PolyfolioError
from workflow.model import LanguageLink
from workflow.store.files import identify, read_bytes
from workflow.store.project import Project

MOST_KNOWN = 5_000
"""Comparisons remembered at most."""

_known: OrderedDict[tuple[object, ...], str] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change in one exported file."""

    language: str
    page: str
    path: str
    """Below the project."""
    standing: str
    """`first` (not exported yet), `changed`, `same`, or `foreign` (a file stands there that no export wrote)."""
    held: str
    """Why the page is held back; nothing for one that is complete enough."""
    hunks: tuple[Hunk, ...]
    problems: tuple[PolyfolioError, ...] = ()
    """PO files of stand-in languages that cannot be read."""


def compare_page(project: Project, page: str, language: str) -> Difference:
    """The difference between a page as it would be exported now and what was last exported.

    Raises:
        UnknownName: the page or language is not there.
        DocumentError: the page cannot be read.
        CatalogError: its template or PO file is damaged.
    """
    require_target(project, language)
    require_page(project, page)
    problems: list[PolyfolioError] = []
    name = place_page(project, page, language)
    new = _render(project, load_recent(project, page), language, problems)
    old = _read_exported(project, name)
    standing = _judge(read_manifest(project.root / project.config.export), name, old, new)
    held = explain_page(project, read_counts(project, page, [language])[language])
    before = (old or b"").decode("utf-8", "replace")
    hunks = diff_lines(before, new.decode("utf-8"))
    return Difference(language, page, f"{project.config.export}/{name}", standing, held, hunks, tuple(problems))


def tell_standing(project: Project, manifest: Manifest, page: str, language: str) -> str:
    """How a page compares with its exported file (`Difference.standing`); remembered while no file changes.

    Raises:
        DocumentError, CatalogError: as `compare_page`.
    """
    name = place_page(project, page, language)
    target = project.root / project.config.export / name
    catalogs = [project.catalog_path(page, code) for code in (language, *project.chain(language))]
    files = [project.source_path(page), project.template_path(page), target, *catalogs]
    settings = repr((project.config.exporting, project.config.formats, project.config.fallbacks))
    key = (str(project.root), page, language, name in manifest.files, settings, *map(identify, files))
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    loaded = load_recent(project, page)
    new = _render(project, loaded, language, [])
    standing = _judge(manifest, name, _read_exported(project, name), new)
    if not needs_links(loaded):  # a language bar shows the other languages' progress too
        with _lock:
            _known[key] = standing
            while len(_known) > MOST_KNOWN:
                _known.popitem(last=False)
    return standing


def _render(project: Project, loaded: LoadedPage, language: str, problems: list[PolyfolioError]) -> bytes:
    texts = read_chain(project, loaded, language, problems, strict=True)
    links: tuple[LanguageLink, ...] = ()
    if needs_links(loaded):
        counts = read_counts(project, loaded.page, project.config.languages)
        links = make_links(project, loaded, language, counts)
    return compose_export(project, loaded, language, texts, links)


def _read_exported(project: Project, name: str) -> bytes | None:
    path = project.root / project.config.export / name
    return read_bytes(path, shown=project.relative(path)) if path.is_file() else None


def _judge(manifest: Manifest, name: str, old: bytes | None, new: bytes) -> str:
    if old is None:
        return "first"
    if name not in manifest.files:
        return "foreign"
    return "same" if old == new else "changed"
