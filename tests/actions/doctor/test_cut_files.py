"""A PO file without its end: noticed at every byte, told until it is back, and put back by the doctor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.doctor.ward import LONG, git
from tests.project import Workspace, make_workspace
from workflow.actions.doctor import KINDS, examine_project, mend_project
from workflow.actions.overview import read_overview
from workflow.actions.stuck import Trouble, find_stuck

PAGE = "One text.\n\nAnother text.\n"


@pytest.fixture
def cut(tmp_path: Path) -> Workspace:
    """A page whose last unit has a text of several lines, and two older ones behind that; the index has seen it."""
    book = make_workspace(tmp_path / "book", "da")
    for last in ("Another text.", "Another text, which is new.", "Another text, which is newer."):
        book.write_source("a.md", PAGE.replace("Another text.", last))
        book.sync()
        book.translate("a.md", "da", {last: f"{LONG} {last}"})
    book.translate("a.md", "da", {"One text.": "En tekst."})
    assert book.problems() == []
    return book


def texts(book: Workspace) -> str:
    """The PO file without what is white space."""
    return "".join(book.po_text("a.md", "da").split())


def test_a_file_that_is_cut_anywhere_is_told_until_it_is_whole_again(cut: Workspace) -> None:
    path = cut.po_path("a.md", "da")
    whole = path.read_bytes()
    end = len(whole.rstrip())
    for length in [*range(0, end, 151), *range(whole.rfind(b"\nmsgctxt"), end, 29)]:
        path.write_bytes(whole[:length])
        (problem,) = cut.problems()
        assert problem.startswith("locales/da/a.md.po:"), length
        if "has gone" in problem:
            assert problem.split(":")[1] == str(whole[:length].rstrip().count(b"\n") + 1)
        path.write_bytes(whole)
        assert cut.problems() == [], length


@pytest.mark.parametrize("where", ["in the last unit's text", "before the last older text"])
def test_the_doctor_puts_the_end_back(cut: Workspace, where: str) -> None:
    path = cut.po_path("a.md", "da")
    whole, before = path.read_bytes(), texts(cut)
    if where == "in the last unit's text":
        left = whole[: whole.index(b"\n#~ ")].rstrip()
        path.write_bytes(left[: left.rindex(b"\n") + 1])
    else:
        path.write_bytes(whole[: whole.rindex(b"#~ msgctxt")])
    assert len(cut.problems()) == 1
    (stuck,) = find_stuck(cut.project, read_overview(cut.project))
    assert (stuck.trouble, stuck.path) == (Trouble.UNREADABLE, "locales/da/a.md.po")
    assert len(examine_project(cut.project, KINDS)) == 1
    assert mend_project(cut.project, KINDS).left == ()
    assert texts(cut) == before
    assert cut.problems() == []


def test_a_save_does_not_make_the_loss_be_forgotten(cut: Workspace) -> None:
    path = cut.po_path("a.md", "da")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"#~ ")])
    cut.translate("a.md", "da", {"One text.": "En anden tekst."})
    assert len(cut.problems()) == 1
    assert mend_project(cut.project, KINDS).left == ()
    assert cut.po_text("a.md", "da").count("#~ msgctxt") == whole.count(b"#~ msgctxt")
    assert "En anden tekst." in cut.po_text("a.md", "da")


def test_what_was_cut_before_the_index_saw_it_is_told_by_git(cut: Workspace) -> None:
    git(cut.root, "init", "-q")
    git(cut.root, "add", "source", "locales")
    git(cut.root, "commit", "-qm", "Texts")
    path, before = cut.po_path("a.md", "da"), texts(cut)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"#~ ")])
    cut.drop_index()
    found = [one.finding for one in examine_project(cut.project, KINDS) if one.kind.name == "shorter-than-git"]
    assert [(one.path, one.fixable) for one in found] == [("locales/da/a.md.po", True)]
    mend_project(cut.project, KINDS)
    assert texts(cut) == before


def test_a_loss_that_was_meant_is_forgotten_with_the_index(cut: Workspace) -> None:
    path = cut.po_path("a.md", "da")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"#~ ")])
    assert len(cut.problems()) == 1
    cut.drop_index()
    assert cut.problems() == []
