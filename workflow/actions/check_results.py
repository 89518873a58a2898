"""Results of checks, brought up to the files: only what has changed since is looked at again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from workflow.actions.faults import check_of
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedCatalog
from workflow.actions.project_checks import ProjectChecks
from workflow.core.dismissal import list_dismissed
from workflow.model import Entry, Issue, Severity, State, Unit
from workflow.store.index.results import (
    CheckedRow,
    Found,
    Ran,
    read_checked,
    read_found,
    read_unit_digests,
    write_checked,
)
from workflow.store.index.rows import CatalogRow
from workflow.store.index.schema import Index


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page's PO file from the last time that it was checked."""

    ran: Ran
    units: Mapping[str, str]
    found: Collection[Found]


NOTHING_KNOWN = Known({}, {}, ())


def is_current(known: CheckedRow | None, row: CatalogRow, wanted: Ran) -> bool:
    """Whether the results were made from the file as it is, by all checks that are wanted."""
    if known is None or row.file.mtime_ns < -1:
        return False
    return known.file == row.file and known.stamp == row.stamp and wanted.items() <= known.ran.items()


def read_known(index: Index, page: str, language: str) -> Known:
    """What the index has of a page's PO file, current or not."""
    row = read_checked(index, page, language).get((page, language))
    if row is None:
        return NOTHING_KNOWN
    found = read_found(index, page, language).get((page, language), [])
    return Known(row.ran, read_unit_digests(index, page, language), found)


def check_catalog(index: Index, checks: PageChecks, catalog: LoadedCatalog, row: CatalogRow) -> list[Found]:
    """Check a page's PO file, write what is found into the index, and return it.

    Units of which neither text has changed are looked at by those checks only that were not run before, or whose facts
    have changed. Outdated translations are left out, as they were made for another text, and those that fall back.
    """
    key = (row.page, row.language)
    wanted = checks.chosen.stamp(row.language, checks.loaded.source.format.name)
    units, found = _find(checks, catalog, row.broken, wanted, read_known(index, *key))
    write_checked(index, key, CheckedRow(row.file, row.stamp, wanted), units, found)
    return found


def list_found(checks: ProjectChecks, row: CatalogRow, found: Iterable[Found]) -> Iterator[tuple[Issue, bool]]:
    """What is to be told of a page's PO file, and whether somebody has dismissed it: translations that fall back first,
    then what those checks found that are on."""
    for unit_id, reason in row.broken.items():
        yield Issue(row.language, row.page, unit_id, check_of(reason), Severity.ERROR, reason), False
    severities = checks.choose(row.language).severities
    for one in found:
        severity = severities.get(one.check)
        if severity is not None:
            issue = Issue(row.language, row.page, one.unit, one.check, severity, one.message)
            yield issue, one.dismissed and severity is Severity.WARNING


def _find(
    checks: PageChecks, catalog: LoadedCatalog, broken: Mapping[str, str], wanted: Ran, known: Known
) -> tuple[dict[str, str], list[Found]]:
    """The digests of the units that were checked, and what was found in all."""
    chosen = checks.choose(catalog.language)
    unit_checks = {check.id for check in chosen.unit_checks if check.id in wanted}
    kept = {id for id in unit_checks if known.ran.get(id) == wanted[id]}
    missing = chosen.select(unit_checks - kept)
    before: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in known.found:
        before[one.unit][one.check].append(one.message)
    in_page: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for issue in checks.find_in_page(catalog, broken):
        in_page[issue.unit][issue.check].append(issue.message)
    source, units, found = checks.loaded.source, {}, []
    settings = f"{source.format.name}\x1f{sorted(source.options.items())!r}"
    for unit in source.units:
        entry = catalog.entries.get(unit.id)
        if entry is None:
            continue
        messages = dict(in_page[unit.id]) if unit.id in in_page else {}
        if entry.state is State.TRANSLATED and unit.id not in broken:
            digest = _digest(settings, unit, entry)
            same = known.units.get(unit.id) == digest
            units[unit.id] = digest
            if same and unit.id in before:
                messages |= {id: told for id, told in before[unit.id].items() if id in kept}
            run = missing if same else chosen
            if run.checks:
                for issue in checks.find(unit, catalog.language, entry.translation, run):
                    messages.setdefault(issue.check, []).append(issue.message)
        if messages:
            dismissed = list_dismissed(entry)
            order = sorted(messages, key=lambda id: list(chosen.severities).index(id))
            found += [Found(unit.id, id, text, id in dismissed) for id in order for text in messages[id]]
    return units, found


def _digest(settings: str, unit: Unit, entry: Entry) -> str:
    """What the checks of a unit see of it; `settings` are the page's format and its options."""
    parts = (settings, unit.span.kind.value, unit.source, entry.translation)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
