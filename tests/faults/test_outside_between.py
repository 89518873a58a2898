"""Another program writes the PO file between our read and our rename, a thousand times: both texts are kept or told."""

from __future__ import annotations

import os
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions import edit, pages
from workflow.actions.edit import save_translation
from workflow.core.catalog import active, put_entry
from workflow.errors import StaleBase
from workflow.store.files import Identity, write_atomic
from workflow.store.journal import read_aside
from workflow.store.po import read_catalog, write_catalog

ROUNDS = 1000
SOURCES = tuple(f"Paragraph {letter}." for letter in "ABCDEF")


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    """A page of six paragraphs."""
    made = make_workspace(tmp_path, "da")
    made.write_source("a.md", "\n\n".join(SOURCES) + "\n")
    made.sync()
    return made


def change(path: Path, unit: str, text: str) -> bytes:
    """The file as another program would write it."""
    catalog = read_catalog(path.read_bytes(), path=path.name)
    return write_catalog(put_entry(catalog, active(catalog)[unit].change(translation=text)))


def write_in_place(path: Path, unit: str, text: str) -> None:
    path.write_bytes(change(path, unit, text))


def rename_over(path: Path, unit: str, text: str) -> None:
    other = path.with_name("theirs")
    other.write_bytes(change(path, unit, text))
    other.replace(path)


def write_slowly(path: Path, unit: str, text: str) -> None:
    """Cuts the file off, and writes the rest when we have gone on."""
    data = change(path, unit, text)
    file = path.open("wb", buffering=0)
    file.write(data[:100])

    def finish() -> None:
        file.write(data[100:])
        file.close()

    threading.Timer(0.005, finish).start()


WRITERS = (*[write_in_place, rename_over] * 8, write_slowly)


class OtherProgram:
    """Writes once, when our new content is flushed: we have read, and not renamed yet."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.act: Callable[[], None] | None = None
        flush = os.fsync

        def flush_and_act(handle: int) -> None:
            flush(handle)
            act, self.act = self.act, None
            if act:
                act()

        monkeypatch.setattr(os, "fsync", flush_and_act)


def run_rounds(book: Workspace, monkeypatch: pytest.MonkeyPatch, rounds: int) -> Iterator[str]:
    """What came of each round: kept (both active), told (theirs active, ours aside), or lost."""
    other = OtherProgram(monkeypatch)
    ids = book.ids("a.md")
    path = book.po_path("a.md", "da")
    draw = random.Random(4)  # noqa: S311 - a reproducible choice, no secret
    project = book.project
    for number in range(rounds):
        ours, theirs = draw.choice(SOURCES), draw.choice(SOURCES)
        write = draw.choice(WRITERS)
        other.act = lambda write=write, unit=ids[theirs], text=f"deres {number}.": write(path, unit, text)
        try:
            save_translation(project, "a.md", ids[ours], "da", f"vores {number}.", author="Åse", force=True)
            told = False
        except StaleBase:
            told = True
        now = {entry.id: entry.translation for entry in book.catalog("a.md", "da").entries if not entry.obsolete}
        aside = [one.translation for one in read_aside(project.instance, "a.md", ids[ours], "da")]
        if now[ids[theirs]] != f"deres {number}.":
            yield "lost"
        elif told:
            yield "told" if ours == theirs and aside[-1] == f"vores {number}." else "lost"
        else:
            yield "kept" if now[ids[ours]] == f"vores {number}." else "lost"


def test_nothing_is_lost_and_nothing_is_silent(book: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    came = Counter(run_rounds(book, monkeypatch, ROUNDS))
    assert set(came) == {"kept", "told"}
    assert came.total() == ROUNDS
    assert min(came.values()) > ROUNDS // 20
    assert [path.name for path in book.po_path("a.md", "da").parent.iterdir()] == ["a.md.po"]


def test_the_same_rounds_with_a_plain_rename_lose_texts(book: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace_plainly(path: Path, data: bytes, *, seen: str, root: Path) -> Identity:  # noqa: ARG001 - the same call
        return write_atomic(path, data, root=root)

    monkeypatch.setattr(pages, "replace_seen", replace_plainly)
    monkeypatch.setattr(edit, "MOST_TRIES", 1)
    monkeypatch.setattr("tests.faults.test_outside_between.WRITERS", (write_in_place, rename_over))
    assert Counter(run_rounds(book, monkeypatch, 20))["lost"] == 20
