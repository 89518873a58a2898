"""The export itself: render all pages first, then replace each file, then list what was written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.export.choose import HeldPage, choose_languages, choose_pages
from workflow.actions.export.compose import compose_export
from workflow.actions.export.manifest import Exported, Manifest, read_manifest, write_manifest
from workflow.actions.export.target import refuse_own_folders
from workflow.actions.lookup import require_page
from workflow.actions.pages import LoadedPage, load_catalog, load_page
from workflow.actions.placing import place_asset, place_page
from workflow.actions.progress import Progress, measure_progress
from workflow.actions.rendering import LanguageTexts, make_links, needs_links, read_texts
from workflow.errors import CatalogError, ConfigError, PolyfolioError
from workflow.model import Counts
from workflow.store.config import CONFIG_NAME
from workflow.store.files import read_bytes, write_many
from workflow.store.index.rows import CatalogRow
from workflow.store.locks import lock_file
from workflow.store.project import Project
from workflow.store.scan import scan_source

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What an export wrote, or would write."""

    target: str
    written: tuple[str, ...]
    """Paths below the target that are new or have changed."""
    same: int
    """Files that were up to date."""
    removed: tuple[str, ...]
    held: tuple[HeldPage, ...]
    problems: tuple[PolyfolioError, ...]
    languages: tuple[str, ...]
    """The languages that were exported."""


def export_project(
    project: Project,
    languages: Collection[str] = (),
    *,
    pages: Collection[str] = (),
    out: Path | None = None,
    everything: bool = False,
    finished: bool = False,
    dry_run: bool = False,
    report: Report | None = None,
) -> ExportResult:
    """Write translated pages and the files beside them.

    Args:
        languages: only these; all when empty.
        pages: only these pages, and the files beside them; all when empty.
        out: the target folder; the configuration's `export` when None.
        everything: incomplete pages too, with fallback.
        finished: only languages whose every page is complete.
        dry_run: say what would be written.
        report: told how many pages are rendered, of how many.

    Raises:
        UnknownName: a language or page the project does not have.
        ConfigError: the layout puts two pages in one place.
        PolyfolioError: the target is where documents or PO files are read from.
        Busy: another export is running.
    """
    for page in pages:
        require_page(project, page)
    target = (out or project.root / project.config.export).absolute()
    progress = measure_progress(project)
    chosen, held = choose_languages(project, progress, languages, finished=finished)
    exported: dict[str, list[str]] = {}
    for language in chosen:
        taken, back = choose_pages(project, progress, language, pages, everything=everything)
        held += back
        for page in taken:
            exported.setdefault(page, []).append(language)
    problems = list(progress.problems)
    files, made = _render(project, progress, exported, report)
    assets = _find_assets(project, chosen, {language for found in exported.values() for language in found})
    _refuse_clashes(made, assets)
    refuse_own_folders(project, target, (*made, *assets))
    with lock_file(project.instance / "locks", f"export {target}"):
        before = read_manifest(target)
        foreign = [name for name in {**made, **assets} if name not in before.files and (target / name).exists()]
        problems += [_refuse_foreign(target, name) for name in sorted(foreign)]
        gone = [name for name in _find_gone(project, before) if name not in {**made, **assets}]
        files |= {name: read_bytes(project.source_path(asset.page)) for name, asset in assets.items()}
        files = {name: data for name, data in files.items() if name not in foreign}
        changed = {name: data for name, data in files.items() if not _is_same(target / name, data)}
        if not dry_run:
            _write(target, before, changed, {**made, **assets}, set(foreign), gone)
    return ExportResult(
        str(target),
        tuple(sorted(changed)),
        len(files) - len(changed),
        tuple(sorted(gone)),
        tuple(held),
        tuple(problems),
        tuple(chosen),
    )


def _render(
    project: Project,
    progress: Progress,
    pages: dict[str, list[str]],
    report: Report | None,
) -> tuple[dict[str, bytes], dict[str, Exported]]:
    """Every chosen page in every chosen language: path below the target → content, and what it was made from."""
    files: dict[str, bytes] = {}
    made: dict[str, Exported] = {}
    by_language = {item.language: item for item in progress.languages}
    for done, (page, languages) in enumerate(pages.items()):
        if report:
            report(done, len(pages))
        try:
            loaded = load_page(project, page)
        except ConfigError:
            raise  # not one page's trouble
        except PolyfolioError:
            continue  # told with the progress
        known: dict[str, LanguageTexts | None] = {}
        counts = {code: item.pages[page] for code, item in by_language.items() if page in item.pages}
        for language in languages:
            chain = (language, *project.chain(language))
            texts = [_read(project, loaded, code, progress, counts, known) for code in chain]
            found = [text for text in texts if text is not None]
            if texts[0] is None:
                continue  # its PO file is damaged: told with the progress
            name = place_page(project, page, language)
            if name in made:
                raise ConfigError(
                    f"export.layout puts {made[name].page} and {page} in one place: {name}; add {{dir}} or {{ext}}",
                    path=CONFIG_NAME,
                )
            files[name] = _compose(project, loaded, language, found, counts)
            made[name] = Exported(page, language)
    return files, made


def _read(
    project: Project,
    loaded: LoadedPage,
    language: str,
    progress: Progress,
    counts: dict[str, Counts],
    known: dict[str, LanguageTexts | None],
) -> LanguageTexts | None:
    """A language's texts of a page, read once; None where its PO file is damaged."""
    if language not in known:
        try:
            catalog = load_catalog(project, loaded, language)
        except CatalogError:
            known[language] = None
        else:
            broken = progress.broken.get((loaded.page, language), {})
            row = CatalogRow(loaded.page, language, catalog.file, loaded.stamp, counts[language], dict(broken))
            known[language] = read_texts(project, catalog, row)
    return known[language]


def _compose(
    project: Project, loaded: LoadedPage, language: str, texts: list[LanguageTexts], counts: dict[str, Counts]
) -> bytes:
    links = make_links(project, loaded, language, counts) if needs_links(loaded) else ()
    return compose_export(project, loaded, language, texts, links)


def _find_assets(project: Project, chosen: Collection[str], used: Collection[str]) -> dict[str, Exported]:
    """Files of the source folder that are no documents, for the languages that have pages."""
    assets = scan_source(project).assets
    found: dict[str, Exported] = {}
    for language in chosen:
        for asset in assets if language in used else ():
            name = place_asset(project, asset, language)
            found[name] = Exported(asset, language if name != asset else "")
    return found


def _find_gone(project: Project, before: Manifest) -> list[str]:
    """Exported files whose page, file or language has left the project, or that the layout puts elsewhere now."""
    tree = scan_source(project)

    def is_there(name: str, made: Exported) -> bool:
        if made.language not in ("", *project.config.languages):
            return False
        if made.page in tree.pages or tree.is_refused(made.page):
            return place_page(project, made.page, made.language) == name
        return made.page in tree.assets and place_asset(project, made.page, made.language) == name

    return [name for name, made in before.files.items() if not is_there(name, made)]


def _refuse_clashes(made: dict[str, Exported], assets: dict[str, Exported]) -> None:
    for name in made:
        if name in assets:
            raise PolyfolioError(
                f"the page {made[name].page} and the file {assets[name].page} would both become {name}"
            )


def _refuse_foreign(target: Path, name: str) -> PolyfolioError:
    message = "was not written by an export and is left alone; move it away, or export somewhere else"
    return PolyfolioError(message, path=str(target / name))


def _is_same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _write(
    target: Path,
    before: Manifest,
    changed: dict[str, bytes],
    made: dict[str, Exported],
    foreign: set[str],
    gone: list[str],
) -> None:
    """Announce, write, remove, list: an export that is stopped anywhere is completed by the next one."""
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PolyfolioError(f"the target folder cannot be made: {error.strerror}", path=str(target)) from error
    ours = {name: found for name, found in made.items() if name not in foreign}
    announced = Manifest({**before.files, **ours})
    write_manifest(target, announced)
    write_many(((target / name, data) for name, data in changed.items()), root=target)
    for name in gone:
        if (target / name).parent.resolve().is_relative_to(target.resolve()):
            (target / name).unlink(missing_ok=True)
    write_manifest(target, Manifest({name: made for name, made in announced.files.items() if name not in gone}))
