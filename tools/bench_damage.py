"""How much of the damage done to a real book's good translations is found: python -m tools.bench_damage.

Taken are translations in which nothing is found; each kind of damage is done to some of them, spread over pages and
languages, and must be found by a check, or as markup or structure that would break the page.

    python -m tools.bench_damage [--project FOLDER] [--each NUMBER] [--show KIND]

Needs POLYFOLIO_CORPUS unless a project is given. Exit 1 when a kind is found in fewer than LEAST percent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tools.book_project import find_book, make_translated
from tools.damaged_texts import KINDS
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import load_catalog, load_page
from workflow.actions.project_checks import ProjectChecks
from workflow.core.render import explain_fault, keeps_outline
from workflow.model import State, Unit
from workflow.store.project import Project, open_project
from workflow.store.scan import scan_source

LEAST = 80
"""Percent of each kind; what is missing is told by `--show`."""


def main(arguments: list[str]) -> int:
    """Damage, look, print."""
    parser = argparse.ArgumentParser(description="how much damage the checks find")
    parser.add_argument("--project", type=Path)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--show", default="")
    given = parser.parse_args(arguments)
    if given.project:
        return _measure(open_project(given.project), given.each, given.show)
    book = find_book()
    if book is None:
        print("needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="polyfolio-damage-") as scratch:
        make_translated(book, Path(scratch) / "book")
        return _measure(open_project(Path(scratch) / "book"), given.each, given.show)


def _measure(project: Project, each: int, show: str) -> int:
    tried = dict.fromkeys(KINDS, 0)
    missed = {kind: list[str]() for kind in KINDS}
    chance = Random(1)  # noqa: S311 - the same choice each time
    for checks, unit, language, text in _pick_texts(project, chance):
        for kind in (kind for kind in KINDS if tried[kind] < each):
            damaged = KINDS[kind](unit.source, text, chance)
            if damaged == text or (tried[kind] and chance.random() < 0.5):
                continue
            tried[kind] += 1
            if not _is_found(checks, unit, language, damaged):
                missed[kind].append(f"{language} {checks.loaded.page} {unit.id}\n< {unit.source}\n> {damaged}")
        if all(count >= each for count in tried.values()):
            break
    if show:
        print("\n\n".join(missed[show]))
        return 0
    worst = 100.0
    for kind, count in tried.items():
        share = 100 - 100 * len(missed[kind]) / (count or 1)
        worst = min(worst, share)
        print(f"{kind:32} {count:5} done {share:6.1f} % found")
    return int(worst < LEAST)


def _pick_texts(project: Project, chance: Random) -> Iterator[tuple[PageChecks, Unit, str, str]]:
    """Translations without fault or finding, in a random order of pages and languages."""
    checks = ProjectChecks(project)
    places = [(page, language) for page in scan_source(project).pages for language in project.config.languages]
    chance.shuffle(places)
    for page, language in places:
        in_page = PageChecks(checks, load_page(project, page))
        catalog = load_catalog(project, in_page.loaded, language)
        for unit in in_page.loaded.source.units:
            entry = catalog.entries.get(unit.id)
            good = entry is not None and entry.state is State.TRANSLATED
            if entry and good and not _is_found(in_page, unit, language, entry.translation):
                yield in_page, unit, language, entry.translation


def _is_found(checks: PageChecks, unit: Unit, language: str, text: str) -> bool:
    source = checks.loaded.source
    if explain_fault(source, unit.span, text) or not keeps_outline(source, {unit.id: text}):
        return True
    return any(True for _ in checks.find(unit, language, text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
