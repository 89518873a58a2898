"""The index holds nothing that the files do not say: deleting it changes no number anywhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.errors import PolyfolioError
from workflow.store.index.schema import open_index

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n\nThird [link](https://example.org).\n\nNever done.\n"


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """A project with every kind of state: reviewed, translated, outdated, error, untranslated, damaged, unreadable."""
    workspace.write_source("a.md", PAGE)
    workspace.write_source("empty.md", "")
    workspace.write_source("damaged.md", "Text one.\n\nText two.\n")
    workspace.write_source("unreadable.md", "Text three.\n")
    workspace.sync()
    texts = {"Title": "Titel", "First paragraph.": "Første.", "Second paragraph.": "Andet."}
    workspace.translate("a.md", "da", texts)
    workspace.translate("a.md", "ar", {"Title": "عنوان"})
    workspace.translate("a.md", "da", {"Third [link](https://example.org).": "<script>alert(1)</script>"}, force=True)
    workspace.review("a.md", "da", "Title")
    workspace.write_source("a.md", PAGE.replace("Second", "Another second"))
    workspace.sync()
    workspace.po_path("damaged.md", "da").write_bytes(b'msgid ""\nmsgstr "\n')
    workspace.write_source("unreadable.md", b"\xff\n")
    return workspace


def assert_truth(workspace: Workspace) -> None:
    """Numbers and complaints with the index as it is, and with a new one."""
    known = workspace.counts(), workspace.problems()
    assert known == (workspace.counts(), workspace.problems())
    workspace.drop_index()
    assert (workspace.counts(), workspace.problems()) == known


def test_deleting_the_index_changes_no_number(busy: Workspace) -> None:
    counts = busy.counts()["da", "a.md"]
    assert (counts.units, counts.translated, counts.reviewed, counts.outdated, counts.untranslated, counts.errors) == (
        5,
        2,
        1,
        1,
        2,
        1,
    )
    assert len(busy.problems()) == 2
    assert_truth(busy)


def edit_catalog(workspace: Workspace) -> None:
    workspace.edit_po("a.md", "da", 'msgstr "Første."', 'msgstr "Det første."')


def remove_catalog(workspace: Workspace) -> None:
    workspace.po_path("a.md", "da").unlink()


def void_review(workspace: Workspace) -> None:
    workspace.edit_po("a.md", "da", 'msgstr "Titel"', 'msgstr "Overskrift"')


def edit_source(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE + "\nOne more.\n")


def remove_source(workspace: Workspace) -> None:
    workspace.remove_source("a.md")


def add_source(workspace: Workspace) -> None:
    workspace.write_source("new.md", "Not synchronised.\n")


def mend_catalog(workspace: Workspace) -> None:
    workspace.po_path("damaged.md", "da").unlink()


def damage_template(workspace: Workspace) -> None:
    (workspace.root / "locales/templates/a.md.pot").write_bytes(b"garbage")


def change_languages(workspace: Workspace) -> None:
    workspace.configure("ar", "de")


OUTSIDE = [
    edit_catalog,
    remove_catalog,
    void_review,
    edit_source,
    remove_source,
    add_source,
    mend_catalog,
    damage_template,
    change_languages,
]


@pytest.mark.parametrize("change", OUTSIDE)
def test_an_outside_change_is_noticed(busy: Workspace, change: Callable[[Workspace], None]) -> None:
    before = busy.counts(), busy.problems()
    change(busy)
    assert (busy.counts(), busy.problems()) != before or change is edit_catalog
    assert_truth(busy)


def test_a_changed_option_of_a_format_is_noticed(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "project", "da")
    workspace.write_source("a.md", "---\ntitle: A title\nsubject: A subject\n---\nText.\n")
    workspace.sync()
    before = workspace.counts()["da", "a.md"].units
    workspace.configure("da", more='\n[[formats]]\nmatch = "**/*.md"\nfront_matter = ["subject", "title"]\n')
    assert workspace.counts()["da", "a.md"].units == before + 1
    workspace.sync()
    assert "A subject" in workspace.po_text("a.md", "da")


def test_an_edit_of_the_same_size_within_one_tick_of_the_clock_is_noticed(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel"})
    path = workspace.po_path("a.md", "da")
    soon = path.stat().st_mtime_ns + 3_600_000_000_000  # as if the file were written while it is read
    os.utime(path, ns=(soon, soon))
    assert workspace.counts()["da", "a.md"].translated == 1
    path.write_bytes(path.read_bytes().replace(b'msgstr "Titel"', b'msgstr ""     '))
    os.utime(path, ns=(soon, soon))
    assert workspace.counts()["da", "a.md"].translated == 0


def test_a_page_that_could_not_be_read_is_read_again_when_only_its_permission_changed(busy: Workspace) -> None:
    if os.geteuid() == 0:
        pytest.skip("running as root, for whom every file is readable: permissions are NOT tested")
    path = busy.po_path("a.md", "da")
    before = busy.counts()
    path.chmod(0)
    busy.drop_index()
    assert busy.counts() != before
    path.chmod(0o644)
    assert busy.counts() == before


@pytest.mark.parametrize("damage", [b"garbage", b"", b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_index_is_made_anew(busy: Workspace, damage: bytes) -> None:
    known = busy.counts()
    (busy.root / "instance/index.db").write_bytes(damage)
    assert busy.counts() == known


@pytest.mark.parametrize("keep", [100, 4096, 5000, 12288])
def test_a_truncated_index_is_made_anew(busy: Workspace, keep: int) -> None:
    known = busy.counts()
    path = busy.root / "instance/index.db"
    path.write_bytes(path.read_bytes()[:keep])
    assert busy.counts() == known


def test_an_index_with_a_garbled_page_is_made_anew_by_whoever_finds_it(busy: Workspace) -> None:
    known = busy.counts()
    path = busy.root / "instance/index.db"
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 3000] = b"\xff" * 3000
    path.write_bytes(data)
    assert busy.counts() == known
    path.write_bytes(data)
    busy.write_source("a.md", PAGE)
    assert "a.md" in {page.page for page in busy.try_sync().pages}


def test_an_index_of_another_version_is_made_anew(busy: Workspace) -> None:
    known = busy.counts()
    with open_index(busy.root / "instance", "another fingerprint") as index:
        assert index.execute("select count(*) from pages").fetchone() == (0,)
    assert busy.counts() == known


def test_an_index_that_cannot_be_made_is_told_in_one_line(busy: Workspace) -> None:
    busy.drop_index()
    (busy.root / "instance/index.db").mkdir()
    with pytest.raises(PolyfolioError, match=r"instance/index\.db"):
        busy.counts()
