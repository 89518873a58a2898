"""The page of the repository, and what the editor says while git has something unfinished."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.committing.book import Book, make_environment
from tests.web.site import Site, make_site
from workflow.actions.repository import needs_attention


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Two pages in a repository, one of them translated into Danish and waiting for its commit."""
    for name, value in make_environment().items():
        monkeypatch.setenv(name, value)
    made = make_site(tmp_path / "project")
    book = Book(made.workspace.root)
    book.git("init", "--quiet", "--initial-branch=main")
    book.git("config", "user.name", "Ada")
    book.git("config", "user.email", "ada@example.org")
    (book.root / ".gitignore").write_text("instance/\n")
    book.git("add", "polyfolio.toml", "source", ".gitignore")
    book.git("commit", "--quiet", "-m", "Begin")
    return made


def test_what_waits_is_listed_and_committed_by_a_click(site: Site) -> None:
    text = site.read("/repository")
    assert 'href="/da/translate/guide.md"' in text
    assert "4 edits" in text
    answer = site.send("/repository", {})
    assert (answer.status_code, answer.location) == (303, "/repository")
    text = site.read("/repository")
    assert "1 commit was made." in text
    assert "Nothing: every edit is in a commit." in text
    assert Book(site.workspace.root).git("log", "--format=%an %s") == (
        "Åse Translate 4 units into Danish: guide.md\nAda Begin\n"
    )
    site.send("/repository", {})
    assert "There was nothing to commit." in site.read("/repository")


def test_what_a_hook_says_stands_on_the_page_as_text(site: Site) -> None:
    Book(site.workspace.root).hook("pre-commit", "echo '<b>not today</b>' >&2; exit 1")
    site.send("/repository", {})
    text = site.read("/repository")
    assert "Not everything could be done; the reason stands below." in text
    assert "git commit: &lt;b&gt;not today&lt;/b&gt;" in text
    assert "next attempt: " in text


def test_every_page_says_that_the_repository_needs_attention(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "needs attention" not in site.read("/status")
    Book(site.workspace.root).hook("pre-commit", "exit 1")
    site.send("/repository", {})
    assert needs_attention(site.workspace.project)
    monkeypatch.setattr(site.app.extensions["polyfolio"]._committer, "attention", True)
    assert "needs attention" in site.read("/status")


def test_a_project_without_a_repository_is_told_how_to_make_one(tmp_path: Path) -> None:
    site = make_site(tmp_path / "project")
    text = site.read("/repository")
    assert "The project is in no git repository." in text
    assert "Commit now" not in text


def test_the_editor_says_that_nothing_can_be_saved_before_anyone_types(site: Site) -> None:
    unit = site.workspace.ids("guide.md")["Guide"]
    address = f"/da/translate/guide.md?mode=list&unit={unit}"
    assert " readonly" not in site.read(address)
    merge = site.workspace.root / ".git" / "MERGE_HEAD"
    merge.write_text(Book(site.workspace.root).git("rev-parse", "HEAD"))
    text = site.read(address)
    assert "git has an unfinished merge: " in text
    assert " readonly" in text
    assert 'name="then" value="stay"' not in text
    assert "Translations are read-only." in site.read("/repository")
    merge.unlink()
    assert " readonly" not in site.read(address)


def test_a_save_during_a_merge_gives_the_text_back_with_the_reason(site: Site) -> None:
    unit = site.workspace.ids("guide.md")["Guide"]
    (digest,) = (item.digest for item in site.workspace.units("guide.md", "da") if item.unit.id == unit)
    (site.workspace.root / ".git" / "MERGE_HEAD").write_text("0" * 40)
    form = {"text": "En ny titel", "base": digest, "then": "stay"}
    answer = site.send(f"/da/translate/guide.md/-/{unit}", form, form=f"/da/translate/guide.md?unit={unit}")
    assert answer.status_code == 503
    assert "En ny titel" in answer.text
    assert "git has an unfinished merge" in answer.text
    assert "Vejledning" in site.workspace.po_text("guide.md", "da")
