"""Beginning catalogs, and writing them under their locks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

from workflow.core.astray import language_of
from workflow.core.catalog import SECTION, describe_in_template
from workflow.model import Catalog, Entry, Language, Unit
from workflow.store.locks import lock_file
from workflow.store.po import change_header, new_catalog
from workflow.store.project import Project

HIGHEST = "X-Highest-Unit"
"""Header field of a template: the highest number ever given on a page whose units are numbered."""


def start_catalog(project: Project, language: Language, entries: Iterable[Entry]) -> Catalog:
    """A language's new catalog. Its header holds nothing that changes from day to day."""
    fields = {
        "Project-Id-Version": project.config.name,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": language.name,
        "Language": project.languages.header_code(language.code),
        **_encoding_fields(),
        "Plural-Forms": f"nplurals={language.plurals}; plural={language.plural_rule};",
    }
    return new_catalog(fields, entries)


def start_from_template(project: Project, language: Language, template: Catalog) -> Catalog:
    """A language's new catalog with the units of a template."""
    entries = (
        Entry(
            entry.id,
            entry.source,
            notes=tuple(note for note in entry.notes if not note.startswith(SECTION)),
            references=entry.references,
        )
        for entry in template.entries
        if not entry.obsolete
    )
    return start_catalog(project, language, entries)


def build_template(
    project: Project, page: str, units: Iterable[Unit], before: Catalog | None, *, highest: int | None
) -> Catalog:
    """A page's template: its units in page order; lines that say the same as before are kept as they are.

    `highest` is the highest number ever given, for pages whose units are numbered.
    """
    known = {entry.id: entry for entry in before.entries} if before else {}
    entries = tuple(_reuse(known.get(unit.id), describe_in_template(page, unit)) for unit in units)
    entries += tuple(entry for entry in before.entries if language_of(entry)) if before else ()
    if before is None:
        fields = {
            "Project-Id-Version": project.config.name,
            "PO-Revision-Date": "",
            "Last-Translator": "",
            "Language-Team": "",
            "Language": "",
            **_encoding_fields(),
        }
        template = new_catalog(fields, entries)
    else:
        template = Catalog(entries, before.header, before.newline, before.charset, before.bom, before.tail)
    return template if highest is None else change_header(template, HIGHEST, str(highest))


WAIT_SECONDS = 10.0
"""How long a writer waits for another one."""


@contextmanager
def lock_catalogs(
    project: Project, page: str, languages: Iterable[str], *, timeout: float = WAIT_SECONDS
) -> Iterator[None]:
    """Hold the locks of a page's PO files, always taken in the same order.

    Raises:
        Busy: another process holds one of them for too long.
    """
    with ExitStack() as stack:
        for language in sorted(languages):
            name = project.relative(project.catalog_path(page, language))
            stack.enter_context(lock_file(project.instance / "locks", name, timeout=timeout))
        yield


def read_highest(fields: Mapping[str, str]) -> int:
    """The highest number ever given on a page, from its template's header; 0 where it says none."""
    value = fields.get(HIGHEST, "")
    return int(value) if value.isascii() and value.isdigit() else 0


def _reuse(known: Entry | None, wanted: Entry) -> Entry:
    return known if known == wanted else wanted


def _encoding_fields() -> dict[str, str]:
    return {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
