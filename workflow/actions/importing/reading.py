"""Reading PO files of other tools."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.core.foreign.values import Foreign
from workflow.core.language_codes import is_other_language
from workflow.core.review import drop_reviews
from workflow.errors import PolyfolioError
from workflow.model import Catalog
from workflow.store.files import read_bytes
from workflow.store.po import read_catalog

_NAME = re.compile(r"[^<>]*<[^<>\s]+@[^<>\s]+>.*|[^<>,]+,\s*\d{4}.*")
_PLACEHOLDER = re.compile(r"EMAIL@ADDRESS|FULL NAME|FIRST AUTHOR|Copyright|\(C\)|©")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who translated a file."""

    last_translator: str
    names: tuple[str, ...]
    """As gettext writes them into the header's comment: `Name <address>, 2024.`"""


@dataclass(frozen=True, slots=True)
class ForeignFiles:
    """What the files hold."""

    texts: tuple[Foreign, ...]
    """Every entry in order, by its number; untranslated ones too, since they are neighbours."""
    credits: tuple[Credits, ...]
    """By the number of the file."""
    warnings: tuple[str, ...]
    problems: tuple[PolyfolioError, ...]


def read_foreign_files(files: Sequence[Path], language: str) -> ForeignFiles:
    """Read the files; a damaged one is a problem, and the others go on."""
    texts: list[Foreign] = []
    names: list[Credits] = []
    warnings: list[str] = []
    problems: list[PolyfolioError] = []
    for path in files:
        try:
            catalog = read_catalog(read_bytes(path), path=str(path), foreign=True)
        except PolyfolioError as error:
            problems.append(error)
            continue
        declared = catalog.fields().get("Language", "")
        if is_other_language(declared, language):
            warnings.append(f"{path}: its header says that it is in '{declared}', not in '{language}'")
        for entry in catalog.entries:
            texts.append(Foreign(len(texts), len(names), entry, entry.source, entry.translation))
        names.append(_read_credits(catalog))
    return ForeignFiles(tuple(texts), tuple(names), tuple(warnings), tuple(problems))


def _read_credits(catalog: Catalog) -> Credits:
    fields = catalog.fields()
    comments = drop_reviews(catalog.header.comments) if catalog.header else ()
    names = tuple(line.strip() for line in comments if _is_name(line))
    last = fields.get("Last-Translator", "")
    return Credits("" if _PLACEHOLDER.search(last) else last, names)


def _is_name(line: str) -> bool:
    return _NAME.fullmatch(line.strip()) is not None and not _PLACEHOLDER.search(line)
