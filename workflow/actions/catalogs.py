"""Beginning catalogs, and writing them under their locks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

from workflow.core.astray import language_of
from workflow.core.catalog import SECTION, describe_in_template
from workflow.errors import Busy
from workflow.model import Catalog, Entry, Language, Unit
from workflow.store.git import find_repository, find_unfinished
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


_REPOSITORY = "the repository"


@contextmanager
def lock_catalogs(
    project: Project,
    page: str,
    languages: Iterable[str],
    *,
    timeout: float = WAIT_SECONDS,
    unfinished: bool = False,
) -> Iterator[None]:
    """Hold the locks of a page's PO files, always taken in the same order. Meanwhile no merge of ours rewrites them.

    Args:
        project: the project.
        page: the page.
        languages: whose files.
        timeout: how long to wait for each.
        unfinished: whether to write also during an unfinished merge: what mends files has to.

    Raises:
        Busy: another process holds one of them for too long, or git has an unfinished merge.
    """
    with ExitStack() as stack:
        locks = project.instance / "locks"
        stack.enter_context(hold_repository(project, timeout=timeout))
        if not unfinished:
            refuse_unfinished(project)
        for language in sorted(languages):
            name = project.relative(project.catalog_path(page, language))
            stack.enter_context(lock_file(locks, name, timeout=timeout))
        yield


@contextmanager
def lock_repository(project: Project, *, timeout: float = WAIT_SECONDS) -> Iterator[None]:
    """Let git rewrite PO files: nobody saves meanwhile.

    Raises:
        Busy: there is no moment without a save.
    """
    with lock_file(project.instance / "locks", _REPOSITORY, timeout=timeout):
        yield


@contextmanager
def hold_repository(project: Project, *, timeout: float = WAIT_SECONDS) -> Iterator[None]:
    """Let nothing of ours rewrite PO files by git; saves go on.

    Raises:
        Busy: a merge of ours is at work.
    """
    with lock_file(project.instance / "locks", _REPOSITORY, timeout=timeout, shared=True):
        yield


def refuse_unfinished(project: Project) -> None:
    """Refuse to write PO files that git has not finished writing; that costs a few looks at its folder.

    Raises:
        Busy: git has an unfinished merge, rebase or the like; the message says how to end it.
    """
    if reason := find_read_only(project):
        raise Busy(reason)


def find_read_only(project: Project) -> str:
    """Why no translation can be saved now; empty where it can."""
    repository = find_repository(project.locales_root)
    unfinished = find_unfinished(repository) if repository else None
    return f"translations are read-only: {unfinished}" if unfinished else ""


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
