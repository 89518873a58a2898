"""PO files and templates that cannot be read."""

from __future__ import annotations

import codecs

from workflow.actions.doctor.catalog_file import CatalogFile
from workflow.actions.doctor.charset import convert_bytes, declare_utf8
from workflow.actions.doctor.finding import Finding
from workflow.actions.doctor.mending import (
    hold,
    mend_bytes,
    place_of,
    restore_catalog,
    write_header,
)
from workflow.actions.resolving import resolve_file
from workflow.core.conflict_markers import find_marker
from workflow.core.mending import settle_repeated
from workflow.errors import CatalogError, PolyfolioError
from workflow.store.aside import keep_aside
from workflow.store.files import read_bytes
from workflow.store.git import read_stages
from workflow.store.po import read_catalog, read_repeated, write_catalog
from workflow.store.po_text import decode, find_charset
from workflow.store.project import Project

_FIX = "`polyfolio doctor --fix`"


def describe(project: Project, file: CatalogFile) -> tuple[str, Finding]:
    """The kind of damage of a file that cannot be read, and what mends it."""
    error = file.error
    message, line = (error.message, error.line or 1) if error else ("cannot be read", 1)
    if not file.data and error is not None and not isinstance(error, CatalogError):
        return "damaged-catalog", Finding(file.path, 0, message, "make it readable")
    if marker := find_marker(file.data):
        what = "git left conflict markers here"
        repair = f"`polyfolio resolve {file.path}`, or {_FIX}: both merge it unit by unit"
        return "conflict-markers", Finding(file.path, marker, what, repair, fixable=True)
    if not file.is_template and _can_convert(file):
        repair = f"{_FIX} converts it to UTF-8 and keeps a copy"
        return "charset", Finding(file.path, line, message, repair, fixable=True)
    if _can_settle(file):
        repair = f"{_FIX} keeps one of them active, and what the other says differently beside it"
        return "repeated-entries", Finding(file.path, line, message, repair, fixable=True)
    if not file.is_template and _can_have_header(project, file):
        return "no-header", Finding(file.path, line, message, f"{_FIX} writes the language's header", fixable=True)
    where = "git's last good version" + ("" if file.is_template else ", or the page's template,")
    repair = f"{_FIX} puts it together from {where} and what can be read of it; a copy is kept"
    return "damaged-catalog", Finding(file.path, line, message, repair, fixable=True)


def resolve(project: Project, finding: Finding) -> str:
    """Merge the sides of a file with conflict markers unit by unit."""
    path = project.root / finding.path
    aside = keep_aside(project.instance, finding.path, read_bytes(path, shown=finding.path))
    try:
        done = resolve_file(path, name=finding.path)
    except CatalogError:
        if read_stages(path):
            raise  # git has the two sides, and somebody is at it
        return restore_catalog(project, finding.path)
    told = f"{done.conflicts} conflicts merged per unit"
    if done.clashes:
        told += f"; {len(done.clashes)} units have the other side's text beside theirs"
    return f"{told}; the file as it was is {project.relative(aside)}"


def convert(project: Project, finding: Finding) -> str:
    """Convert a file to UTF-8."""
    _, language = place_of(project, finding.path)
    aside = mend_bytes(project, finding.path, lambda data: _convert(data, language, finding.path))
    return f"converted to UTF-8; {aside}"


def settle(project: Project, finding: Finding) -> str:
    """Leave one active entry of each unit."""
    path = finding.path
    aside = mend_bytes(project, path, lambda data: write_catalog(settle_repeated(read_repeated(data, path=path))))
    return f"each unit is there once; {aside}"


def put_header(project: Project, finding: Finding) -> str:
    """Put the language's header before the entries."""
    _, language = place_of(project, finding.path)
    aside = mend_bytes(project, finding.path, lambda data: _add_header(project, language, data))
    return f"has a header again; {aside}"


def restore(project: Project, finding: Finding) -> str:
    """Put the file together anew."""
    if not (project.root / finding.path).is_file():
        raise PolyfolioError("is not there any more", path=finding.path)
    with hold(project, finding.path):
        pass  # nobody is in the middle of writing it
    return restore_catalog(project, finding.path)


def _can_convert(file: CatalogFile) -> bool:
    """Whether it is the charset alone that is wrong."""
    if not file.data.strip() or (
        b"\0" in file.data and file.data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return False
    if _is_decodable(file):
        return False
    try:
        _convert(file.data, file.language, file.path)
    except (PolyfolioError, UnicodeError):
        return False
    return True


def _is_decodable(file: CatalogFile) -> bool:
    try:
        decode(file.data, find_charset(file.data), file.path)
    except CatalogError:
        return False
    return True


def _convert(data: bytes, language: str, path: str) -> bytes:
    """The file in UTF-8: from the charset that it declares where its bytes are in that, else from a guessed one."""
    declared = find_charset(data)
    if declared.lower() != "utf-8":
        try:
            text = data.decode(declared)
        except (LookupError, UnicodeError):
            return convert_bytes(data, language, path)
        converted = text.replace(f"charset={declared}", "charset=UTF-8", 1).encode("utf-8")
        return write_catalog(declare_utf8(read_repeated(converted, path=path)))
    return convert_bytes(data, language, path)


def _can_settle(file: CatalogFile) -> bool:
    """Whether nothing but repeated entries is wrong."""
    try:
        write_catalog(settle_repeated(read_repeated(file.data, path=file.path)))
    except PolyfolioError:
        return False
    return True


def _can_have_header(project: Project, file: CatalogFile) -> bool:
    """Whether nothing but the header is missing."""
    try:
        read_catalog(_add_header(project, file.language, file.data), path=file.path)
    except PolyfolioError:
        return False
    return bool(file.data.strip())


def _add_header(project: Project, language: str, data: bytes) -> bytes:
    return write_header(project, language) + b"\n" + data.removeprefix(codecs.BOM_UTF8)
