"""Pages of a real book with their translations in 21 languages, saved: each edited unit changes only its own lines."""

from __future__ import annotations

import codecs
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.repository import Repository
from tests.project import Workspace, make_workspace
from workflow.actions.importing import import_catalogs
from workflow.model import State

pytestmark = pytest.mark.slow

PAGES = ("borrowing/shared.md", "hello-world/what-is-rust.md", "running-the-course.md", "std-types/string.md")
STATE = "2024-10-28"


def to_latin(data: bytes) -> bytes:
    """The file in Latin-1, or as it is where that lacks a character."""
    try:
        return data.decode().replace("charset=UTF-8", "charset=ISO-8859-1").encode("latin-1")
    except UnicodeEncodeError:
        return data


SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: codecs.BOM_UTF8 + data,
    "no final newline": lambda data: data.rstrip(b"\n"),
    "Latin-1": to_latin,
}


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A few pages with what the book's PO files have for them, in a repository."""
    corpus = os.environ.get("POLYFOLIO_CORPUS")
    if not corpus:
        pytest.skip("POLYFOLIO_CORPUS is not set: saving into the PO files of the book is NOT tested")
    files = {file.stem: file for file in sorted(Path(corpus, STATE, "po").glob("*.po"))}
    assert len(files) == 21
    book = make_workspace(tmp_path_factory.mktemp("book") / "pattern", *files, catalogs="used")
    (book.root / ".gitignore").write_text("instance/\n")
    for page in PAGES:
        book.write_source(page, Path(corpus, STATE, "src", page).read_bytes())
    book.sync()
    for language, file in files.items():
        assert import_catalogs(book.project, [file], language).problems == ()
    Repository(book.root).git("init", "--quiet")
    return book


def count_changes(top: Repository) -> dict[str, tuple[int, int]]:
    """File → lines added and removed since the last commit."""
    lines = top.git("-c", "core.autocrlf=false", "diff", "--numstat").splitlines()
    fields = (line.split("\t") for line in lines)
    return {name: (int(added), int(removed)) for added, removed, name in fields}


def count_lines(raw: str) -> int:
    """The lines of an entry's translation."""
    return 1 + sum(line.startswith('"') for line in raw.split("\nmsgstr ", 1)[1].split("\n")[1:])


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_save_in_each_language_changes_the_lines_of_its_unit(
    pattern: Workspace, tmp_path: Path, spelling: str
) -> None:
    book = Workspace(Path(shutil.copytree(pattern.root, tmp_path / "book")))
    top = Repository(book.root)
    changed = 0
    for path in sorted((book.root / "locales").rglob("*.po")):
        data = path.read_bytes()
        path.write_bytes(SPELLINGS[spelling](data))
        changed += path.read_bytes() != data
    assert changed == 0 if spelling == "as it is" else changed > 12
    top.git("add", "--all")
    top.git("-c", "core.autocrlf=false", "commit", "--quiet", "-m", "Begin")
    expected: dict[str, int] = {}
    for language in book.project.config.languages:
        pages = [page for page in PAGES if book.po_path(page, language).is_file()]
        units = [(page, item) for page in pages for item in book.units(page, language)]
        done = [one for one in units if one[1].state is State.TRANSLATED]
        new = [one for one in units if one[1].state is State.UNTRANSLATED and one[1].entry]  # hardly begun languages
        page, item = max(done or new, key=lambda one: len(one[1].unit.source))
        assert item.entry is not None
        before = next(entry for entry in book.catalog(page, language).entries if entry.id == item.unit.id)
        assert not book.save(page, item.unit.id, language, item.entry.translation).changed
        assert top.git("status", "--porcelain", "--", f"locales/{language}") == ""
        text = f"{item.entry.translation[:20]}…" if spelling != "Latin-1" else f"{item.entry.translation[:20]}æ"
        assert book.save(page, item.unit.id, language, text, force=True).changed
        expected[f"locales/{language}/{page}.po"] = count_lines(before.raw)
    counted = count_changes(top)
    assert counted.keys() == expected.keys()
    assert {name: counts for name, counts in counted.items() if counts[0] > 3 or counts[1] > expected[name]} == {}
    assert max(expected.values()) > 3
