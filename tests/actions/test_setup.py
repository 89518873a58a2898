"""Making projects and adding languages."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.setup import add_languages, begin_catalogs, init_project
from workflow.errors import ConfigError, UnknownName
from workflow.store.project import open_project


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a folder but git's own."""
    files = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.relative_to(root).parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def read_driver(root: Path) -> str:
    """The merge driver of a repository."""
    command = ["git", "-C", str(root), "config", "--local", "--get", "merge.polyfolio.driver"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_new_project_has_no_languages_and_no_documents(tmp_path: Path) -> None:
    made = init_project(tmp_path / "new").made
    assert made == ("polyfolio.toml", "source/", "locales/", ".gitignore", ".gitattributes")
    project = open_project(tmp_path / "new")
    assert (project.config.name, project.config.languages) == ("new", ())
    assert snapshot(tmp_path / "new")[".gitignore"] == b"instance/\n"
    assert Workspace(tmp_path / "new").sync().pages == ()


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    init_project(tmp_path)
    before = snapshot(tmp_path)
    assert init_project(tmp_path).made == ()
    assert snapshot(tmp_path) == before


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.log")
    (tmp_path / ".gitattributes").write_text("*.po merge=polyfolio\n")
    (tmp_path / "polyfolio.toml").write_text('[project]\nname = "Mine"\nsource = "docs"\n')
    assert init_project(tmp_path).made == ("docs/", "locales/", ".gitignore", ".gitattributes")
    assert (tmp_path / ".gitignore").read_text() == "*.log\ninstance/\n"
    assert (tmp_path / ".gitattributes").read_text() == "*.po merge=polyfolio\n*.pot merge=polyfolio\n"
    assert (tmp_path / "polyfolio.toml").read_text() == '[project]\nname = "Mine"\nsource = "docs"\n'


def test_a_folder_with_a_strange_name_makes_a_valid_configuration(tmp_path: Path) -> None:
    init_project(tmp_path / 'my "docs" \\ x')
    assert open_project(tmp_path / 'my "docs" \\ x').config.name == 'my "docs" \\ x'


def test_a_configuration_that_is_not_valid_is_told(tmp_path: Path) -> None:
    (tmp_path / "polyfolio.toml").write_text("[project]\nname = 1\n")
    with pytest.raises(ConfigError):
        init_project(tmp_path)


def test_in_a_git_repository_the_merge_driver_runs_this_interpreter(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    assert "git config merge.polyfolio.driver" in init_project(tmp_path).made
    words = shlex.split(read_driver(tmp_path))
    assert words[0] == sys.executable
    assert words[-5:] == ["merge-po", "%O", "%A", "%B", "%P"]
    assert init_project(tmp_path).made == ()


def test_the_merge_driver_never_runs_code_of_the_repository(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    init_project(tmp_path)
    (tmp_path / "workflow").mkdir()
    (tmp_path / "workflow/__main__.py").write_text("raise SystemExit(99)\n")
    words = shlex.split(read_driver(tmp_path))
    done = subprocess.run(
        [*words[: words.index("merge-po")], "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 99


def test_languages_are_added_in_order_and_comments_stay(workspace: Workspace) -> None:
    path = workspace.root / "polyfolio.toml"
    before = """\
# our project
[project]
name = "x"   # its name
languages = [
    "da",  # Danish
    "ar",
]

[export]
mark = true
"""
    path.write_text(before)
    project = add_languages(workspace.project, ["de", "pt-BR"])
    assert project.config.languages == ("da", "ar", "de", "pt-BR")
    after = path.read_text()
    for line in before.splitlines():
        assert line in after


def test_languages_are_added_to_a_configuration_that_has_none(workspace: Workspace) -> None:
    (workspace.root / "polyfolio.toml").write_text("[export]\nmark = true  # yes\n")
    assert add_languages(workspace.project, ["da"]).config.languages == ("da",)
    assert "mark = true  # yes" in (workspace.root / "polyfolio.toml").read_text()


@pytest.mark.parametrize("code", ["da", "DA", "dan", "en", "da_DK-x", "xx-nonsense", "danish", ""])
def test_aliases_and_unknown_codes_are_refused_and_nothing_is_written(workspace: Workspace, code: str) -> None:
    before = workspace.snapshot()
    with pytest.raises(UnknownName):
        add_languages(workspace.project, ["de", code])
    assert workspace.snapshot() == before


def test_another_code_of_a_listed_language_is_refused_by_both_names(workspace: Workspace) -> None:
    workspace.configure("zh-Hans")
    with pytest.raises(UnknownName, match=r"'zh-CN' is there already as 'zh-Hans'"):
        add_languages(workspace.project, ["zh-CN"])


def test_an_unknown_code_is_told_with_the_nearest(workspace: Workspace) -> None:
    with pytest.raises(UnknownName, match=r"pt-RB.*pt-BR"):
        add_languages(workspace.project, ["pt-RB"])


def test_a_language_that_somebody_else_just_added_is_not_added_twice(workspace: Workspace) -> None:
    project = workspace.project
    add_languages(project, ["de"])
    with pytest.raises(UnknownName, match="there already"):
        add_languages(project, ["de"])


def test_a_new_language_gets_a_catalog_per_page_with_its_header(workspace: Workspace) -> None:
    workspace.write_source("a.md", "Text.\n")
    workspace.sync()
    project = add_languages(workspace.project, ["pl"])
    assert begin_catalogs(project, ["pl"]) == ()
    fields = workspace.catalog("a.md", "pl").fields()
    assert (fields["Language"], fields["Plural-Forms"].split(";")[0]) == ("pl", "nplurals=3")
    workspace.lint_catalogs()
    assert workspace.sync().written == ()


def test_catalogs_that_exist_stay_when_a_language_begins(workspace: Workspace) -> None:
    workspace.write_source("a.md", "Text.\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"Text.": "Tekst."})
    before = workspace.snapshot()
    begin_catalogs(workspace.project, ["da"])
    assert workspace.snapshot() == before


def test_a_removed_language_leaves_its_files_and_comes_back_with_them(workspace: Workspace) -> None:
    workspace.write_source("a.md", "Text.\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"Text.": "Tekst."})
    workspace.configure("ar")
    assert workspace.sync().written == ()
    assert ("da", "a.md") not in workspace.counts()
    workspace.configure("ar", "da")
    assert workspace.sync().written == ()
    assert workspace.counts()["da", "a.md"].translated == 1
