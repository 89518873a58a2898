"""Many writers at once: on one unit one is accepted and nobody's text is lost; on different units all are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from tests.faults.api_client import ApiClient, Told
from tests.faults.serving import serve_workers
from tests.project import Workspace
from workflow.store.journal import list_edits, read_aside

ROUNDS = 100
WRITERS = 8
CLIENTS, UNITS = 4, 300


def make_book(root: Path, units: int) -> Workspace:
    """One page without translations."""
    book = Workspace(root)
    (root / "source").mkdir(parents=True)
    book.configure("da")
    book.write_source("a.md", "\n\n".join(f"Text number {number}." for number in range(units)) + "\n")
    book.sync()
    return book


def run_all(count: int, work: Callable[[int], None]) -> None:
    """Do the work in that many threads at once, each told its number."""
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_of_eight_writers_on_one_unit_one_is_accepted_and_every_text_is_kept(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", 1)
    unit = book.units("a.md", "da")[0].unit.id
    told: list[list[Told]] = [[] for _ in range(ROUNDS)]
    together = threading.Barrier(WRITERS)
    with serve_workers(book.root) as workers:

        def write(number: int) -> None:
            with ApiClient(workers.port) as client:
                for turn in range(ROUNDS):
                    base = client.list_units("a.md", "da")[0]["digest"]
                    together.wait()  # all have seen the same
                    told[turn].append(client.save("a.md", unit, "da", f"Skribent {number}, runde {turn}", base))
                    together.wait()

        run_all(WRITERS, write)
    statuses = [sorted(one.status for one in turn) for turn in told]
    assert statuses == [[200] + [409] * (WRITERS - 1)] * ROUNDS
    accepted = {edit.translation for edit in list_edits(book.root / "instance", limit=10_000)}
    aside = {edit.translation for edit in read_aside(book.root / "instance", "a.md", unit, "da")}
    assert (len(accepted), len(aside)) == (ROUNDS, ROUNDS * (WRITERS - 1))
    assert accepted | aside == {f"Skribent {name}, runde {turn}" for name in range(WRITERS) for turn in range(ROUNDS)}


def test_four_clients_on_different_units_of_one_file_never_conflict(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", CLIENTS * UNITS)
    listed = [(item.unit.id, item.digest) for item in book.units("a.md", "da")]
    told: list[Told] = []
    with serve_workers(book.root) as workers:

        def write(number: int) -> None:
            with ApiClient(workers.port) as client:
                for unit, base in listed[number::CLIENTS]:
                    told.append(client.save("a.md", unit, "da", f"Klient {number}: {unit}", base))

        run_all(CLIENTS, write)
    assert [one for one in told if one.status != 200] == []
    there = {item.unit.id: item.entry.translation for item in book.units("a.md", "da") if item.entry}
    assert there == {unit: f"Klient {at % CLIENTS}: {unit}" for at, (unit, _) in enumerate(listed)}
