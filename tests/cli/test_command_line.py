"""What holds for every command: exit codes, streams, where the project is found."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell
from workflow.cli.main import COMMANDS

EVERY_COMMAND = [*COMMANDS, "language add", "language list", "import po"]
JSON_COMMANDS = [
    "language list",
    "sync",
    "sync --dry-run",
    "units news.md",
    "units news.md --lang da",
    "stats",
    "stats --lang da",
    "export --all",
    "check",
]


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_every_command_has_help(empty: Shell, command: str) -> None:
    ran = empty.good(*command.split(), "--help")
    assert ran.out.startswith(f"Usage: polyfolio {command} ")
    assert empty.good(*command.split(), "-h").out == ran.out


def test_the_list_of_commands_says_what_each_does(empty: Shell) -> None:
    told = empty.good("--help").out
    for command, summary in COMMANDS.items():
        assert f"  {command} " in told
        assert summary in told


def test_the_version_is_told(empty: Shell) -> None:
    assert empty.good("--version").out == "polyfolio 0.1.0\n"


@pytest.mark.parametrize("command", JSON_COMMANDS)
def test_json_is_one_document_and_nothing_else(shell: Shell, command: str) -> None:
    ran = shell.good(*command.split(), "--json")
    assert isinstance(ran.json, dict)
    assert ran.data.endswith(b"}\n")
    assert ran.data.count(b"\n") == 1


def test_json_keeps_letters_as_they_are(shell: Shell) -> None:
    shell.write("source/news.md", "# Naïve 日本\n")
    shell.good("sync")
    assert "Naïve 日本" in shell.good("units", "news.md", "--json").out


def test_the_project_is_found_upwards(shell: Shell) -> None:
    below = shell.root / "source" / "strategy"
    assert shell("units", "news.md", "--json", cwd=below).json == shell.good("units", "news.md", "--json").json


def test_the_project_can_be_named(shell: Shell) -> None:
    outside = shell.root.parent
    ran = shell("--project", str(shell.root), "stats", "--json", cwd=outside)
    assert (ran.code, ran.json) == (0, shell.good("stats", "--json").json)
    assert shell("--project", "book", "stats", "--json", cwd=outside).json == ran.json


def test_without_a_project_every_command_says_how_to_make_one(empty: Shell) -> None:
    for command in ("stats", "sync", "check", "export", "index", "pseudo", "language list", "units a.md"):
        ran = empty(*command.split())
        assert (ran.code, ran.out) == (1, "")
        assert ran.told == [f"{empty.root}: no polyfolio.toml here or in a folder above; `polyfolio init` makes one"]


def test_a_named_folder_that_is_no_project_is_refused(empty: Shell) -> None:
    ran = empty("--project", str(empty.root), "stats")
    assert (ran.code, ran.told) == (1, ["polyfolio.toml: cannot be read: No such file or directory"])


def test_names_that_begin_with_a_dot_are_no_documents(shell: Shell) -> None:
    shell.write("source/.draft.md", "# Draft\n")
    shell.write("source/.git/notes.md", "# Notes\n")
    shell.write("source/strategy/.old/page.md", "# Old\n")
    pages = [page["page"] for page in shell.good("sync", "--json").json["pages"]]
    assert pages == ["news.md", "strategy/direction.md"]
    assert shell("units", ".draft.md").code == 1


def test_nothing_is_told_of_progress_where_nobody_watches(shell: Shell) -> None:
    for command in ("sync", "stats", "export", "index"):
        assert shell(command).err == ""


def test_one_bad_page_does_not_stop_the_others(shell: Shell) -> None:
    shell.write("source/bad.md", b"# Bad\n\nbyte \xe9\n")
    shell.write("source/other.md", "# Other\n")
    ran = shell("sync", "--json")
    assert ran.code == 1
    assert [page["page"] for page in ran.json["pages"] if page["new"]] == ["other.md"]
    assert [(error["page"], error["line"]) for error in ran.json["errors"]] == [("bad.md", 3)]
    assert ran.told == [f"bad.md:3: {ran.json['errors'][0]['message']}"]
