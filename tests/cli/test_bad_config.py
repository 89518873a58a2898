"""Configurations that cannot be used: every command stops with one line that names file, key and value."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

LISTED = '[project]\nlanguages = ["da"]\n'
CASES = [
    ("[project\nname = 1\n", ":1: is not TOML: Expected ']'"),
    ('[project]\nname = "a"\nname = "b"\n', ":3: is not TOML: Cannot overwrite a value"),
    ('[project]\nname = "open\n', ":2: is not TOML"),
    ("colour = 1\n", "colour = 1 is not a setting; there are: project, fallbacks, export, formats, checks"),
    ("[project]\ncolour = 'red'\n", "project.colour = 'red' is not a setting; there are: name, source_language"),
    ("[export]\ncolour = 'red'\n", "export.colour = 'red' is not a setting; there are: complete, require_review"),
    ("project = 3\n", "project = 3 must be a table"),
    ("[project]\nname = 3\n", "project.name = 3 must be a text of one line"),
    ("[project]\nlanguages = 'da'\n", "project.languages = 'da' must be a list of texts"),
    ("[project]\nlanguages = ['da', 3]\n", "project.languages = ['da', 3] must be a list of texts"),
    ("[project]\nlanguages = ['da', 'da']\n", "project.languages = ['da', 'da'] names a language twice"),
    ("[project]\nlanguages = ['da', 'dan']\n", "project.languages: 'dan' names the same language as 'da'; take it out"),
    ("[project]\nlanguages = ['en']\n", "project.languages: 'en' is the source language 'en'; take it out"),
    ("[project]\nlanguages = ['xx']\n", 'project.languages: "xx" is not a known language'),
    ("[project]\nlanguages = ['../x']\n", "project.languages: '../x' is not a language code"),
    ("[project]\nsource_language = 'xx'\n", 'project.source_language: "xx" is not a known language'),
    ("[project]\nsource = '../x'\n", "project.source = '../x' must be a folder inside the project"),
    ("[project]\nsource = '/etc'\n", "project.source = '/etc' must be a folder inside the project"),
    ("[project]\nlocales = ''\n", "project.locales = '' must be a text of one line"),
    ("[project]\ninclude = '*.md'\n", "project.include = '*.md' must be a list of texts"),
    ("[project]\ncatalogs = 'some'\n", "project.catalogs = 'some' must be one of all, used"),
    ("[export]\ncomplete = 101\n", "export.complete = 101 must be a whole number from 0 to 100"),
    ("[export]\ncomplete = true\n", "export.complete = True must be a whole number from 0 to 100"),
    ("[export]\noutdated = 'drop'\n", "export.outdated = 'drop' must be one of keep, source"),
    ("[export]\nmark = 'yes'\n", "export.mark = 'yes' must be true or false"),
    ("[export]\nlayout = '{page}'\n", "export.layout = '{page}' has no {lang}"),
    ("[export]\nlayout = '{lang}'\n", "export.layout = '{lang}' has neither {page} nor {name}"),
    ("[export]\nlayout = '{lang}/{path}'\n", "export.layout = '{lang}/{path}' has the unknown field {path}; there are"),
    ("[export]\nlayout = '{lang}/{page}/{dir'\n", "has a brace without its partner; the fields are: {lang}, {page}"),
    ("[export]\nlayout = '../{lang}/{page}'\n", "export.layout = '../{lang}/{page}' leads outside of the folder"),
    ("[fallbacks]\nda = 'nb'\n", "fallbacks.da = 'nb' must be a list of texts"),
    ("[fallbacks]\nda = ['xx']\n", 'fallbacks.da: "xx" is not a known language'),
    ("[fallbacks]\nxx = ['da']\n", 'fallbacks.xx: "xx" is not a known language'),
    ("checks = 3\n", "checks = 3 must be a table"),
    ("[checks]\ncolour = []\n", "checks.colour = [] is not a setting; there are: off, on, error"),
    ("[checks]\noff = 'numbers'\n", "checks.off = 'numbers' must be a list of texts"),
    ("[checks]\noff = ['sums']\n", "checks.off = 'sums' is not a check; there are: link-targets, "),
    ("[checks]\noff = ['markup']\n", "checks.off = 'markup' is always on, and always an error"),
    ("[checks]\non = ['code']\noff = ['code']\n", "checks.on = 'code' stands in these lists twice"),
    ("[checks.da]\noff = ['sums']\n", "checks.da.off = 'sums' is not a check; there are: link-targets, "),
    ("[checks.da]\noff = []\n", "checks.da is neither a list nor one of project.languages"),
    ("formats = 3\n", "formats = 3 must be tables: [[formats]]"),
    ("[[formats]]\ncode = true\n", "[[formats]] {'code': True} has no match"),
    ("[[formats]]\nmatch = 3\n", "formats.match = 3 must be a text of one line"),
]
"""A configuration, and what is told of it."""

PER_PAGE = [
    ("code = 1\n", "the option 'code' of the format 'markdown' must be of type bool, not 1"),
    ("colour = 1\n", "the format 'markdown' has no option 'colour'; there are: code, definition_lists, front_matter"),
    ("front_matter = 'title'\n", "the option 'front_matter' of the format 'markdown' must be a list of texts, not"),
    ("front_matter = ['title', 1]\n", "must be a list of texts, not ['title', 1]"),
    ("format = 'rst'\n", "there is no format 'rst'; there are: html, markdown, text, wikitext"),
]
"""A rule for Markdown pages, and what is told of it."""


@pytest.mark.parametrize(("text", "message"), CASES)
def test_a_bad_configuration_is_told_with_file_key_and_value(shell: Shell, text: str, message: str) -> None:
    shell.write("polyfolio.toml", text)
    for command in ("stats", "language list", "sync", "units news.md"):
        ran = shell(*command.split())
        assert (ran.code, ran.out, len(ran.told)) == (1, "", 1), ran
        assert ran.err.startswith("polyfolio.toml:")
        assert message in ran.err


@pytest.mark.parametrize(("rule", "message"), PER_PAGE)
def test_a_bad_rule_for_formats_is_told_once_with_its_glob(shell: Shell, rule: str, message: str) -> None:
    shell.write("polyfolio.toml", f"{LISTED}[[formats]]\nmatch = '**/*.md'\n{rule}")
    for command in ("stats", "sync", "check", "export", "index", "units news.md", "render news.md da"):
        ran = shell(*command.split())
        assert (ran.code, ran.out, len(ran.told)) == (1, "", 1), ran
        assert ran.err.startswith("polyfolio.toml: [[formats]] match = '**/*.md': ")
        assert message in ran.err


def test_a_configuration_that_is_not_utf8_is_told_with_its_line(shell: Shell) -> None:
    shell.write("polyfolio.toml", b'[project]\nname = "\xe9"\n')
    assert shell("stats").told == ["polyfolio.toml:2: is not UTF-8"]


def test_an_empty_configuration_is_a_project_with_defaults(shell: Shell) -> None:
    shell.write("polyfolio.toml", "")
    assert shell.good("stats", "--json").json == {"source_language": "en", "languages": []}


def test_a_source_folder_that_is_missing_is_named(shell: Shell) -> None:
    shell.configure(source='"texts"')
    for command in ("stats", "sync", "export", "check", "index"):
        ran = shell(command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.told == [
            "texts: the folder of documents is not there; make it, or name another one as project.source"
        ]


def test_a_good_rule_for_formats_changes_what_becomes_a_unit(shell: Shell) -> None:
    shell.write("source/post.md", "---\nsummary: Short\ntitle: Long\n---\n\nText\n")
    assert [unit["source"] for unit in shell.units("post.md")] == ["Long", "Text"]
    shell.write("polyfolio.toml", f"{LISTED}[[formats]]\nmatch = 'post.*'\nfront_matter = ['summary']\n")
    assert [unit["source"] for unit in shell.units("post.md")] == ["Short", "Text"]


def test_adding_a_language_keeps_the_comments_of_the_configuration(shell: Shell) -> None:
    text = '# ours\n[project]\nname = "B"  # the book\nlanguages = [\n  "da",  # Danish\n]\n\n[export]\ncomplete = 90\n'
    shell.write("polyfolio.toml", text)
    shell.good("language", "add", "pt-BR")
    after = shell.read("polyfolio.toml")
    for comment in ("# ours\n", "# the book\n", "# Danish\n", "complete = 90\n"):
        assert comment in after
    assert [one["language"] for one in shell.good("language", "list", "--json").json["languages"]] == ["da", "pt-BR"]
