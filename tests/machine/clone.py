"""One clone of the book: its documents as paragraphs, its PO files, and git."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.actions.repository import Repository
from tests.machine.edits import PAGES, Book
from workflow.actions.listing import ListedUnit, list_units
from workflow.actions.resolving import resolve_file
from workflow.actions.sync import SyncResult, sync_project
from workflow.model import Catalog, Entry
from workflow.store.git import read_stages
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project, open_project

LANGUAGES = ("da", "de")
_OPEN, _CLOSE = "<translate>\n", "\n</translate>\n"
Choose = Callable[[list[str], list[str], list[str]], list[str]]
"""How a conflict of documents is resolved: base, ours and theirs as paragraphs → the result."""


@dataclass
class Clone:
    """A work tree, and the texts that must be found in its PO files."""

    repository: Repository
    alive: set[str] = field(default_factory=set)
    """Every translation that was accepted here or merged, and not replaced by a person while it was current."""

    @property
    def root(self) -> Path:
        """The work tree."""
        return self.repository.root

    @property
    def project(self) -> Project:
        """The project."""
        return open_project(self.root)

    @property
    def pages(self) -> list[str]:
        """The documents that are there."""
        return [page for page in PAGES if (self.root / "source" / page).is_file()]

    def read_book(self) -> Book:
        """The documents as paragraphs."""
        return {page: split_blocks((self.root / "source" / page).read_text(encoding="utf-8")) for page in self.pages}

    def write_book(self, book: Book) -> None:
        """Write the documents that are other ones, and delete those that are not there any more."""
        for page, blocks in self.read_book().items():
            if page not in book:
                (self.root / "source" / page).unlink()
            elif blocks == book[page]:
                book = {name: blocks for name, blocks in book.items() if name != page}
        for page, blocks in book.items():
            self._write_page(page, blocks)

    def _write_page(self, page: str, blocks: list[str]) -> None:
        text = "\n\n".join(blocks)
        path = self.root / "source" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{_OPEN}{text}{_CLOSE}" if page.endswith(".wiki") else f"{text}\n", encoding="utf-8")

    def sync(self) -> SyncResult:
        """Synchronise; nothing may be left alone."""
        result = sync_project(self.project, yes=True)
        assert (result.problems, result.guarded) == ((), ())
        return result

    def units(self, page: str, language: str) -> tuple[ListedUnit, ...]:
        """The units of a page with their translations, as everybody is shown them now."""
        return list_units(self.project, page, language=language).units

    def catalogs(self, language: str = "*") -> Iterator[tuple[Path, Catalog]]:
        """Every PO file, which must be sound."""
        for code in LANGUAGES if language == "*" else (language,):
            for path in sorted((self.root / "locales" / code).rglob("*.po")):
                yield path, read_catalog(path.read_bytes(), path=path.name)

    def template_entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry of the templates, with its page."""
        folder = self.root / "locales" / "templates"
        for path in sorted(folder.rglob("*.pot")):
            for entry in read_catalog(path.read_bytes(), path=path.name).entries:
                yield path.relative_to(folder).as_posix().removesuffix(".pot"), entry

    def entries(self, language: str = "*") -> Iterator[Entry]:
        """Every entry with a translation, of one language or of all; those too that a merge left in a template."""
        for _, catalog in self.catalogs(language):
            yield from (entry for entry in catalog.entries if entry.translation)
        if language == "*":
            yield from (entry for _, entry in self.template_entries() if entry.translation)

    def replace_entry(self, path: Path, catalog: Catalog, before: Entry, after: Entry) -> None:
        """Write a PO file as a PO editor does."""
        entries = tuple(after if entry is before else entry for entry in catalog.entries)
        path.write_bytes(write_catalog(Catalog(entries, catalog.header, catalog.newline, tail=catalog.tail)))

    def files(self) -> dict[str, bytes]:
        """Documents and PO files by path."""
        found = (path for name in ("source", "locales") for path in (self.root / name).rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def drop_index(self) -> None:
        """Delete what can be made anew."""
        for path in (self.root / "instance").glob("index.db*"):
            path.unlink()

    def commit(self) -> str:
        """Commit everything; the commit's name."""
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--allow-empty", "-m", "On")
        return self.repository.git("rev-parse", "HEAD").strip()

    def merge(self, choose: Choose) -> None:
        """Merge the commit that was fetched. Conflicts of documents are resolved by hand, those of PO files by us."""
        self.repository.try_git("merge", "--quiet", "--no-edit", "FETCH_HEAD")
        for name in self._unmerged():
            self._settle(name, choose)
        assert self._unmerged() == []
        self.repository.git("commit", "--quiet", "--allow-empty", "-m", "Merge")

    def _unmerged(self) -> list[str]:
        return [
            name for name in self.repository.git("diff", "--name-only", "-z", "--diff-filter=U").split("\0") if name
        ]

    def _settle(self, name: str, choose: Choose) -> None:
        path = self.root / name
        if not path.exists():
            self.repository.git("rm", "--quiet", "--cached", "--", name)
            return
        stages = read_stages(path)
        if name.startswith("locales/"):
            resolve_file(path, name=name)
        elif 2 in stages and 3 in stages:
            base, ours, theirs = (split_blocks(stages.get(stage, b"").decode()) for stage in (1, 2, 3))
            self._write_page(name.removeprefix("source/"), choose(base, ours, theirs))
        self.repository.git("add", "--", name)


def split_blocks(text: str) -> list[str]:
    """The paragraphs of a document's text."""
    inner = text.removeprefix(_OPEN).removesuffix(_CLOSE)
    return [block for part in inner.split("\n\n") if (block := part.strip("\n"))]
