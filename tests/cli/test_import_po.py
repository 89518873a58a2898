"""`polyfolio import po` and `polyfolio pseudo`."""

from __future__ import annotations

from tests.cli.shell import Shell

FOREIGN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: src/news.md:1
msgid "News"
msgstr "Nyheder"

#: src/news.md:3
#, fuzzy
msgid ""
"Nothing\\n"
"yet."
msgstr ""
"Intet\\n"
"endnu."

msgid "Elsewhere"
msgstr "Andetsteds"

msgid "Equity"
msgstr ""
"""


def test_translations_are_taken_over_by_source_text(shell: Shell) -> None:
    shell.write("da.po", FOREIGN)
    assert shell.good("import", "po", "da.po", "--lang", "da").out == (
        "da: 2 units (3 words) taken over: 1 translated, 1 outdated; 2 of 3 translated entries have a place\n"
    )
    assert [(unit["translation"], unit["state"]) for unit in shell.units("news.md", "--lang", "da")] == [
        ("Nyheder", "translated"),
        ("Intet endnu.", "outdated"),
    ]


def test_the_json_of_an_import_counts_the_same(shell: Shell) -> None:
    shell.write("da.po", FOREIGN)
    ran = shell.good("import", "po", "da.po", "--lang", "da", "--json")
    assert ran.json == {
        "language": "da",
        "units": 2,
        "translated": 1,
        "outdated": 1,
        "words": 3,
        "entries": 3,
        "placed": 2,
        "unplaced": 1,
        "unplaced_words": 1,
        "kept": 0,
    }


def test_what_is_translated_stays(shell: Shell) -> None:
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyt")
    shell.write("da.po", FOREIGN)
    assert shell.good("import", "po", "da.po", "--lang", "da", "--json").json["units"] == 1
    assert shell.units("news.md", "--lang", "da")[0]["translation"] == "Nyt"


def test_a_second_import_changes_nothing(shell: Shell) -> None:
    shell.write("da.po", FOREIGN)
    shell.good("import", "po", "da.po", "--lang", "da")
    before = shell.files()
    assert shell.good("import", "po", "da.po", "--lang", "da", "--json").json["units"] == 0
    assert shell.files() == before


def test_pages_that_need_a_sync_are_told_in_one_line(shell: Shell) -> None:
    shell.write("da.po", FOREIGN)
    for page, others in (("a.md", ""), ("b.md", " (and one other page)"), ("c.md", " (and 2 other pages)")):
        shell.write(f"source/{page}", f"# Elsewhere in {page}\n")
        ran = shell("import", "po", "da.po", "--lang", "da")
        told = f"a.md: has changed since the last sync{others}; run `polyfolio sync` first"
        assert (ran.code, ran.told) == (1, [told])


def test_one_bad_file_does_not_stop_the_others(shell: Shell) -> None:
    shell.write("bad.po", 'msgid "a"\nmsgstr "b\n')
    shell.write("da.po", FOREIGN)
    ran = shell("import", "po", "bad.po", "da.po", "--lang", "da", "--json")
    assert (ran.code, ran.json["units"], len(ran.told)) == (1, 2, 1)
    assert ran.told[0].startswith("bad.po:2: ")


def test_pseudo_fills_a_new_language_so_that_every_unit_is_translated_without_errors(shell: Shell) -> None:
    assert shell.good("pseudo").out == "qps-ploc: 7 units on 2 pages filled\n"
    stats = shell.good("stats", "--lang", "qps-ploc", "--json").json["languages"][0]
    assert (stats["percent"], stats["errors"], stats["finished"]) == (100, 0, True)
    shell.good("check", "qps-ploc")
    assert "(charter.md)" in shell.good("render", "strategy/direction.md", "qps-ploc").out


def test_pseudo_leaves_translations_alone(shell: Shell) -> None:
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyheder")
    assert shell.good("pseudo", "--lang", "da").out == "da: 6 units on 2 pages filled\n"
    assert shell.units("news.md", "--lang", "da")[0]["translation"] == "Nyheder"
    assert shell.good("pseudo", "--lang", "da").out == "da: 0 units on 0 pages filled\n"


def test_what_found_no_place_is_written_to_the_report_and_force_replaces(shell: Shell) -> None:
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyt")
    shell.write("da.po", FOREIGN)
    shell.good("import", "po", "da.po", "--lang", "da", "--report", "left.po")
    left = shell.read("left.po")
    assert [line for line in left.splitlines() if line.startswith("# ")] == [
        f"# polyfolio: news.md: the unit '{shell.unit_id('news.md', 'News')}' keeps its own translation",
        "# polyfolio: no unit has this text",
    ]
    assert shell.good("import", "po", "left.po", "--lang", "da", "--force", "--json").json["translated"] == 1
    assert shell.units("news.md", "--lang", "da")[0]["translation"] == "Nyheder"


def test_a_file_in_another_language_is_warned_of_and_taken(shell: Shell) -> None:
    shell.write("sv.po", FOREIGN.replace('UTF-8\\n"', 'UTF-8\\n"\n"Language: sv\\n"'))
    ran = shell("import", "po", "sv.po", "--lang", "da", "--json")
    assert (ran.code, ran.json["units"]) == (0, 2)
    assert ran.told == ["sv.po: its header says that it is in 'sv', not in 'da'"]


def test_a_report_that_cannot_be_written_is_told(shell: Shell) -> None:
    shell.write("da.po", FOREIGN)
    shell.write("left.po/file", "")
    ran = shell("import", "po", "da.po", "--lang", "da", "--report", "left.po")
    assert (ran.code, len(ran.told)) == (1, 1)
