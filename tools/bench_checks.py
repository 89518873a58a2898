"""How much of a real book's published translations the checks find fault with: python -m tools.bench_checks.

Printed is, for each check and language, the share of translated units in percent, outdated ones left out; below it the
share of units with an error, and with anything at all; and what checking everything costs as a whole process: without
an index, with one, and after one unit was changed.

    python -m tools.bench_checks [--project FOLDER] [--show CHECK [--lang CODE]]

`--project` takes a project that is there instead of making one of the book, `--show` prints what a check found. Needs
POLYFOLIO_CORPUS otherwise.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.book_project import POLYFOLIO, find_book, make_translated, run
from workflow.actions.checking import check_translations, list_known_checks
from workflow.actions.listing import find_listed
from workflow.actions.progress import measure_progress
from workflow.checks.registry import ALWAYS
from workflow.model import Issue, Severity
from workflow.store.project import Project, open_project

MOST_ERRORS = 1.0
"""Percent of a language's translated units that may have an error."""
MOST = 8.0
"""Percent that may have an error or a warning."""
COLD, WARM = 60.0, 1.0
"""CPU seconds that checking everything may take without an index, and where nothing has changed."""


def main(arguments: list[str]) -> int:
    """Check, count, print; 1 when the book is not there, or a language is above what is allowed."""
    parser = argparse.ArgumentParser(description="shares of checks on a real book")
    parser.add_argument("--project", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--lang", default="")
    given = parser.parse_args(arguments)
    if given.project:
        return _measure(given.project, given.show, given.lang)
    book = find_book()
    if book is None:
        print("needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="polyfolio-checks-") as scratch:
        make_translated(book, Path(scratch) / "book")
        return _measure(Path(scratch) / "book", given.show, given.lang)


def _measure(folder: Path, show: str, language: str) -> int:
    project = open_project(folder)
    issues = check_translations(project, [language] if language else ()).issues
    if show:
        print("\n".join(_describe(project, [issue for issue in issues if issue.check == show])))
        return 0
    failed = _print_shares(project, issues)
    return _print_costs(folder, next((one for one in issues if one.severity is Severity.WARNING), None)) or failed


def _print_costs(folder: Path, issue: Issue | None) -> int:
    """What checking costs; a dismissal, taken back at once, is the change of one unit."""
    (folder / "instance" / "index.db").unlink(missing_ok=True)
    cold = run([*POLYFOLIO, "check"], folder)
    warm = min((run([*POLYFOLIO, "check"], folder) for _ in range(3)), key=lambda timing: timing.cpu)
    print(
        f"check, CPU s: {cold.cpu:.1f} without an index (at most {COLD:g}), {warm.cpu:.2f} with one (at most {WARM:g})"
    )
    if issue:
        place = (issue.page, issue.unit, issue.language, issue.check)
        run([*POLYFOLIO, "dismiss", *place], folder)
        run([*POLYFOLIO, "dismiss", *place, "--undo"], folder)
        print(f"check, CPU s: {run([*POLYFOLIO, 'check'], folder).cpu:.2f} after one unit was changed")
    return int(cold.cpu > COLD or warm.cpu > WARM)


def _print_shares(project: Project, issues: Iterable[Issue]) -> int:
    progress = measure_progress(project)
    current = [issue for issue in issues if not _is_outdated(project, issue)]
    units = {
        item.language: item.counts.translated + len({(one.page, one.unit) for one in _errors(current, item.language)})
        for item in progress.languages
    }
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for issue in current:
        unit = issue.page, issue.unit
        kinds = [issue.check, "any", *(["any error"] if issue.severity is Severity.ERROR else [])]
        for kind in kinds:
            found[kind, issue.language].add(unit)
    print(f"{'':22}" + "".join(f"{code:>6}" for code in units) + f"{'all':>7}")
    worst = {}
    for kind in [*(check.check for check in list_known_checks(project)), "any error", "any"]:
        shares = [100 * len(found[kind, code]) / (count or 1) for code, count in units.items()]
        total = sum(len(found[kind, code]) for code in units)
        print(f"{kind:22}" + "".join(f"{share:6.1f}" for share in shares) + f"{total:7}")
        worst[kind] = max(shares, default=0.0)
    print(f"{sum(units.values())} units")
    return int(worst["any error"] >= MOST_ERRORS or worst["any"] >= MOST)


def _errors(issues: Iterable[Issue], language: str) -> Iterator[Issue]:
    """The translations of a language that fall back, which count as untranslated."""
    return (issue for issue in issues if issue.language == language and issue.check in ALWAYS)


def _is_outdated(project: Project, issue: Issue) -> bool:
    """Whether a translation was made for another text; such a one is not warned about, but may fall back."""
    if issue.check not in ALWAYS:
        return False
    entry = find_listed(project, issue.page, issue.unit, issue.language).entry
    return entry is not None and entry.outdated


def _describe(project: Project, issues: Iterable[Issue]) -> Iterator[str]:
    for issue in issues:
        listed = find_listed(project, issue.page, issue.unit, issue.language)
        text = listed.entry.translation if listed.entry else ""
        yield f"{issue.language} {issue.page} {issue.unit}: {issue.message}\n< {listed.unit.source}\n> {text}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
