"""Links stay links."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import PolyfolioError
from workflow.store import in_place
from workflow.store.files import identify, write_atomic
from workflow.store.leftovers import sweep_leftovers


def test_a_symlink_is_written_through_to_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "real" / "a.po", tmp_path / "a.po"
    write_atomic(target, b"old", root=tmp_path)
    link.symlink_to("real/a.po")
    identity = write_atomic(link, b"new", root=tmp_path)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert identity == identify(target)


@pytest.mark.parametrize("link", ["a.po", "folder"])
def test_a_symlink_out_of_the_project_is_refused(tmp_path: Path, link: str) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.po").write_bytes(b"old")
    (root / "a.po").symlink_to(outside / "a.po")
    (root / "folder").symlink_to(outside)
    path = root / link if link == "a.po" else root / link / "a.po"
    with pytest.raises(PolyfolioError, match=r"is a link to /.*/outside/a\.po, outside the project: not written$"):
        write_atomic(path, b"new", root=root)
    assert [file.name for file in outside.iterdir()] == ["a.po"]
    assert (outside / "a.po").read_bytes() == b"old"


def test_symlinks_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.po").symlink_to("b.po")
    (tmp_path / "b.po").symlink_to("a.po")
    with pytest.raises(PolyfolioError, match=r"^a\.po: "):
        write_atomic(tmp_path / "a.po", b"new", root=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.po", "b.po"]


@pytest.mark.parametrize("new", [b"", b"x", b"much longer than before"])
def test_hard_links_stay_links(tmp_path: Path, new: bytes) -> None:
    file, other = tmp_path / "a.po", tmp_path / "b.po"
    file.write_bytes(b"old text")
    other.hardlink_to(file)
    identity = write_atomic(file, new, root=tmp_path)
    assert other.read_bytes() == new
    assert identity == identify(file) == identify(other)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.po", "b.po"]


@given(st.binary(max_size=6), st.binary(max_size=6), st.integers(0, 12))
def test_an_interrupted_write_in_place_is_completed(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("links")
    file, packed = folder / "a.po", folder / f".1{in_place.SUFFIX}"
    file.write_bytes(old)
    packed.write_bytes(in_place.pack(file, new))
    grown = old + bytes(max(0, len(new) - len(old)))
    torn = new[:cut] + grown[len(new[:cut]) :]
    file.write_bytes(torn)
    assert sweep_leftovers(folder) == (str(packed),)
    assert file.read_bytes() == (old if torn == old else new)


def test_a_file_changed_since_an_interrupted_write_is_left_alone(tmp_path: Path) -> None:
    file, packed = tmp_path / "a.po", tmp_path / f".1{in_place.SUFFIX}"
    file.write_bytes(b"old text")
    packed.write_bytes(in_place.pack(file, b"new text"))
    file.write_bytes(b"restored")
    assert sweep_leftovers(tmp_path) == (str(packed),)
    assert file.read_bytes() == b"restored"


def test_a_half_written_note_is_only_taken_away(tmp_path: Path) -> None:
    file, packed = tmp_path / "a.po", tmp_path / f".1{in_place.SUFFIX}"
    file.write_bytes(b"old text")
    whole = in_place.pack(file, b"new text")
    for cut in range(len(whole)):
        packed.write_bytes(whole[:cut])
        assert sweep_leftovers(tmp_path) == (str(packed),)
        assert file.read_bytes() == b"old text"
