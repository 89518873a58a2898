"""A backup that was cut, changed or made to do harm is refused before anything is written, and says where."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.actions.repository import Repository
from tests.project import Workspace, make_workspace
from workflow.actions.backup import back_up, verify_backup
from workflow.actions.restore import restore_backup
from workflow.errors import DocumentError, PolyfolioError
from workflow.store.backup.manifest import NAME
from workflow.store.backup.writing import seal

Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup of a small project in a repository, with all kinds of files."""
    folder = tmp_path_factory.mktemp("damage")
    book = make_workspace(folder / "book", "da")
    Repository(book.root).git("init", "--quiet")
    (book.root / ".gitignore").write_text("instance/\n")
    book.write_source("a.md", "# Title\n\nText.\n")
    book.sync()
    Repository(book.root).commit("Begin")
    book.translate("a.md", "da", {"Title": "Titel"})
    book.write_source("big.txt", "A long line.\n" * 200_000)
    back_up(book.project, folder / "b.zip")
    return (folder / "b.zip").read_bytes()


@pytest.fixture
def file(tmp_path: Path, backup: bytes) -> Path:
    """The backup, to be damaged."""
    path = tmp_path / "b.zip"
    path.write_bytes(backup)
    return path


def find_problems(file: Path) -> list[str]:
    """What is said of a backup; the same is said when it is to be restored, and nothing is written."""
    target = file.parent / "again"
    try:
        problems = [str(problem) for problem in verify_backup(file)]
    except DocumentError as error:
        problems = [str(error)]
    if problems:
        with pytest.raises(PolyfolioError):
            restore_backup(file, target)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    return problems


def rebuild(
    file: Path,
    *,
    change: Callable[[Manifest], None] = lambda _: None,
    files: dict[str, bytes] | None = None,
    infos: dict[str, zipfile.ZipInfo] | None = None,
) -> None:
    """Somebody packs a backup anew who knows how it is made: other files, another manifest, right checksums."""
    with zipfile.ZipFile(file) as old:
        inside = {name: old.read(name) for name in old.namelist()}
        kinds = {info.filename: info.compress_type for info in old.infolist()}
    manifest = json.loads(inside.pop(NAME))
    for name, data in (files or {}).items():
        inside[name] = data
        manifest["members"][name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    change(manifest)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in inside.items():
            new.writestr((infos or {}).get(name, name), data, kinds.get(name))
        new.writestr(NAME, json.dumps(manifest))
        new.comment = b"sha256:" + b"0" * 64
    seal(packed)
    file.write_bytes(packed.getvalue())


def test_a_whole_backup_is_found_whole_also_when_it_is_packed_anew(file: Path) -> None:
    assert find_problems(file) == []
    rebuild(file)
    assert find_problems(file) == []
    assert restore_backup(file, file.parent / "again").recovered.problems == ()


def test_a_cut_backup_is_refused_with_the_file_in_which_it_ends(file: Path, backup: bytes) -> None:
    with zipfile.ZipFile(file) as archive:
        starts = {info.filename: info.header_offset for info in archive.infolist()}
        list_at = archive.start_dir
    named = set()
    ends = [*starts.values(), list_at]
    for cut in sorted(
        {*range(0, len(backup), len(backup) // 40), *(at + more for at in ends for more in (10, 100)), len(backup) - 1}
    ):
        file.write_bytes(backup[:cut])
        (problem,) = find_problems(file)
        inside = [name for name, at in starts.items() if at + 60 < cut]
        if inside and cut < list_at and not any(0 <= cut - at <= 60 for at in starts.values()):
            assert f"is cut off in {inside[-1]}" in problem, cut
            named.add(inside[-1])
        assert problem.startswith(str(file))
    assert {"repository.bundle", "files/source/big.txt"} <= named


def test_every_flipped_bit_is_noticed_with_its_file(file: Path, backup: bytes) -> None:
    with zipfile.ZipFile(file) as archive:
        inside = {info.filename: info.header_offset for info in archive.infolist()}
        list_at = archive.start_dir
    chance = random.Random(5)  # noqa: S311 - no secret
    places = [chance.randrange(len(backup)) for _ in range(30)] + list(range(list_at, len(backup), 83))
    for place in places:
        data = bytearray(backup)
        data[place] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        problems = find_problems(file)
        assert problems, place
        owner = [name for name, at in inside.items() if at + 200 <= place]
        if owner and place < list_at - 200 and all(not 0 <= place - at < 200 for at in inside.values()):
            assert any(problem.startswith(f"{file}/{owner[-1]}: ") for problem in problems), (place, problems)


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "a/../../evil", ".git/hooks/post-checkout", "source/.GIT/config", "instance/state.db-wal"],
)
def test_a_file_that_would_land_elsewhere_is_refused(file: Path, name: str) -> None:
    rebuild(file, files={f"files/{name}": b"evil"})
    (problem,) = find_problems(file)
    assert "manifest.json: is refused: " in problem


def _set(*path: str | int, to: object) -> Callable[[Manifest], None]:
    def change(manifest: Manifest) -> None:
        place: Any = manifest
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("format", to=2), "was made by a newer polyfolio"),
        (_set("product", to="other"), "is not a backup of polyfolio"),
        (_set("members", to=[]), "cannot be understood"),
        (_set("folder", to="../up"), "leads out of the archive"),
        (_set("removed", to=["../../etc/passwd"]), "leads out of the archive"),
        (_set("links", to={"../x": "y"}), "leads out of the archive"),
        (_set("folders", to=[".git"]), "folder of git"),
        (_set("repository", "settings", to=[["core.sshCommand", "evil"]]), "is no setting that is restored"),
        (_set("repository", "refs", to={"refs/../../x": "0" * 40}), "is no name of a branch"),
        (_set("repository", "head", to="--evil"), "is no name of a branch"),
        (_set("repository", "commit", to="--evil"), "is no commit"),
        (_set("files", "source/a.md", "sha256", to="0"), "is malformed"),
        (_set("members", "state.db", "size", to=7), "state.db: is damaged: it has"),
        (_set("members", "files/none", to={"size": 1, "sha256": "0" * 64}), "files/none: is missing"),
    ],
)
def test_a_manifest_that_lies_is_refused(file: Path, change: Callable[[Manifest], None], said: str) -> None:
    rebuild(file, change=change)
    (problem,) = find_problems(file)
    assert said in problem


def test_files_that_only_the_archive_knows_are_refused(file: Path) -> None:
    def hide(manifest: Manifest) -> None:
        del manifest["members"]["files/extra"]

    rebuild(file, files={"files/extra": b"extra"}, change=hide)
    assert find_problems(file) == [f"{file}/'files/extra': is not on the backup's list"]


def test_a_file_that_would_fill_the_disk_is_refused(file: Path) -> None:
    rebuild(file, files={"files/source/bomb.txt": bytes(5_000_000)})
    (problem,) = find_problems(file)
    assert "files/source/bomb.txt: would grow to" in problem


def test_more_than_the_disk_has_room_for_is_refused(file: Path) -> None:
    def boast(manifest: Manifest) -> None:
        manifest["files"]["source/a.md"]["size"] = 10**18

    rebuild(file, change=boast)
    assert find_problems(file) == []
    with pytest.raises(PolyfolioError, match="make room"):
        restore_backup(file, file.parent / "again")
    assert [path.name for path in file.parent.iterdir()] == ["b.zip"]


def test_a_link_in_an_archive_is_no_file(file: Path) -> None:
    info = zipfile.ZipInfo("files/source/evil")
    info.external_attr = 0o120777 << 16
    rebuild(file, files={"files/source/evil": b"/etc"}, infos={"files/source/evil": info})
    (problem,) = find_problems(file)
    assert problem.endswith("files/source/evil: is no regular file")


@pytest.mark.parametrize("target", ["../../../outside", "/etc", "sub/../../../outside"])
def test_a_link_that_leads_out_is_not_made(file: Path, target: str) -> None:
    rebuild(file, change=_set("links", to={"source/sub": target}))
    with pytest.raises(PolyfolioError, match="leads out of the project"):
        restore_backup(file, file.parent / "again")
    assert [path.name for path in file.parent.iterdir()] == ["b.zip"]


def test_nothing_is_written_through_a_link_of_the_repository(tmp_path: Path) -> None:
    book = make_workspace(tmp_path / "book", "da")
    outside = tmp_path / "outside"
    outside.mkdir()
    (book.root / "source/sub").symlink_to(outside)
    (book.root / "instance").symlink_to(outside)
    top = Repository(book.root)
    top.git("init", "--quiet")
    top.commit("Begin")
    (book.root / "source/sub").unlink()
    (book.root / "instance").unlink()
    book.write_source("sub/a.md", "# Title\n")
    book.sync()
    book.translate("sub/a.md", "da", {"Title": "Titel"})
    back_up(book.project, tmp_path / "b.zip")
    again = Workspace(restore_backup(tmp_path / "b.zip", tmp_path / "again").root)
    assert again.po_text("sub/a.md", "da") == book.po_text("sub/a.md", "da")
    assert not (again.root / "source/sub").is_symlink()
    assert list(outside.iterdir()) == []


def test_a_state_db_of_a_newer_version_is_not_restored(file: Path) -> None:
    rebuild(file, change=_set("counts", "state_version", to=99))
    with pytest.raises(PolyfolioError, match="install that one again; the PO files are not touched by either"):
        restore_backup(file, file.parent / "again")
    assert [path.name for path in file.parent.iterdir()] == ["b.zip"]


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_is_told(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    (problem,) = find_problems(file)
    assert "no backup" in problem or "cut off" in problem
