"""Measure the main job on a real book, as whole processes in CPU seconds, beside gettext's own tools in the same run.

Needs POLYFOLIO_CORPUS: the folder of a book with `2024-10-28/src` (Markdown) and `2024-10-28/po` (21 languages).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.book_project import (
    POLYFOLIO,
    Timing,
    find_book,
    import_translations,
    list_translations,
    make_project,
    run,
)

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result."""

    what: str
    timing: Timing
    bar: str = ""


def main() -> int:
    """Run everything and print the table; 1 when the book is not there."""
    book = find_book()
    if book is None:
        print("make bench needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="polyfolio-bench-") as scratch:
        rows = [*measure_extraction(book, Path(scratch)), *measure_languages(book, Path(scratch))]
        rows += measure_gettext(book, Path(scratch))
    print_table(rows)
    return 0


def measure_extraction(book: Path, scratch: Path) -> list[Row]:
    """The first sync of the book without languages: every page parsed, every template written."""
    best = min(
        (_extract(book, scratch / f"extract{number}") for number in range(ROUNDS)), key=lambda timing: timing.cpu
    )
    return [Row("extract 352 pages (first sync, no language)", best, "2")]


def measure_languages(book: Path, scratch: Path) -> list[Row]:
    """The book with 21 languages and their real translations: building, counting, and having nothing to do."""
    project = scratch / "languages"
    make_project(book, project)
    codes = [path.stem for path in list_translations(book)]
    rows = [Row("make 21 x 352 PO files (language add)", run([*POLYFOLIO, "language", "add", *codes], project))]
    rows.append(Row("sync them for the first time", run([*POLYFOLIO, "sync"], project)))
    imports = import_translations(book, project)
    total = Timing(sum(timing.cpu for timing in imports), sum(timing.wall for timing in imports))
    rows.append(Row("import po, 21 files, one process each", total))
    rows.append(Row("sync after the imports (all PO files read and judged)", run([*POLYFOLIO, "sync"], project)))
    rows.append(Row("sync with nothing changed", _best([*POLYFOLIO, "sync"], project), "0.5"))
    rows.append(Row("stats with nothing changed", _best([*POLYFOLIO, "stats"], project)))
    build = [*POLYFOLIO, "export", "--all", "--out", str(scratch / "built")]
    shutil.rmtree(project / "instance")
    rows.append(Row("build 21 languages, index absent", run(build, project), "14"))
    shutil.rmtree(scratch / "built")
    rows.append(Row("build 21 languages, index fresh", run(build, project), "14"))
    rows.append(Row("build 21 languages again, nothing changed", run(build, project)))
    return rows


def measure_gettext(book: Path, scratch: Path) -> list[Row]:
    """`msgfmt --statistics` over the same translations: the 21 files of the book, and our 7,392 ones."""
    if shutil.which("msgfmt") is None:
        print("msgfmt is not installed: no comparison with gettext", file=sys.stderr)
        return []
    rows = []
    own = list((scratch / "languages" / "locales").rglob("*.po"))
    for what, files in (("the 21 PO files of the book", list_translations(book)), ("our PO files", own)):
        command = ["sh", "-c", 'for file; do msgfmt --statistics -o /dev/null "$file" 2>/dev/null; done', "sh"]
        rows.append(Row(f"msgfmt --statistics, {what} ({len(files)})", run([*command, *map(str, files)], scratch)))
    return rows


def print_table(rows: list[Row]) -> None:
    """The figures, with the bar each shall stay below."""
    print(f"{'CPU s':>8} {'wall s':>8} {'bar':>6}  what (whole processes)")
    for row in rows:
        print(f"{row.timing.cpu:8.2f} {row.timing.wall:8.2f} {row.bar:>6}  {row.what}")


def _extract(book: Path, project: Path) -> Timing:
    project.mkdir()
    run([*POLYFOLIO, "init"], project)
    shutil.copytree(book / "src", project / "source", dirs_exist_ok=True)
    return run([*POLYFOLIO, "sync"], project)


def _best(command: list[str], folder: Path) -> Timing:
    return min((run(command, folder) for _ in range(ROUNDS)), key=lambda timing: timing.cpu)


if __name__ == "__main__":
    sys.exit(main())
