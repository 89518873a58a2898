"""Reading one page: its source, its template, its catalogs, and who its units are."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workflow.actions.catalogs import read_highest
from workflow.core.carrier import Carrier
from workflow.core.catalog import active, describe_unit, merge_units
from workflow.core.catalog_end import CatalogEnd, describe_end
from workflow.core.marker_collisions import settle_catalog
from workflow.core.memory_context import Context, describe_contexts
from workflow.core.offered import is_offered
from workflow.core.older_texts import group_obsolete
from workflow.core.reconcile import Reconciled, number_of, reconcile
from workflow.core.render import SourcePage
from workflow.core.words import count_words, normalise
from workflow.errors import CatalogError, DocumentError, Overtaken, PolyfolioError, UnknownName
from workflow.model import Catalog, Document, Entry, Format, Options, View
from workflow.store.exchange import NOTHING, digest_bytes, replace_seen
from workflow.store.files import Identity, decode_text, identify, read_bytes, read_identified
from workflow.store.git.changes import wait_for_git
from workflow.store.index.rows import ABSENT
from workflow.store.po import find_missing, read_catalog
from workflow.store.project import Project


@dataclass(frozen=True)
class LoadedPage:
    """A page as it is now: its source reconciled with its template, nothing written yet."""

    source: SourcePage
    plan: Reconciled
    template: Catalog | None
    """The page's `.pot` as it stands on disk; None when it was never synchronised."""
    source_file: Identity
    template_file: Identity
    stamp: str
    """A digest of all that the page's counts depend on beside its catalogs."""
    read_at: int
    """When reading began, in nanoseconds."""

    @property
    def page(self) -> str:
        """The page's name."""
        return self.source.page

    @cached_property
    def before(self) -> Catalog | None:
        """The template with the ids that its units have now: numbers that two branches gave twice are settled."""
        return settle_catalog(self.template, self.plan.collisions) if self.template else None

    @cached_property
    def wanted(self) -> tuple[Entry, ...]:
        """The page's units as untranslated entries, in page order."""
        return tuple(describe_unit(self.page, unit) for unit in self.source.units)

    @cached_property
    def carry(self) -> Carrier:
        """What the page's source changes mean; found once for all its languages."""
        return Carrier(self.source)

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """The surroundings of each unit by its id; found once for all the page's languages."""
        return describe_contexts(self.source.units)


@dataclass(frozen=True)
class LoadedCatalog:
    """A page's PO file in one language, and what it becomes with the page as it is now."""

    language: str
    file: Identity
    catalog: Catalog | None
    """As on disk; None where there is no file: nothing is translated."""
    merged: Catalog
    """With the page's units as they are now."""
    read_at: int = 0
    """When reading began, in nanoseconds; 0 where there was nothing to read."""
    digest: str = NOTHING
    """Of the bytes that were read."""
    end: CatalogEnd | None = None
    """What the file ends with."""

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The active entries of the merged catalog by unit id."""
        return active(self.merged)

    @cached_property
    def obsolete(self) -> dict[str, tuple[Entry, ...]]:
        """The obsolete entries of the merged catalog that hold a text, by unit id."""
        return group_obsolete(self.merged)


def load_page(
    project: Project,
    page: str,
    *,
    is_taken: Callable[[str], bool] = lambda _: False,
    apart: Collection[str] = (),
) -> LoadedPage:
    """Read a page and reconcile it with its template.

    Args:
        project: the project.
        page: the page's path below the source folder.
        is_taken: whether a unit of another page has an id; asked for new units only.
        apart: ids of units that have left the page: nothing there is an edit of them.

    Raises:
        UnknownName: there is no such page, or no format reads it.
        DocumentError: the document cannot be read or parsed.
        CatalogError: the page's template is damaged.
    """
    path = project.source_path(page)
    read_at = time.time_ns()
    source_file = identify(path)
    if source_file is None:
        raise UnknownName(f"there is no page '{page}' in {project.config.source}/")
    data = read_bytes(path, shown=page)
    text = decode_text(data, page)
    format, options = project.format_of(page)
    template_file, template_bytes, template = read_template(project, page)
    document = _parse(format, text, page, options)
    entries = [entry for entry in template.entries if not entry.obsolete] if template else []
    highest = read_highest(template.fields()) if template else 0
    plan = reconcile(page, document, entries, highest=highest, is_taken=is_taken, apart=apart)
    if plan.new:
        older = list(_obsolete_entries(project, page))
        if document.numbered:  # the template, which says the highest number, may have left with its page
            highest = max([highest, *(number_of(entry.id) for entry in older)])
        returning = _find_returning(older)
        plan = reconcile(page, document, entries, highest=highest, is_taken=is_taken, returning=returning, apart=apart)
    language = project.source_language
    view = View(page, language.code, language.direction, language.code, language.direction)
    stamp = make_stamp(data, template_bytes, options)
    source = SourcePage(page, format, options, document, plan.units, view)
    return LoadedPage(source, plan, template, source_file, template_file, stamp, read_at)


def make_stamp(source: bytes, template: bytes, options: Options) -> str:
    """A digest of all that a page's counts depend on beside its catalogs."""
    settings = repr(sorted(options.items())).encode()
    return hashlib.sha256(b"\0\1".join((source, template, settings))).hexdigest()[:24]


def _parse(format: Format, text: str, page: str, options: Options) -> Document:
    """The parsed document; a format that fails on it, our own or another package's, stops this page only."""
    try:
        return format.parse(text, page=page, options=options)
    except PolyfolioError:
        raise
    except Exception as error:
        raise DocumentError(
            f"the format '{format.name}' fails on this page ({type(error).__name__}: {error}); "
            f"it is left alone, please report it",
            path=page,
        ) from error


def load_catalog(project: Project, loaded: LoadedPage, language: str, *, whole: bool = True) -> LoadedCatalog:
    """Read a page's PO file and bring it up to the page in memory.

    Raises:
        CatalogError: the file is damaged, or (asked for as `whole`) lacks units that its template has.
    """
    before = identify(project.catalog_path(loaded.page, language))
    try:
        return _load_catalog(project, loaded, language, whole)
    except CatalogError:
        if not is_being_written(project, loaded.page, language, before):
            raise
        return _load_catalog(project, loaded, language, whole)


def is_being_written(project: Project, page: str, language: str, before: Identity | None) -> bool:
    """Whether git or another program may have written only half of a PO file when it was read; git is waited for.

    `before` is the file right before it was read.
    """
    return wait_for_git(project.root) or identify(project.catalog_path(page, language)) != before


def _load_catalog(project: Project, loaded: LoadedPage, language: str, whole: bool) -> LoadedCatalog:
    path = project.catalog_path(loaded.page, language)
    read_at = time.time_ns()
    found = read_identified(path, shown=project.relative(path))
    if found is None:
        return LoadedCatalog(language, ABSENT, None, Catalog(loaded.wanted))
    file, data = found
    return parse_catalog(project, loaded, language, data, file=file, read_at=read_at, whole=whole)


def parse_catalog(
    project: Project,
    loaded: LoadedPage,
    language: str,
    data: bytes,
    *,
    file: Identity,
    read_at: int,
    whole: bool = True,
    digest: str = "",
) -> LoadedCatalog:
    """The PO file of these bytes, brought up to the page in memory; `digest` is theirs, where it is known already.

    Raises:
        CatalogError: the file is damaged, or (asked for as `whole`) lacks units that its template has.
    """
    name = project.relative(project.catalog_path(loaded.page, language))
    catalog = read_catalog(data, path=name)
    if whole and loaded.template is not None:
        refuse_missing(loaded, loaded.template, catalog, name)
    merged = merge_units(
        settle_catalog(catalog, loaded.plan.collisions),
        loaded.wanted,
        reorder=bool(loaded.plan.moved),
        offered=loaded.plan.offered,
        carry=loaded.carry,
    )
    digest = digest or digest_bytes(data)
    return LoadedCatalog(language, file, catalog, merged, read_at, digest, describe_end(data))


def refuse_missing(loaded: LoadedPage, template: Catalog, catalog: Catalog, name: str) -> None:
    """Refuse a PO file that lacks units of its template: it was cut or half-written, not merely untranslated.

    Units that have left the page may be missing: a sync that was stopped writes catalogs before the template.

    Raises:
        CatalogError: naming the first missing unit.
    """
    there = {unit.id for unit in loaded.source.units}
    missing = [unit_id for unit_id in find_missing(template, catalog) if unit_id in there]
    if missing:
        last = max((entry.line for entry in catalog.entries), default=0)
        raise CatalogError(
            f"lacks {len(missing)} of its template's units (the first is '{missing[0]}'): the file is damaged, "
            f"restore it from git; or it is older than the page, or a git merge brought back a page that one side had "
            f"deleted: then `polyfolio sync --yes` takes it as it is",
            path=name,
            line=last or 1,
        )


def refuse_changed(project: Project, page: str, catalog: LoadedCatalog) -> None:
    """Refuse to write over a PO file that another program has written since it was read: to be called right before.

    Raises:
        Overtaken: it is not the file that was read.
    """
    path = project.catalog_path(page, catalog.language)
    if (identify(path) or ABSENT) != catalog.file:
        raise Overtaken("was changed by another program at this moment: try again", path=project.relative(path))


def replace_catalog(project: Project, page: str, catalog: LoadedCatalog, data: bytes) -> Identity:
    """Write a PO file in place of the one that was read, which no other program may have written since.

    To be called with its lock held.

    Raises:
        Overtaken: it is not what was read.
        Busy: another program has it open for writing.
        PolyfolioError: it cannot be written.
    """
    path = project.catalog_path(page, catalog.language)
    return replace_seen(path, data, seen=catalog.digest, root=project.root)


def collect_texts(entries: Mapping[str, Entry]) -> dict[str, str]:
    """What a language itself has to show: the text of each translated or outdated entry."""
    return {unit_id: entry.translation for unit_id, entry in entries.items() if entry.translation}


def make_view(project: Project, loaded: LoadedPage, language: str, *, translated: bool) -> View:
    """How a page is seen in a language, without marks."""
    source = project.source_language
    target = project.language(language)
    return View(loaded.page, language, target.direction, source.code, source.direction, translated=translated)


def measure_template(project: Project, page: str) -> tuple[int, int]:
    """Units and words of a page as its template has them: what is known of a page that cannot be read."""
    try:
        _, _, template = read_template(project, page)
    except PolyfolioError:
        return 0, 0  # the page's own error is told by the caller
    units = [entry for entry in template.entries if not entry.obsolete] if template else []
    return len(units), sum(count_words(entry.source) for entry in units)


def read_template(project: Project, page: str) -> tuple[Identity, bytes, Catalog | None]:
    """A page's template with its file's identity and bytes; None where the page was never synchronised.

    Raises:
        CatalogError: the template is damaged.
    """
    path = project.template_path(page)
    found = read_identified(path, shown=project.relative(path))
    if found is None:
        return ABSENT, b"", None
    file, data = found
    return file, data, read_catalog(data, path=project.relative(path))


def _find_returning(older: Iterable[Entry]) -> dict[str, str]:
    """Normalised source → id of translated obsolete entries; where two agree about a text, the first counts."""
    found: dict[str, str] = {}
    for entry in older:
        if entry.translation and entry.id and not is_offered(entry):
            found.setdefault(normalise(entry.source), entry.id)
    return found


def peek_catalog(project: Project, page: str, language: str) -> Catalog | None:
    """A page's PO file as it stands; None where there is none, or where it cannot be read, which is told elsewhere."""
    path = project.catalog_path(page, language)
    if identify(path) is None:
        return None
    try:
        return read_catalog(read_bytes(path), path=project.relative(path))
    except PolyfolioError:
        return None


def _obsolete_entries(project: Project, page: str) -> Iterator[Entry]:
    """The obsolete entries of a page, of all languages in the order of their codes."""
    for language in sorted(project.config.languages):
        catalog = peek_catalog(project, page, language)
        yield from (entry for entry in (catalog.entries if catalog else ()) if entry.obsolete)
