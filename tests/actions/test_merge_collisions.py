"""Two branches that give one number to two units of a wiki page: sync tells them apart in every language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.actions.repository import Repository
from workflow.actions.setup import add_languages, init_project
from workflow.actions.sync import sync_project
from workflow.store.project import open_project

PAGE = "source/a.wiki"
OURS = "A paragraph of ours about rivers."
THEIRS = "Their words on something else."
FIRST = "The first one."


def _name(language: str) -> str:
    return f"locales/{language}/a.wiki.po"


def _write(repository: Repository, *blocks: str) -> None:
    repository.write(PAGE, ("<translate>\n" + "\n\n".join(blocks) + "\n</translate>\n").encode())


def _translate(repository: Repository, languages: str, text: str, prefix: str) -> None:
    """Translate the unit with a text as `da: text`."""
    for language in languages.split():
        repository.translate(name=_name(language), **{text.strip("."): f"{prefix} {language}"})


def _texts(repository: Repository, language: str) -> dict[str, tuple[str, str, bool]]:
    """Source → id, translation, whether outdated, of active entries; there are no obsolete ones."""
    entries = repository.entries(_name(language))
    assert not any(entry.obsolete for entry in entries)
    return {entry.source: (entry.id, entry.translation, entry.outdated) for entry in entries if entry.id.isdigit()}


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wiki page in two languages, on two branches."""
    repository = Repository(tmp_path_factory.mktemp("pattern") / "book")
    repository.root.mkdir()
    repository.git("init", "--quiet")
    init_project(repository.root)
    add_languages(open_project(repository.root), ["da", "de"])
    _write(repository, FIRST)
    repository.sync()
    _translate(repository, "da de", FIRST, "den første")
    repository.commit("Begin")
    repository.git("branch", "side")
    return repository.root


@pytest.fixture
def repository(pattern: Path, tmp_path: Path) -> Repository:
    """A copy of it."""
    return Repository(shutil.copytree(pattern, tmp_path / "book"))


def _side(repository: Repository, branch: str, text: str, prefix: str, *, languages: str, markers: bool) -> None:
    """Add a paragraph on a branch, and translate it."""
    repository.git("checkout", "--quiet", branch)
    _write(repository, FIRST, text)
    sync_project(open_project(repository.root), markers=markers)
    _translate(repository, languages, text, prefix)
    repository.commit(prefix)


def _merge(repository: Repository, blocks: list[str]) -> None:
    """Merge `side` into `main`; the documents conflict, and the merged one has these blocks."""
    repository.git("checkout", "--quiet", "main")
    assert repository.try_git("merge", "side").returncode == 1
    assert repository.git("diff", "--name-only", "--diff-filter=U") == f"{PAGE}\n"
    _write(repository, *blocks)
    repository.commit("Merge")


@pytest.mark.parametrize(("mine", "other"), [(False, False), (True, False), (True, True)])
def test_theirs_gets_the_next_number_in_every_language_and_keeps_its_translations(
    repository: Repository, mine: bool, other: bool
) -> None:
    _side(repository, "side", THEIRS, "deres", languages="da", markers=other)
    _side(repository, "main", OURS, "vores", languages="de", markers=mine)
    mark = ["<!--T:1-->\n" * (mine or other), "<!--T:2-->\n" * mine, "<!--T:2-->\n" * other]
    _merge(repository, [mark[0] + FIRST, mark[2] + THEIRS, mark[1] + OURS])
    repository.sync()
    assert _texts(repository, "da") == {
        FIRST: ("1", "den første da", False), THEIRS: ("3", "deres da", False), OURS: ("2", "", False),
    }  # fmt: skip
    assert _texts(repository, "de") == {
        FIRST: ("1", "den første de", False), THEIRS: ("3", "", False), OURS: ("2", "vores de", False),
    }  # fmt: skip
    template = repository.read("locales/templates/a.wiki.pot")
    assert b"X-Highest-Unit: 3" in template
    repository.sync()
    assert repository.read("locales/templates/a.wiki.pot") == template
    sync_project(open_project(repository.root), markers=True)
    expected = f"<!--T:1-->\n{FIRST}\n\n<!--T:3-->\n{THEIRS}\n\n<!--T:2-->\n{OURS}"
    assert repository.read(PAGE).decode() == f"<translate>\n{expected}\n</translate>\n"


def test_where_only_theirs_is_marked_it_keeps_the_number(repository: Repository) -> None:
    _side(repository, "side", THEIRS, "deres", languages="da de", markers=True)
    _side(repository, "main", OURS, "vores", languages="da de", markers=False)
    _merge(repository, [f"<!--T:1-->\n{FIRST}", OURS, f"<!--T:2-->\n{THEIRS}"])
    repository.sync()
    for language in ("da", "de"):
        assert _texts(repository, language) == {
            FIRST: ("1", f"den første {language}", False),
            THEIRS: ("2", f"deres {language}", False),
            OURS: ("3", f"vores {language}", False),
        }


def test_a_language_that_only_their_branch_has_keeps_its_translations_too(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "side")
    add_languages(open_project(repository.root), ["nb"])
    repository.sync()
    repository.commit("Norwegian")
    _side(repository, "side", THEIRS, "deres", languages="da nb", markers=False)
    _side(repository, "main", OURS, "vores", languages="da", markers=False)
    _merge(repository, [FIRST, OURS, THEIRS])
    repository.sync()
    assert _texts(repository, "nb") == {
        FIRST: ("1", "", False), OURS: ("2", "", False), THEIRS: ("3", "deres nb", False),
    }  # fmt: skip


def test_what_is_translated_on_the_other_branch_afterwards_goes_to_the_new_number(repository: Repository) -> None:
    _side(repository, "side", THEIRS, "deres", languages="da", markers=False)
    _side(repository, "main", OURS, "vores", languages="da", markers=False)
    _merge(repository, [FIRST, OURS, THEIRS])
    repository.sync()
    repository.commit("Sync")
    repository.git("checkout", "--quiet", "side")
    _translate(repository, "de", THEIRS, "senere")
    repository.commit("Later")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "side")
    repository.sync()
    assert _texts(repository, "de")[THEIRS] == ("3", "senere de", False)
    assert _texts(repository, "de")[OURS] == ("2", "", False)
    assert repository.git("status", "--porcelain") == ""


def test_a_paragraph_that_the_merge_dropped_stays_as_an_obsolete_entry(repository: Repository) -> None:
    _side(repository, "side", THEIRS, "deres", languages="da", markers=False)
    _side(repository, "main", OURS, "vores", languages="da", markers=False)
    _merge(repository, [FIRST, OURS])
    repository.sync()
    found = [(entry.id, entry.translation, entry.obsolete) for entry in repository.entries(_name("da"))]
    assert found[-2:] == [("2", "vores da", False), ("3", "deres da", True)]
    _write(repository, FIRST, OURS, THEIRS)
    repository.sync()
    assert _texts(repository, "da")[THEIRS] == ("3", "deres da", False)
