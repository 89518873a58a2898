"""A backup made while four clients save through two workers: all that was answered before it began is in it."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path

from tests.actions.repository import Repository
from tests.faults.api_client import ApiClient
from tests.faults.killing import list_calls, require_strace, run_killed, run_python
from tests.faults.serving import serve_workers
from tests.project import Workspace, make_workspace
from workflow.actions.backup import back_up
from workflow.actions.restore import restore_backup
from workflow.store.backup import find_damage, open_backup
from workflow.store.journal import list_edits, list_pending
from workflow.store.po import read_catalog

CLIENTS = 4
PAGES = 12
UNITS = 16
BACKUPS = 3


@dataclass
class Client:
    """What one client knows of its units."""

    answered: dict[tuple[str, str], str] = field(default_factory=dict)
    """The text whose save was answered last."""
    saves: int = 0


def make_book(root: Path) -> Workspace:
    """Pages without translations, in a repository."""
    book = make_workspace(root, "da")
    (book.root / ".gitignore").write_text("instance/\n")
    for page in range(PAGES):
        texts = (f"Text {number} of page {page}." for number in range(UNITS))
        book.write_source(f"p{page}.md", "\n\n".join(texts) + "\n")
    book.sync()
    Repository(root).git("init", "--quiet")
    Repository(root).commit("Begin")
    return book


def save_on(port: int, name: int, units: list[tuple[str, str, str]], client: Client, stop: threading.Event) -> None:
    """Save the client's units in turn until told to stop."""
    bases = {(page, unit): base for page, unit, base in units}
    with ApiClient(port) as api:
        while not stop.is_set():
            page, unit, _ = units[client.saves % len(units)]
            text = f"Klient {name} skriver tekst {client.saves}"
            told = api.save(page, unit, "da", text, bases[page, unit])
            assert told.status == 200, told
            bases[page, unit] = told.body["digest"]
            client.answered[page, unit] = text
            client.saves += 1


def wait_for(clients: list[Client], more: int) -> None:
    """Until each client has saved that many times more."""
    goals = [client.saves + more for client in clients]
    pause = threading.Event()
    while any(client.saves < goal for client, goal in zip(clients, goals, strict=True)):
        pause.wait(0.01)


def number_of(text: str) -> int:
    """Which save of its client a text is."""
    return int(text.rsplit(" ", 1)[1])


def list_lost(book: Workspace, wanted: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """Units whose text is older than it was."""
    pages = {page for page, _ in wanted}
    texts = {(page, item.unit.id): item.entry for page in pages for item in book.units(page, "da")}
    there = {key: entry.translation if entry else "" for key, entry in texts.items()}
    return [key for key, text in wanted.items() if not there[key] or number_of(there[key]) < number_of(text)]


def test_the_check_finds_a_copy_that_lacks_a_save(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    unit = book.units("p0.md")[0].unit.id
    copy = book.copy(tmp_path / "copy")
    book.save("p0.md", unit, "da", "Klient 0 skriver tekst 0")
    assert list_lost(book, {("p0.md", unit): "Klient 0 skriver tekst 0"}) == []
    assert list_lost(copy, {("p0.md", unit): "Klient 0 skriver tekst 0"}) == [("p0.md", unit)]


def test_a_backup_under_load_has_every_save_that_was_answered_before_it_began(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    units = [(f"p{page}.md", item) for page in range(PAGES) for item in book.units(f"p{page}.md", "da")]
    listed = [(page, item.unit.id, item.digest) for page, item in units]
    clients = [Client() for _ in range(CLIENTS)]
    stop = threading.Event()
    begun: list[dict[tuple[str, str], str]] = []
    with serve_workers(book.root) as workers:
        threads = [
            threading.Thread(target=save_on, args=(workers.port, name, listed[name::CLIENTS], client, stop))
            for name, client in enumerate(clients)
        ]
        for thread in threads:
            thread.start()
        try:
            for number in range(BACKUPS):
                wait_for(clients, 5)
                begun.append({key: text for client in clients for key, text in dict(client.answered).items()})
                saves = sum(client.saves for client in clients)
                back_up(book.project, tmp_path / f"{number}.zip")
                assert sum(client.saves for client in clients) > saves  # they went on
        finally:
            stop.set()
            for thread in threads:
                thread.join()
    assert sum(client.saves for client in clients) > CLIENTS * BACKUPS * 5
    for number, wanted in enumerate(begun):
        done = restore_backup(tmp_path / f"{number}.zip", tmp_path / f"again{number}")
        assert (done.recovered.overtaken, done.recovered.problems) == ((), ())
        again = Workspace(done.root)
        assert list_pending(again.root / "instance") == ()
        assert list_lost(again, wanted) == []
        journal: dict[tuple[str, str], str] = {}
        for edit in list_edits(again.root / "instance", limit=100_000):
            journal.setdefault((edit.page, edit.unit), edit.translation)
        for page in range(PAGES):
            entries = read_catalog(again.po_path(f"p{page}.md", "da").read_bytes(), path="p.po").entries
            texts = {(f"p{page}.md", entry.id): entry.translation for entry in entries if entry.translation}
            assert texts == {key: text for key, text in journal.items() if key[0] == f"p{page}.md"}
            assert len({entry.id for entry in entries}) == len(entries) == UNITS
        numbers = again.counts()
        assert numbers["da", ""].translated == len(journal)
        assert again.sync().written == ()
        again.drop_index()
        assert again.counts() == numbers
        assert Repository(again.root).git("rev-parse", "HEAD") == Repository(book.root).git("rev-parse", "HEAD")


def test_a_backup_that_is_killed_leaves_a_whole_one(tmp_path: Path) -> None:
    require_strace()
    book = make_book(tmp_path / "book")
    out = tmp_path / "out"
    out.mkdir()
    back_up(book.project, out / "b.zip")
    command = run_python("-m", "workflow", "--project", str(book.root), "backup", str(out / "b.zip"), "--yes")
    calls = list_calls(command, tmp_path / "calls", out)
    writes, flushes, renames = ([call for call in calls if call.name == name] for name in ("write", "fsync", "rename"))
    book.save("p0.md", book.units("p0.md")[0].unit.id, "da", "Tekst")
    states = set()
    for call in (*writes[:: len(writes) // 3], *renames[-1:], *flushes[-2:]):
        run_killed(command, call)
        assert find_damage(out / "b.zip") == (), call
        with open_backup(out / "b.zip") as backup:
            states.add(backup.manifest.counts["edits"])
    assert states == {0, 1}


def test_a_restore_that_is_killed_destroys_nothing(tmp_path: Path) -> None:
    require_strace()
    book = make_book(tmp_path / "book")
    back_up(book.project, tmp_path / "b.zip")
    before = book.snapshot()
    book.save("p0.md", book.units("p0.md")[0].unit.id, "da", "Efter sikkerhedskopien")
    after = book.snapshot()
    shutil.copytree(book.root, tmp_path / "pattern")
    command = run_python("-m", "workflow", "--project", str(book.root), "restore", str(tmp_path / "b.zip"), "--yes")
    calls = list_calls(command, tmp_path / "calls", tmp_path)
    writes, renames = ([call for call in calls if call.name == name] for name in ("write", "rename"))
    states = set()
    for call in (*writes[:: len(writes) // 4], *renames[-2:]):
        for folder in tmp_path.glob("*book*"):
            shutil.rmtree(folder)
        shutil.copytree(tmp_path / "pattern", book.root)
        run_killed(command, call)
        aside = [Workspace(path).snapshot() for path in tmp_path.glob("book.before-restore-*")]
        there = book.snapshot() if book.root.is_dir() else {}
        assert ([there, *aside]) in ([after], [before, after], [{}, after]), call
        states.add(len(aside))
    assert states == {0, 1}
