"""The headers of PO files: the language, its plural forms, the charset."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.actions.doctor.catalog_file import CatalogFile
from workflow.actions.doctor.finding import Finding
from workflow.actions.doctor.mending import mend_catalog, place_of
from workflow.errors import PolyfolioError
from workflow.model import Catalog
from workflow.store.po import change_header
from workflow.store.project import Project

_PLURALS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*[^;]+;?\s*$")
_FIX = "`polyfolio doctor --fix` writes the right one"


def look_at(project: Project, file: CatalogFile) -> Iterator[tuple[str, Finding]]:
    """What is wrong with a PO file's header."""
    fields = {name.lower(): value for name, value in file.catalog.fields().items()} if file.catalog else {}
    written = fields.get("language", "")
    if not written:
        message = "the header does not say the language"
        yield "header", Finding(file.path, _find_line(file, "Language"), message, _FIX, fixable=True)
    elif not _is_language(project, written, file.language):
        message = f"the header says the language is '{written}', the folder is that of '{file.language}'"
        repair = f"move the file to where it belongs, or write 'Language: {_wanted(project, file.language)}'"
        yield "header", Finding(file.path, _find_line(file, "Language"), message, repair)
    plurals = fields.get("plural-forms", "")
    found = _PLURALS.match(plurals)
    forms = project.language(file.language).plurals
    in_use = any(entry.plural_source for entry in file.catalog.entries) if file.catalog else False
    if not found or (int(found[1]) != forms and not in_use):
        message = f"the header's plural forms are {plurals!r}; {file.language} has {forms}"
        yield "header", Finding(file.path, _find_line(file, "Plural-Forms"), message, _FIX, fixable=not in_use)
    if "charset=" not in fields.get("content-type", ""):
        message = "the header does not say the charset"
        yield "header", Finding(file.path, _find_line(file, "Content-Type"), message, _FIX, fixable=True)


def mend(project: Project, finding: Finding) -> str:
    """Write the fields that are missing or wrong."""
    _, code = place_of(project, finding.path)
    language = project.language(code)

    def change(catalog: Catalog) -> Catalog:
        fields = {name.lower(): value for name, value in catalog.fields().items()}
        if not fields.get("language"):
            catalog = change_header(catalog, "Language", _wanted(project, code))
        found = _PLURALS.match(fields.get("plural-forms", ""))
        if not found or int(found[1]) != language.plurals:
            value = f"nplurals={language.plurals}; plural={language.plural_rule};"
            catalog = change_header(catalog, "Plural-Forms", value)
        if "charset=" not in fields.get("content-type", ""):
            catalog = change_header(catalog, "Content-Type", "text/plain; charset=UTF-8")
        return catalog

    return f"the header is right now; {mend_catalog(project, finding.path, change)}"


def _is_language(project: Project, written: str, code: str) -> bool:
    """Whether a header's code names the folder's language, in whatever spelling: `da_DK.UTF-8` is Danish too."""
    plain = re.split(r"[.@]", written)[0].replace("_", "-")
    try:
        return project.languages.same_language(plain, code) or plain.split("-")[0] == code.split("-")[0]
    except PolyfolioError:
        return False


def _wanted(project: Project, code: str) -> str:
    return project.languages.header_code(code)


def _find_line(file: CatalogFile, name: str) -> int:
    """The line of a header field; the header's own where it is missing."""
    header = file.catalog.header if file.catalog else None
    for number, line in enumerate(file.data.split(b"\n"), start=1):
        if line.lower().startswith(f'"{name.lower()}:'.encode()):
            return number
        if header and number > header.line + header.raw.count("\n"):
            break
    return header.line if header else 1
