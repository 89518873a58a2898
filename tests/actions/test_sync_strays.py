"""Translations that were made on one branch while another one moved their units to other pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.actions.repository import Repository
from workflow.actions.setup import add_languages, init_project
from workflow.store.project import open_project

HERE = "# Guide\n\nThe first paragraph is here.\n"
THERE = "# Other\n\nSomething else entirely.\n"
MOVED = "\nA paragraph that will move away.\n"


def begin(root: Path) -> Repository:
    """A repository with two pages in Danish; the branch `side` is checked out."""
    repository = Repository(root)
    repository.root.mkdir()
    repository.git("init", "--quiet")
    init_project(repository.root)
    add_languages(open_project(repository.root), ["da"])
    repository.write("source/a.md", f"{HERE}{MOVED}".encode())
    repository.write("source/b.md", THERE.encode())
    repository.sync()
    repository.commit("Begin")
    repository.git("checkout", "--quiet", "-b", "side")
    return repository


def test_what_was_translated_on_a_branch_goes_along_when_the_unit_moved_to_another_page_meanwhile(
    tmp_path: Path,
) -> None:
    repository = begin(tmp_path / "book")
    repository.translate(name="locales/da/a.md.po", **{"A paragraph that will move away": "Et afsnit, der flytter."})
    repository.commit("Translated")
    repository.git("checkout", "--quiet", "main")
    repository.write("source/a.md", HERE.encode())
    repository.write("source/b.md", f"{THERE}{MOVED}".encode())
    repository.sync()
    repository.commit("Moved")
    repository.git("merge", "side")
    repository.sync()
    assert repository.texts("locales/da/b.md.po")[-1] == (
        "A paragraph that will move away.",
        "Et afsnit, der flytter.",
    )
    assert repository.sync() == ()


def test_a_file_that_is_left_without_its_page_gives_its_translations_to_the_page_that_has_the_units(
    tmp_path: Path,
) -> None:
    repository = begin(tmp_path / "book")
    repository.translate(name="locales/da/a.md.po", **{"A paragraph that will move away": "Et afsnit, der flytter."})
    translated = (repository.root / "locales/da/a.md.po").read_bytes()
    repository.git("checkout", "--quiet", "--", ".")
    repository.git("mv", "source/a.md", "source/c.md")
    repository.sync()
    repository.write("locales/da/a.md.po", translated)
    repository.sync()
    assert ("A paragraph that will move away.", "Et afsnit, der flytter.") in repository.texts("locales/da/c.md.po")
    assert b'\n#~ msgstr "Et afsnit, der flytter."' in (repository.root / "locales/da/a.md.po").read_bytes()
    assert repository.sync() == ()


def test_such_a_file_does_so_where_the_index_still_knows_the_page_that_a_merge_deleted(tmp_path: Path) -> None:
    repository = begin(tmp_path / "book")
    repository.translate(name="locales/da/a.md.po", **{"A paragraph that will move away": "Et afsnit, der flytter."})
    translated = (repository.root / "locales/da/a.md.po").read_bytes()
    repository.sync()
    (repository.root / "instance").rename(tmp_path / "index")
    repository.git("checkout", "--quiet", "--", ".")
    repository.git("mv", "source/a.md", "source/c.md")
    repository.sync()
    shutil.rmtree(repository.root / "instance")
    (tmp_path / "index").rename(repository.root / "instance")
    repository.write("locales/da/a.md.po", translated)
    repository.sync()
    assert ("A paragraph that will move away.", "Et afsnit, der flytter.") in repository.texts("locales/da/c.md.po")


def test_a_text_that_git_put_into_a_template_it_took_for_the_renamed_file_comes_home(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "book")
    repository.root.mkdir()
    repository.git("init", "--quiet")
    init_project(repository.root)
    add_languages(open_project(repository.root), ["da", "de"])
    text = "The lantern is shown on [the map](https://a.example/map)."
    repository.write("source/w.wiki", f"<translate>\n{text}\n</translate>\n".encode())
    repository.write("source/a.md", b"River.\n")  # there once, so that its PO files are not new ones later
    repository.sync()
    for code in ("da", "de"):
        repository.translate(name=f"locales/{code}/a.md.po", River=code)
    (repository.root / "source/a.md").unlink()
    repository.sync()
    repository.commit("Begin")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.translate(name="locales/de/w.wiki.po", w="Der Titel")
    repository.commit("Translated")
    repository.git("checkout", "--quiet", "main")
    (repository.root / "source/w.wiki").unlink()
    repository.write("source/a.md", f"{text}\n".encode())
    repository.sync()
    repository.commit("Renamed")
    repository.git("merge", "side")
    assert b'"Der Titel"' in repository.read("locales/templates/a.md.pot")  # else git does not do that any more
    repository.sync()
    assert b'"Der Titel"' not in repository.read("locales/templates/a.md.pot")
    assert repository.texts("locales/de/a.md.po") == [(text, ""), ("~River.", "de"), ("~w", "Der Titel")]
    assert repository.sync() == ()
