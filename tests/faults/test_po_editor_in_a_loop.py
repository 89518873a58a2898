"""A PO editor saves whole files, older ones too, while a server saves: each latest text is in its file, or told."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from pathlib import Path

import polib

from tests.faults.api_client import ApiClient
from tests.faults.serving import serve_workers
from tests.project import Workspace, make_workspace
from workflow.store.journal import Fate, list_overwritten, read_all_edits

UNITS = 10
SAVES = 150


def edit_outside(path: Path, stop: threading.Event) -> None:
    """Open the file, think, change one unit, and save all of it: what came in between is put away."""
    draw = random.Random(3)  # noqa: S311 - a reproducible choice, no secret
    number = 0
    while not stop.is_set():
        editor = polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=0)
        time.sleep(0.1)
        number += 1
        draw.choice(editor).msgstr = f"Udefra {number}."
        data = str(editor) + "\n"
        if number % 2:
            path.write_text(data, encoding="utf-8")
        else:
            other = path.with_name("theirs")
            other.write_text(data, encoding="utf-8")
            other.replace(path)


def tell_each(book: Workspace) -> Counter[str]:
    """Of the latest text of each unit that was saved here: where it is, or that nobody knows."""
    told: Counter[str] = Counter()
    for unit in book.units("a.md", "da"):
        edits = read_all_edits(book.root / "instance", "a.md", unit.unit.id, "da", anywhere=False)
        mine = [edit for edit in edits if edit.fate in (Fate.WRITTEN, Fate.OVERWRITTEN)]
        text = unit.entry.translation if unit.entry else ""
        if mine and mine[-1].translation == text:
            told["active"] += 1
        elif mine and mine[-1].fate is Fate.OVERWRITTEN:
            told["overwritten"] += 1
        elif mine:
            told["outside" if (edits[-1].fate, edits[-1].translation) == (Fate.OUTSIDE, text) else "silent"] += 1
    return told


def test_nothing_is_silent_while_a_po_editor_and_a_server_save(tmp_path: Path) -> None:
    book = make_workspace(tmp_path / "book", "da")
    book.write_source("a.md", "\n\n".join(f"Paragraph {number}." for number in range(UNITS)) + "\n")
    book.sync()
    draw = random.Random(5)  # noqa: S311 - as above
    stop = threading.Event()
    statuses: Counter[int] = Counter()
    accepted: list[str] = []
    with serve_workers(book.root) as server, ApiClient(server.port) as client:
        editor = threading.Thread(target=edit_outside, args=(book.po_path("a.md", "da"), stop))
        editor.start()
        try:
            for number in range(SAVES):
                told = client.ask("GET", "/api/v1/units/a.md?language=da")
                if told.status == 200:
                    unit = draw.choice(told.body["units"])
                    told = client.save("a.md", unit["id"], "da", f"Afsnit {number}.", unit["digest"])
                    accepted += [f"Afsnit {number}."] * (told.status == 200)
                statuses[told.status] += 1
        finally:
            stop.set()
            editor.join()
    assert statuses[200] > SAVES // 3, statuses
    before = tell_each(book)
    book.counts()
    after = tell_each(book)
    assert after["silent"] == 0, (before, after)
    assert after["active"] < after.total()
    edits = [
        edit.translation
        for unit in book.units("a.md")
        for edit in read_all_edits(book.root / "instance", "a.md", unit.unit.id, "da", anywhere=False)
    ]
    assert set(accepted) <= set(edits)
    assert all(edit.translation for edit in list_overwritten(book.root / "instance"))
