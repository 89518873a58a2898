"""Calls that cannot be answered: an exit code, one message that names the thing and the value, never a traceback."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

REFUSED = [
    ("units nwes.md", "there is no page 'nwes.md' in source/; near it: news.md"),
    ("units NEWS.MD", "there is no page 'NEWS.MD' in source/; near it: news.md"),
    ("units ''", "there is no page '' in source/"),
    ("units ../polyfolio.toml", "there is no page '../polyfolio.toml' in source/"),
    ("units source/news.md", "there is no page 'source/news.md' in source/; near it: news.md"),
    ("units ./news.md", "there is no page './news.md' in source/; near it: news.md"),
    ("units strategy/../news.md", "there is no page 'strategy/../news.md' in source/; near it: news.md"),
    ("units /etc/passwd", "there is no page '/etc/passwd' in source/"),
    ("units strategy", "there is no page 'strategy' in source/"),
    ("units news.md --lang xx", '"xx" is not a known language'),
    ("units news.md --lang klingon", '"klingon" is not a known language; did you mean tlh (Klingon)'),
    (
        "units news.md --lang de",
        "the project has no language 'de'; it has: da, ar (`polyfolio language add de` adds it)",
    ),
    ("units news.md --lang dan", "the project has the language 'dan' under the code 'da'; use that"),
    ("units news.md --lang ../..", "'../..' is not a language code"),
    ("units news.md --lang en", "'en' is the source language: its text is the pages themselves"),
    ("translate nwes.md x da y", "there is no page 'nwes.md'"),
    ("translate news.md nosuch da y", "the page news.md has no unit 'nosuch'; `polyfolio units` lists them"),
    ("translate news.md '' da y", "the page news.md has no unit ''"),
    ("translate news.md UNIT de y", "the project has no language 'de'"),
    ("translate news.md UNIT en y", "'en' is the source language"),
    ("translate news.md UNIT da <b>", "UNIT: adds the tag <b>"),
    ("translate news.md UNIT da y --base beef", "UNIT: the translation has changed in the meantime"),
    ("review news.md nosuch da", "the page news.md has no unit 'nosuch'"),
    ("review news.md UNIT da", "UNIT: is untranslated in da; only a translation can be reviewed"),
    ("review news.md UNIT xx", '"xx" is not a known language'),
    ("stats --lang xx", '"xx" is not a known language'),
    ("stats --lang en", "'en' is the source language"),
    ("stats --page nwes.md", "there is no page 'nwes.md' in source/; near it: news.md"),
    ("render nwes.md da", "there is no page 'nwes.md'"),
    ("render news.md de", "the project has no language 'de'"),
    ("render news.md da -o polyfolio.toml/x.md", "polyfolio.toml/x.md: cannot be written: "),
    ("export de", "the project has no language 'de'"),
    ("export en", "'en' is the source language"),
    ("export --all --out source", "is where documents are read from: the exported da/news.md would become a page"),
    ("export --all --out locales/x", "is inside locales/, where the PO files are; export somewhere else (--out DIR)"),
    ("check xx", '"xx" is not a known language'),
    ("check --page nwes.md", "there is no page 'nwes.md'"),
    ("pseudo --lang dan", "the language 'dan' is there already as 'da'"),
    ("pseudo --lang !!", "'!!' is not a language code"),
    ("pseudo --lang en", "the language 'en' is the source language"),
    ("language add da", "the language 'da' is there already"),
    ("language add de dan", "the language 'dan' is there already as 'da'"),
    ("language add de de", "the language 'de' is there already"),
    ("language add xx", '"xx" is not a known language'),
    ("language add en", "the language 'en' is the source language"),
    ("language add a/b", "'a/b' is not a language code"),
    ("import po no.po --lang da", "no.po: cannot be read: No such file or directory"),
    ("import po source --lang da", "source: cannot be read: Is a directory"),
    ("import po source/news.md --lang da", "source/news.md:3: "),
    ("import po no.po --lang xx", '"xx" is not a known language'),
    ("import po no.po --lang en", "'en' is the source language"),
    ("sync nwes.md", "there is no page 'nwes.md' in source/; near it: news.md"),
    (
        "sync --no-require-updates news.md:nosuch",
        "'news.md:nosuch' is not an edited unit of this sync; there are: none",
    ),
    ("sync --commit", "--commit needs a git repository; `git init` makes one"),
    ("init polyfolio.toml/below", "polyfolio.toml/below: the folder cannot be made: Not a directory"),
    ("--project nowhere stats", "nowhere: --project is not a folder"),
    ("--project polyfolio.toml stats", "polyfolio.toml: --project is not a folder"),
]
MISUSED = [
    ("frobnicate", "No such command 'frobnicate'."),
    ("--colour stats", "No such option '--colour'."),
    ("stats --colour", "No such option '--colour'."),
    ("stats news.md", "unexpected extra argument"),
    ("units", "Missing argument 'PAGE'."),
    (
        "units news.md --state done --lang da",
        "'done' is not one of 'untranslated', 'outdated', 'translated', 'reviewed'.",
    ),
    ("units news.md --state outdated", "--state needs --lang CODE"),
    ("units news.md --lang", "'--lang' requires an argument."),
    ("translate news.md", "Missing argument 'UNIT'."),
    ("translate news.md x", "Missing argument 'LANG'."),
    ("translate news.md x da a b", "unexpected extra argument (b)"),
    ("review news.md x", "Missing argument 'LANG'."),
    ("render news.md", "Missing argument 'LANG'."),
    ("render news.md da -o source", "'source' is a directory."),
    ("export --all --finished", "--all and --finished exclude each other"),
    ("export --out polyfolio.toml", "'polyfolio.toml' is a file."),
    ("import sheet", "No such command 'sheet'."),
    ("import page", "Missing argument 'FILE'."),
    ("import po --lang da", "Missing argument 'FILE...'."),
    ("import po x.po", "Missing option '--lang'."),
    ("language add", "Missing argument 'CODE...'."),
    ("language remove da", "No such command 'remove'."),
    ("init polyfolio.toml", "'polyfolio.toml' is a file."),
]


def call(shell: Shell, line: str) -> tuple[int, str, list[str], str]:
    """Run a line of which the word UNIT stands for the paragraph of news.md; code, output, messages and that id."""
    unit = shell.unit_id("news.md", "Nothing yet.")
    words = ["" if word == "''" else unit if word == "UNIT" else word for word in line.split()]
    ran = shell(*words)
    return ran.code, ran.out, ran.told, unit


@pytest.mark.parametrize(("line", "message"), REFUSED)
def test_a_refused_call_exits_1_with_one_line(shell: Shell, line: str, message: str) -> None:
    before = shell.files()
    code, out, told, unit = call(shell, line)
    assert (code, len(told)) == (1, 1), told
    assert message.replace("UNIT", unit) in told[0]
    assert not out or line.startswith("import po")
    assert shell.files() == before


@pytest.mark.parametrize(("line", "message"), MISUSED)
def test_a_wrong_call_exits_2_and_names_what_is_wrong_last(shell: Shell, line: str, message: str) -> None:
    before = shell.files()
    code, out, told, _ = call(shell, line)
    assert (code, out) == (2, "")
    assert told[0].startswith(("Usage: polyfolio ", "Error: "))
    assert message.lower() in told[-1].lower()
    assert "Traceback" not in "".join(told)
    assert shell.files() == before


def test_a_page_that_would_lose_most_of_its_units_exits_3_and_is_left_alone(shell: Shell) -> None:
    shell.write("source/long.md", "\n\n".join(f"Paragraph {number}" for number in range(12)))
    shell.good("sync")
    shell.write("source/long.md", "Paragraph 1\n")
    before = shell.files()
    ran = shell("sync", "--json")
    assert ran.code == 3
    message = "would lose 11 of its 12 units and was left alone; if that is meant, run `polyfolio sync --yes`"
    assert ran.told == [f"long.md: {message}"]
    assert ran.json["errors"] == [{"page": "long.md", "line": 0, "message": message}]
    assert shell.files() == before
    assert shell.good("sync", "--yes").code == 0


@pytest.mark.parametrize("group", ["import", "language"])
def test_a_group_alone_shows_its_commands(shell: Shell, group: str) -> None:
    ran = shell(group)
    assert (ran.code, ran.out) == (2, "")
    assert "Commands:" in ran.told
