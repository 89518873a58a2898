"""Which translated document belongs to which page and language: one file, a tree beside the source, or a pattern."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.placing import fill_layout
from workflow.errors import DocumentError, PolyfolioError, UnknownName
from workflow.formats.registry import find_format_name
from workflow.store.layout import FIELDS

LAYOUTS = ("{lang}/{page}", "{dir}/{name}/{lang}{ext}", "{dir}/{name}.{lang}{ext}", "{dir}/{name}_{lang}{ext}")
"""How a folder may hold several languages; the first one that finds a document counts."""
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Found:
    """A translated document."""

    path: Path
    page: str
    language: str


def find_documents(
    where: str, pages: Sequence[str], languages: Sequence[str], *, page: str, language: str
) -> tuple[list[Found], list[PolyfolioError]]:
    """The documents that are meant, and what is told about the others of a folder.

    Args:
        where: a file, a folder, or a pattern with the fields of an export layout.
        pages: all pages of the project.
        languages: all its languages.
        page: the one page that is meant, or empty.
        language: the one language that is meant, or empty.

    Raises:
        PolyfolioError: page or language are needed and not given, a field does not exist, or nothing is found.
    """
    wanted = [page] if page else list(pages)
    codes = [language] if language else list(languages)
    path = Path(where)
    if "{" in where and not path.exists():
        _refuse_pattern(where, page=page, language=language)
        found = list(_fill(Path(), where, wanted, codes))
    elif path.is_dir():
        found = _search_folder(path, wanted, codes, language=language)
        if found and language and not page:
            return found, list(_name_strangers(path, found))
    else:
        if not path.is_file():
            raise DocumentError("there is no such file or folder", path=where)
        if not page or not language:
            missing = "--page PAGE" if not page else "--lang CODE"
            raise UnknownName(f"{missing} must say what the document is a translation of, and into what", path=where)
        found = [Found(path, page, language)]
    if not found:
        raise DocumentError(
            f"no translated document of {page or 'any page'} in {language or 'any language of the project'} is here; "
            f"a pattern says how they are named, as in 'docs/{{lang}}/{{page}}' or '{{dir}}/{{name}}.{{lang}}{{ext}}'",
            path=where,
        )
    return found, []


def find_beside(where: str, page: str) -> Path:
    """The older source of a page: the file itself, or the one in a folder or of a pattern."""
    path = Path(where)
    if "{" in where and not path.exists():
        return Path(next(_list_paths(where, page, "")))
    return path / page if path.is_dir() else path


def _search_folder(root: Path, pages: Collection[str], languages: Collection[str], *, language: str) -> list[Found]:
    for layout in LAYOUTS:
        found = list(_fill(root, layout, pages, languages))
        if found:
            return found
    return list(_fill(root, "{page}", pages, languages)) if language else []


def _fill(root: Path, pattern: str, pages: Collection[str], languages: Collection[str]) -> Iterator[Found]:
    """The files that a pattern finds below a folder, each for the page and language it was found for."""
    for page in pages:
        for language in languages:
            paths = (root / path for path in _list_paths(pattern, page, language))
            path = next(filter(Path.is_file, paths), None)
            if path is not None:
                yield Found(path, page, language)


def _list_paths(pattern: str, page: str, language: str) -> Iterator[str]:
    """Where a document may be: codes are also written `pt_BR` and `pt-br`, a page also without its ending."""
    patterns = [pattern]
    if "{page}" in pattern and not pattern.endswith("{page}"):
        patterns.append(pattern.replace("{page}", "{dir}/{name}"))
    codes = dict.fromkeys((language, language.replace("-", "_"), language.lower(), language.lower().replace("-", "_")))
    for one in patterns:
        for code in codes:
            path = re.sub(r"/{2,}", "/", fill_layout(one, page, code))  # an empty {dir} leaves its slash
            yield path if pattern.startswith("/") else path.lstrip("/")


def _refuse_pattern(pattern: str, *, page: str, language: str) -> None:
    fields = _FIELD.findall(pattern)
    known = ", ".join(f"{{{field}}}" for field in FIELDS)
    unknown = [field for field in fields if field not in FIELDS]
    if unknown:
        raise UnknownName(f"the field {{{unknown[0]}}} does not exist; there are: {known}", path=pattern)
    if "lang" not in fields and not language:
        raise UnknownName("has no {lang}: say the language with --lang CODE", path=pattern)
    if "page" not in fields and "name" not in fields and not page:
        raise UnknownName("has neither {page} nor {name}: say the page with --page PAGE", path=pattern)


def _name_strangers(root: Path, found: Sequence[Found]) -> Iterator[PolyfolioError]:
    """The documents of a folder that are the translation of no page."""
    if any(not one.path.is_relative_to(root / one.page) for one in found):
        return  # the folder holds more than this language
    taken = {one.path for one in found}
    for path in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path in taken or hidden or not path.is_file() or not _has_format(path.name):
            continue
        yield DocumentError("is the translation of no page of the project: nothing was taken from it", path=str(path))


def _has_format(name: str) -> bool:
    try:
        return bool(find_format_name(name))
    except UnknownName:
        return False
