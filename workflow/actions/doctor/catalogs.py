"""PO files and templates: one pass over all of them, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from workflow.actions.doctor import catalog_damage, catalog_header, catalog_units, index
from workflow.actions.doctor.catalog_file import CatalogFile, read_file
from workflow.actions.doctor.finding import Examination, Finding, make_kinds

Found = tuple[str, Finding]


def find_in_catalogs(look: Examination) -> Mapping[str, list[Finding]]:
    """The findings in PO files and templates by kind."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for page, names in _group_by_page(look).items():
        for kind, finding in _look_at_page(look, page, names):
            found[kind].append(finding)
    return found


def _group_by_page(look: Examination) -> dict[str, list[str]]:
    """Page → the names of its files below the locales folder, the template first."""
    pages: dict[str, list[str]] = defaultdict(list)
    for name in sorted(look.locales):
        folder, _, rest = name.partition("/")
        ending = ".pot" if folder == "templates" else ".po"
        if rest.endswith(ending):
            pages[rest.removesuffix(ending)].append(name)
    return {page: sorted(names, key=lambda name: not name.startswith("templates/")) for page, names in pages.items()}


def _look_at_page(look: Examination, page: str, names: list[str]) -> Iterator[Found]:
    template: CatalogFile | None = None
    for name in names:
        file = read_file(look.project, page, name)
        if file.is_template:
            template = file
        elif file.language not in look.project.config.languages:
            yield "stray-files", _tell_unlisted(look, file)
            continue
        if file.catalog is None:
            yield catalog_damage.describe(look.project, file)
            continue
        if not file.is_template:
            yield from catalog_header.look_at(look.project, file)
            yield from catalog_units.look_at(look, file, template)
            yield from (("wrong-numbers", finding) for finding in index.count_again(look, file))


def _tell_unlisted(look: Examination, file: CatalogFile) -> Finding:
    """A PO file of a language that the project does not have; an alias of one that it has is named."""
    project = look.project
    if file.language == project.config.source_language:
        return Finding(
            file.path,
            0,
            "is a translation into the source language",
            "take it away: no translation of it is ever shown",
        )
    listed = next((one for one in project.config.languages if _is_same(look, file.language, one)), "")
    if listed:
        return Finding(
            file.path,
            0,
            f"the project has this language under the code '{listed}'",
            f"`polyfolio import po {file.path} --lang {listed}` takes its texts over; then take the file away",
        )
    return Finding(
        file.path,
        0,
        f"the project has no language '{file.language}'",
        f"`polyfolio language add {file.language}`, or take the file away",
    )


def _is_same(look: Examination, code: str, listed: str) -> bool:
    return look.project.languages.same_language(code, listed)


KINDS = make_kinds(
    find_in_catalogs,
    {
        "conflict-markers": catalog_damage.resolve,
        "charset": catalog_damage.convert,
        "repeated-entries": catalog_damage.settle,
        "no-header": catalog_damage.put_header,
        "damaged-catalog": catalog_damage.restore,
        "lacking-units": catalog_units.put_back,
        "header": catalog_header.mend,
        "strange-units": catalog_units.sync_page,
        "stray-files": None,
        "wrong-numbers": index.rebuild,
    },
)
