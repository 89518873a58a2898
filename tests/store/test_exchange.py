"""A file is replaced only if it still is what was read, however another program writes it meanwhile."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from workflow.errors import Busy, Overtaken
from workflow.store import exchange
from workflow.store.exchange import NOTHING, digest_bytes, drop_known, list_swaps, name_digest, put_back, replace_seen

Inject = Callable[[Callable[[], None]], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with an old content."""
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def inject(monkeypatch: pytest.MonkeyPatch) -> Inject:
    """Lets another program act right before the two files change places: when the new one is flushed."""

    def arm(act: Callable[[], None]) -> None:
        flush = os.fsync
        waiting = [act]

        def flush_and_act(handle: int) -> None:
            flush(handle)
            if waiting:
                waiting.pop()()

        monkeypatch.setattr(os, "fsync", flush_and_act)

    return arm


def replace(file: Path, *, seen: bytes | None = b"old") -> None:
    """Replace the file by `new`."""
    replace_seen(file, b"new", seen=NOTHING if seen is None else digest_bytes(seen), root=file.parent)


def names(file: Path) -> list[str]:
    """What is in its folder."""
    return sorted(path.name for path in file.parent.iterdir())


def write_over(file: Path, data: bytes) -> None:
    """How simple programs save."""
    file.write_bytes(data)


def rename_over(file: Path, data: bytes) -> None:
    """How careful programs save."""
    other = file.with_name("theirs")
    other.write_bytes(data)
    other.replace(file)


def test_what_was_read_is_replaced_and_nothing_stays_behind(file: Path) -> None:
    file.chmod(0o640)
    identity = replace_seen(file, b"new", seen=digest_bytes(b"old"), root=file.parent)
    status = file.stat()
    assert (file.read_bytes(), status.st_mode & 0o777) == (b"new", 0o640)
    assert (identity.size, identity.mtime_ns, identity.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)
    assert names(file) == ["a.po"]


def test_a_file_that_is_not_there_is_made(file: Path) -> None:
    replace(file.with_name("b.po"), seen=None)
    assert file.with_name("b.po").read_bytes() == b"new"


@pytest.mark.parametrize("write", [write_over, rename_over])
@pytest.mark.parametrize("possible", [True, False], ids=["exchanged", "checked"])
def test_what_another_program_writes_meanwhile_stays(
    file: Path, inject: Inject, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None], possible: bool
) -> None:
    if not possible:
        monkeypatch.setattr(exchange, "_find_call", lambda: None)
    inject(lambda: write(file, b"theirs"))
    with pytest.raises(Overtaken):
        replace(file)
    assert (file.read_bytes(), names(file)) == (b"theirs", ["a.po"])


@pytest.mark.parametrize("possible", [True, False], ids=["exchanged", "checked"])
def test_a_file_that_appears_or_goes_meanwhile_is_noticed(
    file: Path, inject: Inject, monkeypatch: pytest.MonkeyPatch, possible: bool
) -> None:
    if not possible:
        monkeypatch.setattr(exchange, "_find_call", lambda: None)
    other = file.with_name("b.po")
    inject(lambda: write_over(other, b"theirs"))
    with pytest.raises(Overtaken):
        replace(other, seen=None)
    inject(file.unlink)
    with pytest.raises(Overtaken):
        replace(file)
    assert (other.read_bytes(), names(file)) == (b"theirs", ["b.po"])


def test_a_program_that_has_the_file_open_is_waited_for(file: Path, inject: Inject) -> None:
    written = threading.Event()

    def write_slowly() -> None:
        handle = file.open("r+b", buffering=0)
        assert handle.write(b"the")

        def finish() -> None:
            while file.read_bytes() != b"new":  # until the two have changed places
                pass
            handle.write(b"irs")
            handle.close()
            written.set()

        threading.Thread(target=finish).start()

    inject(write_slowly)
    with pytest.raises(Overtaken):
        replace(file)
    assert written.wait(10)
    assert (file.read_bytes(), names(file)) == (b"theirs", ["a.po"])


def test_a_program_that_keeps_the_file_open_keeps_its_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_PATIENCE", 0.01)
    with file.open("r+b", buffering=0) as handle:
        with pytest.raises(Busy):
            replace(file)
        handle.write(b"theirs")
    assert (file.read_bytes(), names(file)) == (b"theirs", ["a.po"])


def test_a_file_with_several_links_stays_one(file: Path) -> None:
    other = file.with_name("b.po")
    other.hardlink_to(file)
    replace(file)
    assert other.read_bytes() == b"new"
    with pytest.raises(Overtaken):
        replace(file)


def leave_swap(file: Path, content: bytes) -> exchange.Swap:
    """What a writer leaves that was killed between the exchange and the comparison."""
    old, new = (digest_bytes(data)[:24] for data in (b"old", b"new"))
    path = file.with_name(f".0123-{name_digest(file)}-{old}-{new}.polyfolio-swap")
    path.write_bytes(content)
    return list_swaps(file.parent, name=name_digest(file))[0]


@pytest.mark.parametrize("content", [b"old", b"new"])
def test_a_swap_with_a_known_content_is_removed(file: Path, content: bytes) -> None:
    assert drop_known(leave_swap(file, content))
    assert names(file) == ["a.po"]


def test_a_swap_with_an_unknown_content_becomes_the_file_again(file: Path) -> None:
    swap = leave_swap(file, b"theirs")
    assert not drop_known(swap)
    file.write_bytes(b"new")
    assert put_back(swap, file)
    assert (file.read_bytes(), names(file)) == (b"theirs", ["a.po"])


def test_a_file_that_has_gone_on_keeps_its_content_and_the_swap_stays(file: Path) -> None:
    swap = leave_swap(file, b"theirs")
    file.write_bytes(b"newer")
    assert not put_back(swap, file)
    assert (file.read_bytes(), swap.path.read_bytes()) == (b"newer", b"theirs")
