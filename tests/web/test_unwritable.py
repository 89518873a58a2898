"""What cannot be written is said before anybody types, and nothing is replaced."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.web.editor_site import Site, make_site
from workflow.actions.writable import find_save_fault
from workflow.store.writable import find_write_fault

PAGE = "A sentence.\n"
NOBODY = 65534


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of one unit."""
    return make_site(tmp_path, a_md=PAGE)


@contextmanager
def mount_read_only(folder: Path) -> Iterator[None]:
    """The folder on a file system that is read-only."""
    done = subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("nothing can be mounted here (not root): a read-only file system is NOT tested")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def become_nobody() -> Iterator[None]:
    """Without root's rights, as far as files are concerned."""
    if os.geteuid():
        pytest.skip("not root: files of another user are NOT tested")
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def expect(site: Site, reason: str) -> None:
    """The editor says why nothing can be saved, and offers no box to type into; neither does the command line wait for
    a text; what saves all the same is refused with the same reason, and the file is as it was."""
    path = site.files.po_path("a.md", "da")
    before, inode = path.read_bytes(), path.stat().st_ino
    unit = site.files.ids("a.md")["A sentence."]
    fault = find_save_fault(site.files.project, "a.md", "da")
    assert reason in fault
    for mode in ("page", "list", "focus"):
        shown = site.open("a.md", mode=mode, unit=unit)
        assert reason in shown.text_content()
        assert all("readonly" in box.attrib for box in shown.xpath("//textarea[@name='text']"))
        assert all(
            "disabled" in button.attrib for button in shown.xpath("//div[@class='btns']/button[@class='btn primary']")
        )
    ran = Shell(site.files.root)("translate", "a.md", unit, "da")
    assert (ran.code, reason in ran.err) == (1, True)
    answer = site.post_json("a.md", unit, text="En sætning.")
    assert answer.status_code == 500
    assert (path.read_bytes(), path.stat().st_ino) == (before, inode)


def test_a_page_that_can_be_saved_says_nothing_and_has_boxes(site: Site) -> None:
    assert find_save_fault(site.files.project, "a.md", "da") == ""
    shown = site.open("a.md", mode="list")
    (box,) = shown.xpath("//textarea[@name='text']")
    assert "readonly" not in box.attrib


def test_a_read_only_file_is_told(site: Site) -> None:
    site.files.po_path("a.md", "da").chmod(0o444)
    expect(site, "locales/da/a.md.po: is read-only (mode 0444): `chmod u+w`")


def test_a_read_only_file_system_is_told(site: Site) -> None:
    with mount_read_only(site.files.root / "locales"):
        expect(site, "locales/da/a.md.po: the file system is read-only")


def test_a_file_that_leads_out_of_the_project_is_told(site: Site, tmp_path: Path) -> None:
    path = site.files.po_path("a.md", "da")
    path.rename(tmp_path / "elsewhere.po")
    path.symlink_to(tmp_path / "elsewhere.po")
    site.files.root.joinpath("inside").mkdir()
    reason = find_write_fault(path, site.files.root / "inside")
    assert reason == f"is a link to {tmp_path / 'elsewhere.po'}, outside the project: not written"


def _own_file(root: Path) -> None:
    os.chown(root / "locales/da/a.md.po", 0, 0)


def _own_folder(root: Path) -> None:
    os.chown(root / "locales/da", 0, 0)


def _own_instance(root: Path) -> None:
    os.chown(root / "instance", 0, 0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_own_file, "locales/da/a.md.po: belongs to another user (uid 0): `chown` it"),
        (_own_folder, "locales/da/a.md.po: the folder da/ is not writable for this user: `chmod` or `chown` it"),
        (_own_instance, "instance/: the folder instance/ is not writable for this user: `chmod` or `chown` it"),
    ],
)
def test_what_belongs_to_another_user_is_told(change: Callable[[Path], None], reason: str) -> None:
    with ExitStack() as stack:
        folder = Path("/tmp") / f"polyfolio-{os.getpid()}-{os.urandom(4).hex()}"  # noqa: S108 - pytest's let nobody in
        folder.mkdir()
        stack.callback(shutil.rmtree, folder)
        site = make_site(folder / "book", a_md=PAGE)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        change(folder / "book")
        stack.enter_context(become_nobody())
        assert find_save_fault(site.files.project, "a.md", "da") == reason
        po = folder / "book/locales/da/a.md.po"
        before, inode = po.read_bytes(), po.stat().st_ino
        unit = site.files.ids("a.md")["A sentence."]
        ran = Shell(site.files.root)("translate", "a.md", unit, "da")
        assert (ran.code, ran.err) == (1, f"polyfolio: {reason}\n")
        assert Shell(site.files.root)("translate", "a.md", unit, "da", "En sætning.").code == 1
        assert site.post_json("a.md", unit, text="En sætning.").status_code == 500
        assert (po.read_bytes(), po.stat().st_ino) == (before, inode)


def test_a_journal_of_a_newer_version_is_told_and_stops_nobody_from_reading(site: Site) -> None:
    site.files.translate("a.md", "da", {"A sentence.": "Før."})
    with sqlite3.connect(site.files.root / "instance/state.db") as state:
        state.execute("pragma user_version = 99")
    state.close()
    before = (site.files.root / "instance/state.db").read_bytes()
    expect(site, "instance/state.db: was written by a newer polyfolio (version 99; this one knows ")
    for path in ("/", "/da/", "/status", "/feed.atom", "/da/read/a.md", "/api/v1/units/a.md?language=da"):
        assert site.get(path).status_code == 200, path
    assert (site.files.root / "instance/state.db").read_bytes() == before
