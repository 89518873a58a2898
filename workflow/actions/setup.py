"""Making a project, and adding languages to it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.actions.catalogs import start_from_template
from workflow.actions.pages import read_template
from workflow.errors import PolyfolioError, UnknownName
from workflow.store.config import CONFIG_NAME, add_to_languages, quote_text
from workflow.store.files import decode_text, read_bytes, write_atomic, write_many
from workflow.store.git import is_repository, run_git
from workflow.store.locks import lock_file
from workflow.store.po import write_catalog
from workflow.store.project import Project, open_project
from workflow.store.scan import scan_source

_CONFIG = """\
[project]
name = {name}
source_language = "en"
source = "source"
locales = "locales"
export = "translated"
languages = []
"""
_ATTRIBUTES = ("*.po merge=polyfolio", "*.pot merge=polyfolio")
_IGNORED = ("instance/",)


@dataclass(frozen=True, slots=True)
class Initialised:
    """What `init` made; empty when everything was there."""

    root: Path
    made: tuple[str, ...]


def init_project(root: Path) -> Initialised:
    """Make a folder a project: configuration, folders, and what git should know. Nothing that is there is overwritten.

    Raises:
        PolyfolioError: the folder cannot be written.
        ConfigError: a configuration is there and is not valid.
    """
    root = root.absolute()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PolyfolioError(f"the folder cannot be made: {error.strerror}", path=str(root)) from error
    made: list[str] = []
    if not (root / CONFIG_NAME).exists():
        _write(root, CONFIG_NAME, _CONFIG.format(name=quote_text(root.name or "Documents")))
        made.append(CONFIG_NAME)
    project = open_project(root)
    for folder in (project.source_root, project.locales_root):
        if not folder.is_dir():
            folder.mkdir(parents=True)
            made.append(f"{project.relative(folder)}/")
    made += _add_lines(root, ".gitignore", _IGNORED)
    made += _add_lines(root, ".gitattributes", _ATTRIBUTES)
    if is_repository(root):
        made += set_merge_driver(root)
    return Initialised(root, tuple(made))


def add_languages(project: Project, codes: Sequence[str]) -> Project:
    """The project with more languages, in the order given; `sync` makes their PO files.

    Raises:
        UnknownName: a code that is malformed or unknown, that is listed already, or that names a listed language.
    """
    with lock_file(project.instance / "locks", "config"):
        project = open_project(project.root)  # as it is now that nobody else writes it
        listed = [project.config.source_language, *project.config.languages]
        for code in codes:
            project.languages.find(code)
            for known in listed:
                if project.languages.same_language(code, known):
                    what = "is the source language" if known == listed[0] else "is there already"
                    also = "" if known == code else f" as '{known}'"
                    raise UnknownName(f"the language '{code}' {what}{also}")
            listed.append(code)
        path = project.root / CONFIG_NAME
        text = add_to_languages(decode_text(read_bytes(path), CONFIG_NAME), tuple(codes))
        write_atomic(path, text.encode("utf-8"), root=project.root)
    return open_project(project.root)


def begin_catalogs(project: Project, codes: Sequence[str]) -> tuple[PolyfolioError, ...]:
    """Make the PO files of languages for every page that was synchronised; those that exist stay as they are.

    Nothing is made where the project makes a PO file with its first translation only. Returns what could not be read.
    """
    problems: list[PolyfolioError] = []
    files: list[tuple[Path, bytes]] = []
    pages = scan_source(project).pages if project.config.catalogs == "all" and project.source_root.is_dir() else {}
    for page in pages:
        try:
            template = read_template(project, page)[2]
        except PolyfolioError as error:
            problems.append(error)
            continue
        if template is None:
            continue
        for code in codes:
            path = project.catalog_path(page, code)
            if not path.exists():
                files.append((path, write_catalog(start_from_template(project, project.language(code), template))))
    write_many(files, root=project.root)
    return tuple(problems)


def _add_lines(root: Path, name: str, lines: Sequence[str]) -> list[str]:
    """Put lines at the end of a file of git's that does not have them yet."""
    path = root / name
    text = decode_text(read_bytes(path), name) if path.is_file() else ""
    missing = [line for line in lines if line not in text.splitlines()]
    if not missing:
        return []
    if text and not text.endswith("\n"):
        text += "\n"
    _write(root, name, text + "".join(f"{line}\n" for line in missing))
    return [name]


def set_merge_driver(root: Path) -> list[str]:
    """Tell this clone's git to merge PO files per unit, by the interpreter that runs now."""
    command = write_driver_command()
    known = run_git(root, "config", "--local", "--default", "", "--get", "merge.polyfolio.driver").strip()
    if known == command:
        return []
    run_git(root, "config", "--local", "merge.polyfolio.name", "PO files, per unit")
    run_git(root, "config", "--local", "merge.polyfolio.driver", command)
    return ["git config merge.polyfolio.driver"]


def write_driver_command() -> str:
    """The command that merges PO files, as git is to run it: by the interpreter that runs now.

    `-P` keeps Python from running a folder `workflow` of the repository's own.
    """
    return f"{shlex.quote(sys.executable)} -P -m workflow merge-po %O %A %B %P"


def _write(root: Path, name: str, text: str) -> None:
    write_atomic(root / name, text.encode("utf-8"), root=root)
