"""`polyfolio init` and `polyfolio language`."""

from __future__ import annotations

import shlex
import subprocess
import sys

from tests.cli.shell import Shell


def git(shell: Shell, *args: str) -> str:
    """Run git in the project's folder."""
    return subprocess.run(["git", *args], cwd=shell.root, check=True, capture_output=True, text=True).stdout.strip()


def test_init_makes_a_project_without_languages_and_documents(empty: Shell) -> None:
    empty.good("init")
    assert {name: data.decode() for name, data in empty.files().items()} == {
        ".gitattributes": "*.po merge=polyfolio\n*.pot merge=polyfolio\n",
        ".gitignore": "instance/\n",
        "polyfolio.toml": '[project]\nname = "book"\nsource_language = "en"\nsource = "source"\nlocales = "locales"\n'
        'export = "translated"\nlanguages = []\n',
    }
    assert (empty.root / "source").is_dir()
    assert (empty.root / "locales").is_dir()
    assert empty.good("stats", "--json").json == {"source_language": "en", "languages": []}


def test_init_says_what_it_made_and_what_comes_next(empty: Shell) -> None:
    assert empty.good("init").out.splitlines() == [
        f"{empty.root}: made polyfolio.toml, source/, locales/, .gitignore, .gitattributes",
        "next: put documents into source/, `polyfolio language add CODE`, `polyfolio sync`",
    ]


def test_init_makes_the_folder_that_is_named(empty: Shell) -> None:
    empty.good("init", "deep/new book")
    assert 'name = "new book"\n' in empty.read("deep/new book/polyfolio.toml")


def test_a_repeated_init_changes_nothing(shell: Shell) -> None:
    before = shell.files()
    assert shell.good("init").out == f"{shell.root} is a project already; nothing to do\n"
    assert shell.files() == before


def test_init_keeps_what_is_there_and_adds_what_is_missing(empty: Shell) -> None:
    empty.write(".gitignore", "build/")
    empty.write(".gitattributes", "*.po merge=polyfolio\n")
    empty.write("polyfolio.toml", '[project]\nsource = "docs"\nlanguages = ["da"]\n')
    empty.write("docs/a.md", "# A\n")
    empty.good("init")
    assert empty.read(".gitignore") == "build/\ninstance/\n"
    assert empty.read(".gitattributes") == "*.po merge=polyfolio\n*.pot merge=polyfolio\n"
    assert empty.read("polyfolio.toml") == '[project]\nsource = "docs"\nlanguages = ["da"]\n'
    assert not (empty.root / "source").exists()


def test_init_in_a_repository_sets_the_merge_driver_with_this_interpreter(empty: Shell) -> None:
    git(empty, "init", "--quiet")
    empty.good("init")
    driver = git(empty, "config", "--get", "merge.polyfolio.driver")
    assert driver == f"{shlex.quote(sys.executable)} -P -m workflow merge-po %O %A %B %P"
    assert empty.good("init").out.endswith("nothing to do\n")


def test_a_name_with_quotes_makes_a_valid_configuration(empty: Shell) -> None:
    empty.good("init", 'the "book"\\')
    ran = empty("stats", "--json", cwd=empty.root / 'the "book"\\')
    assert (ran.code, ran.err) == (0, "")


def test_language_add_lists_the_language_and_makes_its_po_files(shell: Shell) -> None:
    assert shell.good("language", "add", "pl", "pt-BR").out.splitlines() == [
        "pl: Polish (polski), ltr, 3 plural forms",
        "pt-BR: Portuguese (Brazil) (português do Brasil), ltr, 2 plural forms",
    ]
    assert 'languages = ["da", "ar", "pl", "pt-BR"]\n' in shell.read("polyfolio.toml")
    text = shell.read("locales/pl/strategy/direction.md.po")
    assert '"Language: pl\\n"\n' in text
    assert '"Plural-Forms: nplurals=3;' in text
    assert 'msgid "Knowledge"\nmsgstr ""\n' in text
    assert shell.good("sync").out.endswith("nothing written\n")


def test_languages_are_added_all_or_none(shell: Shell) -> None:
    before = shell.files()
    assert shell("language", "add", "pl", "xx").code == 1
    assert shell.files() == before


def test_language_list_has_names_direction_plurals_and_fallbacks(shell: Shell) -> None:
    shell.good("language", "add", "nb", "nn")
    listed = shell.good("language", "list", "--json").json
    assert listed["source_language"] == "en"
    assert listed["languages"][0] == {
        "language": "da",
        "name": "Danish",
        "autonym": "dansk",
        "direction": "ltr",
        "plurals": 2,
        "fallbacks": [],
    }
    assert [(one["language"], one["direction"], one["plurals"]) for one in listed["languages"]] == [
        ("da", "ltr", 2),
        ("ar", "rtl", 6),
        ("nb", "ltr", 2),
        ("nn", "ltr", 2),
    ]
    assert listed["languages"][3]["fallbacks"][0] == "nb"
    told = shell.good("language", "list").out
    assert "nn\tNorwegian Nynorsk\tnorsk (nynorsk)\tltr\tfalls back to nb → da → en\n" in told
