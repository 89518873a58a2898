"""Two branches with five hundred random edits each, merged by git through our driver, in either order."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.actions.repository import Repository
from workflow.actions.setup import add_languages, init_project
from workflow.actions.sync import sync_project
from workflow.core.catalog import active, apply_edit, put_entry
from workflow.core.review import add_review
from workflow.model import Catalog
from workflow.store.po import change_header, read_catalog, write_catalog
from workflow.store.project import open_project

pytestmark = pytest.mark.slow

LANGUAGES = ("da", "ar", "ja")
PAGES = 3
UNITS = 140
EDITS = 500
COMMITS = 10

ENDS = ("", "\\", "linje\nto", '"x"', "\u2028", "ع")
"""What is hard to write or to merge."""

Place = tuple[str, str]
"""A PO file's path and a unit's id."""


@dataclass(frozen=True)
class Book:
    """A repository with a large book, half of it translated."""

    top: Repository
    places: tuple[Place, ...]

    def read(self, name: str) -> Catalog:
        """A PO file."""
        return read_catalog(self.top.read(name), path=name)

    def edit(self, places: Iterable[Place], chance: random.Random, who: str) -> None:
        """Edit units as translators, reviewers and PO editors do, some of them in each commit."""
        left = list(places)
        for commit in range(COMMITS):
            part, left = left[: EDITS // COMMITS], left[EDITS // COMMITS :]
            for name in sorted({name for name, _ in part}):
                catalog = self.read(name)
                for unit in (unit for other, unit in part if other == name):
                    catalog = change_unit(catalog, unit, chance, who)
                date = f"2026-01-{commit + 10} 1{len(who)}:00+0000"
                self.top.write(name, write_catalog(change_header(catalog, "PO-Revision-Date", date)))
            self.top.commit(f"{who} {commit}")
        assert not left


def change_unit(catalog: Catalog, unit: str, chance: random.Random, who: str) -> Catalog:
    """The catalog with one random edit of a unit; each is different from what was there, and each text is unique."""
    entry = active(catalog)[unit]
    text = f"{who} {unit} {'ord ' * chance.randrange(40)}{chance.choice(ENDS)}"
    kind = chance.choice(["translate", "translate", "outdate", "review", "comment", "empty"])
    if kind == "empty" and entry.translation:
        return apply_edit(catalog, unit, "")
    if kind == "outdate":
        return apply_edit(catalog, unit, text, outdated=True)
    if kind == "comment":
        return put_entry(catalog, entry.change(comments=(*entry.comments, f"seen by {who}")))
    catalog = apply_edit(catalog, unit, text)
    return put_entry(catalog, add_review(active(catalog)[unit], who, "2026-01-01")) if kind == "review" else catalog


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book before the branches part."""
    top = Repository(tmp_path_factory.mktemp("book"))
    top.git("init", "--quiet")
    init_project(top.root)
    add_languages(open_project(top.root), LANGUAGES)
    for page in range(PAGES):
        text = "\n\n".join(f"Paragraph {number} of page {page}." for number in range(UNITS))
        top.write(f"source/p{page}.md", f"{text}\n".encode())
    assert sync_project(open_project(top.root)).problems == ()
    places: list[Place] = []
    for language in LANGUAGES:
        for page in range(PAGES):
            name = f"locales/{language}/p{page}.md.po"
            catalog = read_catalog(top.read(name), path=name)
            units = list(active(catalog))
            for unit in units[::2]:
                catalog = apply_edit(catalog, unit, f"Før {unit}")
            top.write(name, write_catalog(catalog))
            places += [(name, unit) for unit in units]
    top.commit("Begin")
    return Book(top, tuple(places))


def copy(pattern: Book, root: Path) -> Book:
    """The book in a folder of its own."""
    shutil.copytree(pattern.top.root, root)
    return replace(pattern, top=Repository(root))


def part(pattern: Book, root: Path, ours: list[Place], theirs: list[Place], chance: random.Random) -> tuple[Book, Book]:
    """Two copies with both branches: one is on `main`, the other one on `side`."""
    book = copy(pattern, root / "main")
    book.top.git("branch", "side")
    book.edit(ours, chance, "Ada")
    book.top.git("switch", "--quiet", "side")
    book.edit(theirs, chance, "Bo")
    other = copy(book, root / "side")
    book.top.git("switch", "--quiet", "main")
    return book, other


def collect_texts(book: Book) -> Counter[tuple[str, str, str]]:
    """(file, unit, text) of all translations, obsolete ones too."""
    names = sorted({name for name, _ in book.places})
    entries = ((name, entry) for name in names for entry in book.read(name).entries)
    return Counter((name, entry.id, entry.translation) for name, entry in entries if entry.translation)


def test_a_thousand_disjoint_edits_merge_clean_and_alike_in_either_order(pattern: Book, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - no secret
    chosen = chance.sample(pattern.places, 2 * EDITS)
    book, other = part(pattern, tmp_path, chosen[:EDITS], chosen[EDITS:], chance)
    sides = {}
    for name in ("main", "side"):
        book.top.git("switch", "--quiet", name)
        sides[name] = {file: active(book.read(file)) for file in {file for file, _ in pattern.places}}
    book.top.git("switch", "--quiet", "main")
    assert book.top.try_git("merge", "--quiet", "--no-edit", "side").returncode == 0
    assert other.top.try_git("merge", "--quiet", "--no-edit", "main").returncode == 0
    assert book.top.git("rev-parse", "HEAD^{tree}") == other.top.git("rev-parse", "HEAD^{tree}")
    edited = {place: "main" if number < EDITS else "side" for number, place in enumerate(chosen)}
    wrong = [
        (name, unit)
        for name in sides["main"]
        for unit, entry in active(book.read(name)).items()
        if entry != sides[edited.get((name, unit), "main")][name][unit]
    ]
    assert wrong == []
    assert sync_project(open_project(book.top.root)).written == ()


def test_without_the_driver_the_same_branches_clash(pattern: Book, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - no secret
    chosen = chance.sample(pattern.places, 2 * EDITS)
    book, _ = part(pattern, tmp_path, chosen[:EDITS], chosen[EDITS:], chance)
    book.top.git("config", "--remove-section", "merge.polyfolio")
    assert book.top.try_git("merge", "--quiet", "--no-edit", "side").returncode == 1


def test_edits_of_the_same_units_keep_both_texts_in_either_order(pattern: Book, tmp_path: Path) -> None:
    chance = random.Random(12)  # noqa: S311 - no secret
    chosen = chance.sample(pattern.places, EDITS)
    book, other = part(pattern, tmp_path, chosen, chosen, chance)
    texts: Counter[tuple[str, str, str]] = Counter()
    for name in ("main", "side"):
        book.top.git("switch", "--quiet", name)
        texts |= collect_texts(book)
    book.top.git("switch", "--quiet", "main")
    for merged, side in ((book, "side"), (other, "main")):
        done = merged.top.try_git("merge", "--quiet", "--no-edit", side)
        assert done.returncode == 1
        assert "both sides translated it" in done.stderr
        kept = collect_texts(merged)
        assert {key for key in texts if key[2].startswith(("Ada ", "Bo "))} <= kept.keys()
        for name in {name for name, _ in pattern.places}:
            assert b"<<<<<<<" not in merged.top.read(name)
