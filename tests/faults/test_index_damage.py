"""The index is deleted, or bytes of it are changed, while a server runs: the numbers stay, and no PO file changes."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.faults.api_client import ApiClient
from tests.faults.serving import serve_workers
from tests.project import Workspace
from workflow.actions.progress import measure_progress

ROUNDS = 50
FLIPPED = 100


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    """Ten pages, some translated, and an index that is all in its main file."""
    book = Workspace(tmp_path / "book")
    (book.root / "source").mkdir(parents=True)
    book.configure("da", "ar")
    for page in range(10):
        texts = [f"Text {number} of page {page}, with some more words." for number in range(20)]
        book.write_source(f"p{page}.md", "\n\n".join(texts) + "\n")
    book.sync()
    for page in range(10):
        units = book.units(f"p{page}.md", "da")
        for item in units[: page + 1]:
            book.save(f"p{page}.md", item.unit.id, "da", f"Tekst {item.unit.source}")
    measure_progress(book.project)
    return book


def flip_bytes(path: Path, chance: random.Random, *, count: int = FLIPPED, among: range | None = None) -> None:
    """Change bytes at random places of a file, or of a part of it, in place."""
    data = bytearray(path.read_bytes())
    for place in chance.choices(among or range(len(data)), k=count):
        data[place] ^= chance.randrange(1, 256)
    with path.open("r+b") as file:
        file.write(data)


def wait_for_file(path: Path) -> None:
    """Wait until a file is there: a server may be making it anew."""
    end = time.monotonic() + 30
    while not path.exists() or not path.stat().st_size:
        assert time.monotonic() < end
        time.sleep(0.01)


def find_counts(path: Path) -> range:
    """Where the pages' counts stand in the file."""
    with closing(sqlite3.connect(path)) as index:
        (page,) = index.execute("select rootpage from sqlite_master where name = 'catalogs'").fetchone()
        (size,) = index.execute("pragma page_size").fetchone()
    return range((page - 1) * size, page * size)


def read_naively(path: Path) -> list[Any]:
    """The sums of a careless program that trusts what SQLite gives it."""
    with closing(sqlite3.connect(path)) as index:
        sums = "sum(units), sum(translated), sum(untranslated), sum(words)"
        return index.execute(f"select language, {sums} from catalogs group by language").fetchall()  # noqa: S608 - fixed words


def test_a_careless_reader_gets_errors_and_wrong_numbers(book: Workspace, tmp_path: Path) -> None:
    whole = (book.root / "instance/index.db").read_bytes()
    copy = tmp_path / "copy.db"
    copy.write_bytes(whole)
    wanted = read_naively(copy)
    chance = random.Random(1)  # noqa: S311 - no secret
    counts = find_counts(copy)
    failed = wrong = 0
    for number in range(2 * ROUNDS):
        copy.write_bytes(whole)
        if number < ROUNDS:
            flip_bytes(copy, chance)
        else:
            flip_bytes(copy, chance, count=1, among=counts)
        try:
            wrong += read_naively(copy) != wanted
        except (sqlite3.Error, ValueError, TypeError):
            failed += 1
    assert failed > 0
    assert wrong > 0


def test_the_next_request_answers_with_the_same_numbers_and_no_po_file_changes(book: Workspace) -> None:
    index = book.root / "instance/index.db"
    files = book.snapshot()
    chance = random.Random(1)  # noqa: S311 - no secret
    with serve_workers(book.root) as workers, ApiClient(workers.port) as client:
        paths = (
            "/api/v1/pages",
            "/api/v1/stats",
            "/api/v1/memory?text=Text+3+of+page+4%2C+with+some+more+words.&language=da",
        )
        wanted = {path: client.ask("GET", path) for path in paths}
        assert [told.status for told in wanted.values()] == [200, 200, 200]
        for number in range(ROUNDS):
            wait_for_file(index)
            if number % 5 == 4:
                index.unlink()
            else:
                flip_bytes(index, chance)
            path = paths[number % len(paths)]
            told = client.ask("GET", path)
            assert told == wanted[path], (number, told)
        for path in paths:
            assert client.ask("GET", path) == wanted[path]
    assert book.snapshot() == files
