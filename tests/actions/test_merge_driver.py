"""git merges PO files per unit in a clone where `polyfolio init` has run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.repository import DA, PAGE, POT, TEXT, Repository, add_catalog, make_repository
from workflow.store.po import read_catalog

EARLY, LATE = "2024-05-01 12:00+0200", "2024-05-01 11:00+0000"
Edit = Callable[[Repository], None]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that is made once, and copied for each test."""
    return make_repository(tmp_path_factory.mktemp("pattern") / "book").root


@pytest.fixture
def repository(pattern: Path, tmp_path: Path) -> Repository:
    """A repository with one page in one language."""
    return Repository(shutil.copytree(pattern, tmp_path / "book"))


def _branch(repository: Repository, ours: Edit, theirs: Edit) -> None:
    """Commit `theirs` on the branch `side`, and `ours` on `main`, which is then checked out."""
    repository.git("checkout", "--quiet", "side")
    theirs(repository)
    repository.commit("Theirs")
    repository.git("checkout", "--quiet", "main")
    ours(repository)
    repository.commit("Ours")


def _translate(date: str = "", **texts: str) -> Edit:
    """An edit as a PO editor makes it."""

    def edit(repository: Repository) -> None:
        repository.translate(**texts)
        if date:
            repository.date(date)

    return edit


def _source(text: str) -> Edit:
    """An edit of the document, synchronised."""

    def edit(repository: Repository) -> None:
        repository.write(f"source/{PAGE}", text.encode())
        repository.sync()

    return edit


def _revision(repository: Repository) -> str:
    return read_catalog(repository.read(DA), path=DA).fields()["PO-Revision-Date"]


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick"])
@pytest.mark.parametrize("swapped", [False, True])
def test_different_units_of_one_file_merge_clean_with_the_later_date(
    repository: Repository, command: str, swapped: bool
) -> None:
    one, two = _translate(EARLY, One="En"), _translate(LATE, Two="To")
    _branch(repository, *((two, one) if swapped else (one, two)))
    repository.git(command, "side")
    assert repository.texts() == [("Guide", ""), ("One.", "En"), ("Two.", "To"), ("Three.", "")]
    assert _revision(repository) == LATE
    assert repository.git("status", "--porcelain") == ""


def test_only_the_lines_of_changed_units_change(repository: Repository) -> None:
    _branch(repository, _translate(EARLY, One="En"), _translate(LATE, Two="To"))
    before = repository.read(DA)
    repository.git("merge", "side")
    expected = before.replace(EARLY.encode(), LATE.encode()).replace(b'"Two."\nmsgstr ""', b'"Two."\nmsgstr "To"')
    assert repository.read(DA) == expected


def test_new_units_of_both_sides_are_in_the_template_and_in_every_language(repository: Repository) -> None:
    _branch(
        repository,
        _source(TEXT.replace("Two.\n", "Two.\n\nOurs.\n")),
        _source(TEXT.replace("One.\n", "One.\n\nTheirs.\n").replace("Three.\n", "Three.\n\nLast.\n")),
    )
    repository.git("merge", "side")
    sources = ["Guide", "One.", "Theirs.", "Two.", "Ours.", "Three.", "Last."]
    assert [source for source, _ in repository.texts(POT)] == sources
    assert [source for source, _ in repository.texts(DA)] == sources
    repository.sync()
    assert repository.git("status", "--porcelain") == ""


def test_units_added_at_one_place_are_both_there(repository: Repository) -> None:
    """The documents conflict there, the PO files do not."""
    _branch(repository, _source(TEXT + "\nOurs.\n"), _source(TEXT + "\nTheirs.\n"))
    done = repository.try_git("merge", "side")
    assert done.returncode == 1
    assert repository.git("diff", "--name-only", "--diff-filter=U") == f"source/{PAGE}\n"
    repository.write(f"source/{PAGE}", f"{TEXT}\nOurs.\n\nTheirs.\n".encode())
    repository.sync()
    for name in (DA, POT):
        assert [source for source, _ in repository.texts(name)[-2:]] == ["Ours.", "Theirs."]


def test_two_translations_of_one_unit_conflict_and_everything_else_is_merged(repository: Repository) -> None:
    _branch(repository, _translate(EARLY, One="En", Two="Vores"), _translate(LATE, Two="Deres", Three="Tre"))
    unit = next(entry.id for entry in repository.entries() if entry.source == "Two.")
    done = repository.try_git("merge", "side")
    assert done.returncode == 1
    told = f"{DA}: {unit}: both sides translated it: ours is kept, theirs stands beside it as an obsolete entry (#~)"
    assert told in done.stderr.splitlines()
    assert repository.git("diff", "--name-only", "--diff-filter=U") == f"{DA}\n"
    assert repository.texts() == [
        ("Guide", ""),
        ("One.", "En"),
        ("Two.", "Vores"),
        ("Three.", "Tre"),
        ("~Two.", "Deres"),
    ]
    assert {entry.id for entry in repository.entries() if entry.source == "Two."} == {unit}


def test_equal_edits_are_one(repository: Repository) -> None:
    _branch(repository, _translate(EARLY, One="En"), _translate(LATE, One="En"))
    repository.git("merge", "side")
    assert repository.texts() == [("Guide", ""), ("One.", "En"), ("Two.", ""), ("Three.", "")]


def test_a_unit_translated_while_it_left_the_page_keeps_its_text(repository: Repository) -> None:
    _branch(repository, _source(TEXT.replace("Two.\n\n", "")), _translate(Two="To"))
    repository.git("merge", "side")
    repository.sync()
    assert repository.texts() == [("Guide", ""), ("One.", ""), ("Three.", ""), ("~Two.", "To")]


def test_a_unit_translated_while_its_source_was_edited_is_outdated(repository: Repository) -> None:
    _branch(repository, _source(TEXT.replace("Two.", "Two, edited.")), _translate(Two="To"))
    repository.git("merge", "side")
    entry = repository.entries()[2]
    assert (entry.source, entry.translation, entry.outdated) == ("Two, edited.", "To", True)
    assert entry.previous_source == "Two."
    before = repository.read(DA)
    repository.sync()
    assert repository.read(DA) == before


def test_files_with_windows_line_ends_keep_them(repository: Repository) -> None:
    repository.write(DA, repository.read(DA).replace(b"\n", b"\r\n"))
    repository.commit("Windows")
    repository.git("branch", "--force", "side")
    _branch(repository, _translate(EARLY, One="En"), _translate(LATE, Two="To"))
    repository.git("merge", "side")
    data = repository.read(DA)
    assert data.count(b"\r\n") == data.count(b"\n")
    assert repository.texts() == [("Guide", ""), ("One.", "En"), ("Two.", "To"), ("Three.", "")]


def test_a_file_that_both_sides_added_is_merged(repository: Repository) -> None:
    data = repository.read(DA)
    repository.git("rm", "--quiet", DA)
    repository.commit("Without Danish")
    repository.git("branch", "--force", "side")

    _branch(repository, add_catalog(data, One="En"), add_catalog(data, Two="To"))
    repository.git("merge", "side")
    assert repository.texts() == [("Guide", ""), ("One.", "En"), ("Two.", "To"), ("Three.", "")]


def test_a_damaged_file_is_merged_as_text_and_reported(repository: Repository) -> None:
    def damage(repository: Repository) -> None:
        repository.write(DA, repository.read(DA).replace(b'msgid "Three."\n', b'msgid "Three."" oh\n'))

    _branch(repository, _translate(One="En"), damage)
    line = repository.read(DA).split(b"\n").index(b'msgid "Three."') + 1
    done = repository.try_git("merge", "side")
    assert done.returncode == 1
    assert f"{DA}:{line}: in theirs: text after the closing quote: '\" oh'" in done.stderr
    assert repository.git("diff", "--name-only", "--diff-filter=U") == f"{DA}\n"
    data = repository.read(DA)
    assert b'msgid "One."\nmsgstr "En"\n' in data
    assert b'msgid "Three."" oh\n' in data


def test_a_damaged_file_that_conflicts_gets_markers(repository: Repository) -> None:
    def damage(repository: Repository) -> None:
        repository.write(DA, repository.read(DA).replace(b'msgid "One."\nmsgstr ""\n', b'msgid "One."\nmsgstr oh\n'))

    _branch(repository, _translate(One="En"), damage)
    assert repository.try_git("merge", "side").returncode == 1
    assert b'<<<<<<< ours\nmsgstr "En"\n=======\nmsgstr oh\n>>>>>>> theirs\n' in repository.read(DA)


def test_a_binary_file_is_left_as_ours(repository: Repository) -> None:
    def damage(repository: Repository) -> None:
        repository.write(DA, b"\0\1\2")

    _branch(repository, _translate(One="En"), damage)
    before = repository.read(DA)
    assert repository.try_git("merge", "side").returncode == 1
    assert repository.read(DA) == before


def test_a_clone_where_init_has_not_run_merges_line_by_line(repository: Repository, tmp_path: Path) -> None:
    _branch(repository, _translate(One="En"), _translate(Three="Tre"))
    repository.git("clone", "--quiet", str(repository.root), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    clone.git("merge", "origin/side")
    assert clone.texts() == [("Guide", ""), ("One.", "En"), ("Two.", ""), ("Three.", "Tre")]


def test_a_folder_of_the_repository_is_never_run_as_the_driver(repository: Repository) -> None:
    (repository.root / "workflow").mkdir()
    (repository.root / "workflow" / "__main__.py").write_text("raise SystemExit(1)\n")
    repository.commit("A folder of that name")
    repository.git("branch", "--force", "side")
    _branch(repository, _translate(EARLY, One="En"), _translate(LATE, Two="To"))
    repository.git("merge", "side")
    assert _revision(repository) == LATE
