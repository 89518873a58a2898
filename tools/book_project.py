"""A real book as a project with 21 languages, made by the command line as a user makes it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

POLYFOLIO = [sys.executable, "-m", "workflow"]
LONG_PAGE = "long.md"
LONG_UNITS = 300
LONG_LANGUAGE = "da"
"""The language that the long page is translated into."""
CODE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Timing:
    """What one process took."""

    cpu: float
    """User and system seconds of the process and its children."""
    wall: float


def find_book() -> Path | None:
    """The edition of the book that is measured, below POLYFOLIO_CORPUS; None where that is not set."""
    corpus = os.environ.get("POLYFOLIO_CORPUS", "")
    return Path(corpus) / "2024-10-28" if corpus else None


def list_translations(book: Path) -> list[Path]:
    """The book's PO files, one per language, each named by its code."""
    return sorted((book / "po").glob("*.po"))


def make_project(book: Path, project: Path) -> None:
    """A user's project with the book's pages as its documents."""
    project.mkdir()
    run([*POLYFOLIO, "init"], project)
    shutil.copytree(book / "src", project / "source", dirs_exist_ok=True)
    run([*POLYFOLIO, "sync"], project)


def import_translations(book: Path, project: Path) -> list[Timing]:
    """The book's translations, a process for each language."""
    catalogs = list_translations(book)
    return [run([*POLYFOLIO, "import", "po", str(path), "--lang", path.stem], project) for path in catalogs]


def make_translated(book: Path, project: Path) -> None:
    """The book, a long page beside it, and all their translations."""
    make_project(book, project)
    (project / "source" / LONG_PAGE).write_text(_write_long_page(), encoding="utf-8")
    run([*POLYFOLIO, "language", "add", *(path.stem for path in list_translations(book))], project)
    run([*POLYFOLIO, "sync"], project)
    import_translations(book, project)
    catalog = project.parent / "long.po"
    catalog.write_text(_write_long_catalog(), encoding="utf-8")
    run([*POLYFOLIO, "import", "po", str(catalog), "--lang", LONG_LANGUAGE], project)
    run([*POLYFOLIO, "sync"], project)


def copy_demo(target: Path) -> None:
    """The project's own demo."""
    target.mkdir()
    shutil.copy(CODE / "polyfolio.toml", target)
    for folder in ("source", "locales"):
        shutil.copytree(CODE / folder, target / folder)
    run([*POLYFOLIO, "stats"], target)


def run(command: list[str], folder: Path) -> Timing:
    """Run a process to its end; it may find problems (exit 1) but nothing worse."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(CODE)}
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)  # noqa: S603 - fixed
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command[:6])} failed:\n{done.stderr.decode()}")
    return Timing(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def _write_long_page() -> str:
    """A page of 300 units: a title, then sections of a heading, a paragraph and a list."""
    return "\n\n".join(f"{mark}{source}" for mark, source, _ in _list_long_units()) + "\n"


def _write_long_catalog() -> str:
    entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    entries += [f'msgid "{source}"\nmsgstr "{translation}"\n' for _, source, translation in _list_long_units()]
    return "\n".join(entries)


def _list_long_units() -> list[tuple[str, str, str]]:
    """(mark before it, source, translation) of each unit."""
    units = [("# ", "The rules of the garden", "Havens regler")]
    for number in range(1, LONG_UNITS):
        match number % 5:
            case 1:
                units.append(("## ", f"Bed {number}", f"Bed nummer {number}"))
            case 2 | 3:
                source = f"Whoever waters **bed {number}** writes it into the [book of beds](welcome.md), please."
                target = f"Den, der vander **bed {number}**, skriver det i [bedenes bog](welcome.md), tak."
                units.append(("", source, target))
            case _:
                units.append(("- ", f"Call `water({number})` in the evening.", f"Kald `water({number})` om aftenen."))
    return units
