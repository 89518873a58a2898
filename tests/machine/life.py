"""The state machine: what people do to a book in two clones."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.actions.repository import Repository
from tests.machine import promises
from tests.machine.clone import LANGUAGES, Clone
from tests.machine.edits import Book, Edit, apply, edits, which
from tests.machine.texts import paragraphs, translate
from workflow.actions.edit import review_translation, save_translation
from workflow.actions.listing import ListedUnit
from workflow.actions.setup import add_languages, init_project
from workflow.model import State
from workflow.store.project import open_project

places = st.sampled_from([0, 1])
languages = st.sampled_from(LANGUAGES)


def make_folder() -> Path:
    """A folder in memory where the system has such ones: thousands of files are written, and no disk is tested."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    return Path(tempfile.mkdtemp(prefix="machine-", dir=memory if os.access(memory, os.W_OK) else None))


@cache
def make_pattern() -> Path:
    """A book without documents that is made once."""
    folder = make_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    repository = Repository(folder / "pattern")
    repository.root.mkdir()
    repository.git("init", "--quiet")
    init_project(repository.root)
    add_languages(open_project(repository.root), LANGUAGES)
    repository.write("source/.gitkeep", b"")  # a clone of a book without documents has the folder
    repository.commit("Begin")
    return repository.root


class BookLife(RuleBasedStateMachine):
    """Two clones of one book, on which different people work. Whatever they do, the promises hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = make_folder()
        self.clones: tuple[Clone, ...] = ()
        self.count = 0
        self.accepted: set[str] = set()
        """Every text that somebody has saved here, or that was committed."""
        self.written: set[str] = set()
        """Every text that somebody wrote."""
        self.saved: set[str] = set()
        self.committed: set[str] = set()
        self.versions: list[Book] = []
        """The book as it was."""
        self.commits: dict[str, frozenset[str]] = {}
        """Commit → the texts that must be found in it."""
        self.touched: Clone | None = None

    @initialize(first=st.lists(paragraphs, min_size=2, max_size=4), second=st.lists(paragraphs, min_size=1, max_size=3))
    def begin(self, first: list[str], second: list[str]) -> None:
        """Both clones begin with the same two pages, translated into one language."""
        here = Clone(Repository(shutil.copytree(make_pattern(), self.folder / "here")))
        self.set_driver(here)
        here.write_book({"a.md": first, "w.wiki": second})
        here.sync()
        self.fill(here, LANGUAGES[0])
        self.commit(here)
        there = shutil.copytree(here.root, self.folder / "there", ignore=shutil.ignore_patterns("instance"))
        self.clones = here, Clone(Repository(there), set(here.alive))

    def set_driver(self, clone: Clone) -> None:
        """The clone's git merges as `init` told it."""

    def teardown(self) -> None:
        try:
            promises.everything_is_in_the_history(self.clones, self.accepted)
        finally:
            shutil.rmtree(self.folder)

    # Authors

    @rule(place=places, edit=edits)
    def edit_source(self, place: int, edit: Edit) -> None:
        """Somebody edits the documents."""
        clone = self.clones[place]
        self.versions.append(clone.read_book())
        clone.write_book(apply(edit, clone.read_book()))
        self.touched = clone

    @rule(place=places, edit=edits)
    def edit_and_sync(self, place: int, edit: Edit) -> None:
        """The same, and the change is published at once."""
        self.edit_source(place, edit)
        self.sync_clone(self.clones[place])

    @precondition(lambda self: self.versions)
    @rule(place=places, at=which, number=which, whole=st.booleans())
    def revert(self, place: int, at: int, number: int, whole: bool) -> None:
        """The book, or one page of it, is again as it was once, here or in the other clone."""
        book = self.versions[-1 - at % len(self.versions)]
        clone = self.clones[place]
        self.versions.append(clone.read_book())
        if not whole:
            page = sorted(book)[number % len(book)] if book else ""
            book = clone.read_book() | ({page: book[page]} if book else {})
        clone.write_book(book)
        self.touched = clone

    # Translators

    def pick_unit(self, clone: Clone, number: int, at: int, language: str) -> tuple[str, ListedUnit] | None:
        """A page and one of its units; none where the book is empty. The clone is synchronised before."""
        self.sync_clone(clone)
        page = clone.pages[number % len(clone.pages)] if clone.pages else ""
        units = clone.units(page, language) if page else ()
        return (page, units[at % len(units)]) if units else None

    def save(self, clone: Clone, page: str, item: ListedUnit, language: str) -> None:
        """One translation is saved."""
        text = self.make_text(language, item.unit.source)
        save_translation(clone.project, page, item.unit.id, language, text, author="Ada")
        self.saved.add(text)
        self.accept(clone, text, item.entry.translation if item.entry and item.state in promises.CURRENT else "")

    def make_text(self, language: str, source: str) -> str:
        """A translation unlike any other one."""
        self.count += 1
        text = translate(language, self.count, source)
        self.written.add(text)
        return text

    def accept(self, clone: Clone, text: str, replaced: str = "") -> None:
        """A text is there, and another one may go, which nobody else had if it came from outside since the commit."""
        if replaced not in self.committed | self.saved:
            self.accepted.discard(replaced)
        self.accepted.add(text)
        clone.alive = (clone.alive - {replaced}) | {text}
        self.touched = clone

    def fill(self, clone: Clone, language: str) -> None:
        """Every unit that has no current translation gets one."""
        for page in clone.pages:
            for item in clone.units(page, language):
                if item.state not in promises.CURRENT:
                    self.save(clone, page, item, language)

    @rule(place=places, language=languages)
    def translate_all(self, place: int, language: str) -> None:
        """Somebody completes a language."""
        self.sync_clone(self.clones[place])
        self.fill(self.clones[place], language)

    @rule(place=places, number=which, at=which, language=languages, review=st.booleans())
    def translate_one(self, place: int, number: int, at: int, language: str, review: bool) -> None:
        """Somebody translates a unit, anew where it has a translation already; or a current one is reviewed."""
        clone = self.clones[place]
        found = self.pick_unit(clone, number, at, language)
        if found and review and found[1].state is State.TRANSLATED:
            review_translation(clone.project, found[0], found[1].unit.id, language, author="Bo")
            self.touched = clone
        elif found:
            self.save(clone, *found, language)

    @rule(place=places, number=which, at=which, comment=st.booleans())
    def edit_outside(self, place: int, number: int, at: int, comment: bool) -> None:
        """Somebody changes an entry in a PO editor, or writes a comment there, whatever has become of the documents."""
        clone = self.clones[place]
        active = [
            (path, catalog, entry)
            for path, catalog in clone.catalogs()
            for entry in catalog.entries
            if not entry.obsolete
        ]
        if not active:
            return
        path, catalog, before = active[(number * 12 + at) % len(active)]
        after = before.change(comments=(*before.comments, f"note {at}"))
        if not comment:
            language = path.relative_to(clone.root / "locales").parts[0]
            text = self.make_text(language, before.source)
            after = before.change(translation=text, outdated=False, previous_source="")
            self.accept(clone, text, before.translation)
        clone.replace_entry(path, catalog, before, after)
        self.touched = clone

    # Coordinators

    @rule(place=places, compare=st.booleans())
    def sync(self, place: int, compare: bool) -> None:
        """Bring units and PO files up to the sources."""
        self.sync_clone(self.clones[place], compare=compare)

    def sync_clone(self, clone: Clone, *, compare: bool = False) -> None:
        """Synchronise, and look whether all is as promised."""
        before = promises.look_before(clone)
        promises.no_text_is_shown_under_another(clone)
        if compare:
            self.commit(clone)
            promises.two_clones_agree(clone, self.folder / "new")
        else:
            clone.sync()
        promises.every_text_is_in_a_file_of_its_language(clone)
        promises.a_second_sync_writes_nothing(clone)
        promises.statistics_are_those_of_a_new_index(clone)
        promises.translations_follow_their_units(clone, before)
        promises.texts_get_their_translations_back(clone, before)
        self.touched = clone

    @rule(place=places, choice=st.sampled_from(["ours", "theirs", "both"]), compare=st.booleans())
    def merge(self, place: int, choice: str, compare: bool) -> None:
        """One clone takes what the other one has, and synchronises.

        Both commit before. What must be found is what a merge of the two sets of texts gives.
        """

        def choose(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
            both = [*ours, *(block for block in theirs if block not in ours and block not in base)]
            return {"ours": ours, "theirs": theirs, "both": both}[choice]

        clone, other = self.clones[place], self.clones[1 - place]
        ends = self.commit(clone), self.commit(other)
        clone.repository.git("fetch", "--quiet", str(other.root), "HEAD")
        bases = clone.repository.git("merge-base", "--all", *ends).split()
        before = frozenset().union(*(self.commits[base] for base in bases))
        ours, theirs = clone.alive, other.alive
        clone.alive = (ours & theirs) | (ours - before) | (theirs - before)
        clone.merge(choose)
        promises.nothing_is_lost(clone)
        promises.no_text_stands_under_another(clone)
        self.commit(clone)
        self.sync_clone(clone, compare=compare)

    def commit(self, clone: Clone) -> str:
        """Commit everything, and remember what must be found there."""
        name = clone.commit()
        self.commits[name] = frozenset(clone.alive)
        self.committed |= clone.alive
        return name

    # Promises

    @invariant()
    def the_files_keep_their_promises(self) -> None:
        """After each step, in the clone where it was done."""
        if self.touched:
            promises.nothing_is_lost(self.touched)
            promises.no_text_stands_under_another(self.touched)
            promises.what_was_carried_says_so(self.touched, self.written)
            self.touched = None
