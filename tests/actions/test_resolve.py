"""A PO file with conflict markers is repaired unit by unit, and nothing of either side is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.repository import DA, PAGE, POT, TEXT, Repository, add_catalog, make_repository
from workflow.actions.resolving import Clash, Resolved, resolve_file
from workflow.errors import CatalogError, DocumentError, PolyfolioError

Edit = Callable[[Repository], None]
STYLES = ["merge", "diff3", "zdiff3"]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that is made once, in which git merges PO files line by line, as in a clone without `init`."""
    repository = make_repository(tmp_path_factory.mktemp("pattern") / "book")
    repository.git("config", "--remove-section", "merge.polyfolio")
    return repository.root


@pytest.fixture
def repository(pattern: Path, tmp_path: Path) -> Repository:
    """A copy of it."""
    return Repository(shutil.copytree(pattern, tmp_path / "book"))


def _conflict(repository: Repository, ours: Edit, theirs: Edit, *, style: str = "merge") -> None:
    """Merge two branches whose PO files conflict."""
    repository.git("checkout", "--quiet", "side")
    theirs(repository)
    repository.commit("Theirs")
    repository.git("checkout", "--quiet", "main")
    ours(repository)
    repository.commit("Ours")
    assert repository.try_git("-c", f"merge.conflictStyle={style}", "merge", "side").returncode == 1


def _translate(date: str = "", **texts: str) -> Edit:
    """An edit as a PO editor makes it."""

    def edit(repository: Repository) -> None:
        repository.translate(**texts)
        if date:
            repository.date(date)

    return edit


def _resolve(repository: Repository, name: str = DA, *, from_index: bool = False, add: bool = False) -> Resolved:
    return resolve_file(repository.root / name, name=name, from_index=from_index, add=add)


def _forget_sides(repository: Repository, name: str = DA) -> None:
    """Commit a file with its markers, as happens."""
    assert b"<<<<<<<" in repository.read(name)
    repository.commit("With markers")


OURS, THEIRS = _translate(One="En", Two="Vores"), _translate(Two="Deres", Three="Tre")
TEXTS = [("Guide", ""), ("One.", "En"), ("Two.", "Vores"), ("Three.", "Tre"), ("~Two.", "Deres")]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("committed", [False, True])
def test_the_sides_are_merged_per_unit_and_a_clash_keeps_both_texts(
    repository: Repository, style: str, committed: bool
) -> None:
    _conflict(repository, OURS, THEIRS, style=style)
    if committed:
        _forget_sides(repository)
    resolved = _resolve(repository)
    unit, line = repository.entries()[2].id, repository.entries()[2].line
    clash = Clash(unit, line, "Vores", "Deres")
    assert resolved == Resolved(written=True, unmerged=not committed, units=4, conflicts=1, clashes=(clash,))
    assert repository.texts() == TEXTS


def test_the_file_is_the_one_that_the_merge_driver_makes(repository: Repository, tmp_path: Path) -> None:
    other = Repository(shutil.copytree(repository.root, tmp_path / "with driver"))
    from workflow.actions.setup import init_project

    init_project(other.root)
    _conflict(repository, OURS, THEIRS)
    _conflict(other, OURS, THEIRS)
    _resolve(repository)
    assert repository.read(DA) == other.read(DA)


def test_without_a_clash_all_is_merged(repository: Repository) -> None:
    early, late = "2024-05-01 12:00+0200", "2024-05-01 11:00+0000"
    _conflict(repository, _translate(early, One="En"), _translate(late, Three="Tre"))
    assert _resolve(repository).clashes == ()
    assert repository.texts() == [("Guide", ""), ("One.", "En"), ("Two.", ""), ("Three.", "Tre")]
    assert f"PO-Revision-Date: {late}".encode() in repository.read(DA)


def test_a_unit_translated_while_its_source_was_edited_is_outdated(repository: Repository) -> None:
    def edit(repository: Repository) -> None:
        repository.write(f"source/{PAGE}", TEXT.replace("Two.", "Two, edited.").encode())
        repository.sync()

    _conflict(repository, edit, _translate(Two="To"))
    assert _resolve(repository).clashes == ()
    entry = repository.entries()[2]
    assert (entry.source, entry.translation, entry.previous_source) == ("Two, edited.", "To", "Two.")


def test_a_template_is_repaired_too(repository: Repository) -> None:
    def add(text: str) -> Edit:
        def edit(repository: Repository) -> None:
            repository.write(f"source/{PAGE}", f"{TEXT}\n{text}\n".encode())
            repository.sync()

        return edit

    _conflict(repository, add("Ours."), add("Theirs."))
    repository.write(f"source/{PAGE}", f"{TEXT}\nOurs.\n\nTheirs.\n".encode())
    for name in (DA, POT):
        assert _resolve(repository, name, add=True) == Resolved(written=True, unmerged=False, units=6, conflicts=1)
        sources = ["Guide", "One.", "Two.", "Three.", "Theirs.", "Ours."]
        assert [source for source, _ in repository.texts(name)] == sources
    repository.sync()


def test_what_was_edited_by_hand_since_is_kept(repository: Repository) -> None:
    _conflict(repository, OURS, THEIRS)
    data = repository.read(DA).replace(b'msgid "Guide"\nmsgstr ""', b'msgid "Guide"\nmsgstr "Vejledning"')
    repository.write(DA, data)
    assert _resolve(repository).units == 4
    assert repository.texts() == [("Guide", "Vejledning"), *TEXTS[1:]]


def test_a_file_without_markers_is_left_alone_though_git_waits_for_it(repository: Repository) -> None:
    _conflict(repository, OURS, THEIRS)
    _resolve(repository)
    repository.translate(Guide="Vejledning")
    before = repository.read(DA)
    assert _resolve(repository) == Resolved(written=False, unmerged=True)
    assert repository.read(DA) == before
    assert _resolve(repository, add=True) == Resolved(written=False, unmerged=False)
    assert repository.git("status", "--porcelain", "--", DA).startswith("M ")
    assert _resolve(repository) == Resolved(written=False, unmerged=False)


def test_the_sides_that_git_has_can_be_merged_again(repository: Repository) -> None:
    _conflict(repository, OURS, THEIRS)
    repository.write(DA, b"rubbish")
    assert len(_resolve(repository, from_index=True).clashes) == 1
    assert repository.texts() == TEXTS


def test_without_two_sides_in_the_index_that_is_refused(repository: Repository) -> None:
    def delete(repository: Repository) -> None:
        repository.git("rm", "--quiet", DA)

    with pytest.raises(PolyfolioError, match="does not have two sides of this file: it is not unmerged"):
        _resolve(repository, from_index=True)
    _conflict(repository, OURS, delete)
    with pytest.raises(PolyfolioError, match="one of the two sides has deleted it"):
        _resolve(repository, from_index=True)
    assert _resolve(repository) == Resolved(written=False, unmerged=True)


def test_a_file_that_both_sides_added_is_merged(repository: Repository) -> None:
    data = repository.read(DA)
    repository.git("rm", "--quiet", DA)
    repository.commit("Without Danish")
    repository.git("branch", "--force", "side")

    _conflict(repository, add_catalog(data, One="En"), add_catalog(data, Two="To"))
    assert _resolve(repository).clashes == ()
    assert repository.texts() == [("Guide", ""), ("One.", "En"), ("Two.", "To"), ("Three.", "")]


@pytest.mark.parametrize("committed", [False, True])
def test_windows_line_ends_stay(repository: Repository, committed: bool) -> None:
    repository.write(DA, repository.read(DA).replace(b"\n", b"\r\n"))
    repository.commit("Windows")
    repository.git("branch", "--force", "side")
    _conflict(repository, OURS, THEIRS)
    if committed:
        _forget_sides(repository)
    _resolve(repository)
    data = repository.read(DA)
    assert data.count(b"\r\n") == data.count(b"\n")
    assert repository.texts() == TEXTS


def test_line_ends_that_git_changes_on_checkout_are_those_of_the_folder(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    _conflict(repository, OURS, THEIRS)
    assert b"\r\n" in repository.read(DA)
    _resolve(repository, add=True)
    data = repository.read(DA)
    assert data.count(b"\r\n") == data.count(b"\n")
    assert repository.texts() == TEXTS


def test_a_conflict_within_a_conflict_keeps_the_texts_of_all_sides(repository: Repository) -> None:
    _conflict(repository, OURS, THEIRS)
    _forget_sides(repository)
    data = repository.read(DA)
    start, end = data.index(b"<<<<<<<"), data.index(b">>>>>>>")
    end = data.index(b"\n", end) + 1
    third = data[start : data.index(b"=======")].split(b"\n", 1)[1].replace(b'"Vores"', b'"Tredje"')
    repository.write(
        DA, data[:start] + b"<<<<<<< HEAD\n" + data[start:end] + b"=======\n" + third + b">>>>>>> third\n" + data[end:]
    )
    assert [(clash.kept, clash.aside) for clash in _resolve(repository).clashes] == [("Vores", "Tredje")]
    assert repository.texts()[2:] == [("Two.", "Vores"), ("Three.", "Tre"), ("~Two.", "Deres"), ("~Two.", "Tredje")]


def test_a_damaged_side_is_refused_with_its_line_and_the_file_is_untouched(repository: Repository) -> None:
    def damage(repository: Repository) -> None:
        repository.write(DA, repository.read(DA).replace(b'msgid "Two."\nmsgstr ""', b'msgid "Two."\nmsgstr oh'))

    _conflict(repository, OURS, damage)
    with pytest.raises(
        CatalogError, match=rf"^{DA}:\d+: in theirs \(`git show :3:{DA}`\): msgstr without a quoted text"
    ):
        _resolve(repository)
    _forget_sides(repository)
    before = repository.read(DA)
    line = before.split(b"\n").index(b"msgstr oh") + 1
    with pytest.raises(CatalogError, match=rf"^{DA}:{line}: in theirs: msgstr without a quoted text"):
        _resolve(repository)
    assert repository.read(DA) == before
    repository.write(DA, before.replace(b"msgstr oh", b'msgstr "Deres"'))
    assert len(_resolve(repository).clashes) == 1


def test_a_marker_that_fits_no_other_is_refused(repository: Repository) -> None:
    data = repository.read(DA) + b"=======\n"
    repository.write(DA, data)
    with pytest.raises(CatalogError, match=rf"^{DA}:{data.count(10)}: the conflict marker ======= belongs"):
        _resolve(repository)
    assert repository.read(DA) == data


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^a\.po: cannot be read"):
        resolve_file(tmp_path / "a.po", name="a.po")
