"""`polyfolio sync`."""

from __future__ import annotations

import subprocess

from tests.cli.shell import Shell

FIELDS = ["page", "new", "edited", "kept", "moved", "removed", "carried"]


def test_json_tells_of_every_page_in_order(shell: Shell) -> None:
    done = shell.good("sync", "--json").json
    assert list(done) == ["pages", "errors"]
    assert [list(page) for page in done["pages"]] == [FIELDS, FIELDS]
    assert done == {
        "pages": [
            {"page": "news.md", "new": [], "edited": [], "kept": 2, "moved": [], "removed": [], "carried": 0},
            {
                "page": "strategy/direction.md",
                "new": [],
                "edited": [],
                "kept": 5,
                "moved": [],
                "removed": [],
                "carried": 0,
            },
        ],
        "errors": [],
    }


def test_json_names_the_units_that_changed(shell: Shell) -> None:
    ids = {unit["source"]: unit["id"] for unit in shell.units("strategy/direction.md")}
    shell.write(
        "source/strategy/direction.md",
        "# Direction\n\nWe are a great movement.\n\n- Equity\n- Knowledge\n\nA new end.\n",
    )
    page = shell.good("sync", "--json").json["pages"][1]
    assert page["edited"] == [ids["We are a movement."]]
    assert page["moved"]
    assert set(page["moved"]) <= {ids["Equity"], ids["Knowledge"]}
    assert page["removed"] == [ids["Read the [charter](charter.md)."]]
    assert page["new"] == [shell.unit_id("strategy/direction.md", "A new end.")]


def test_a_dry_run_says_what_a_sync_would_do_and_writes_nothing(shell: Shell) -> None:
    shell.write("source/news.md", "# News\n\nNothing yet today.\n")
    before = shell.files()
    planned = shell.good("sync", "--dry-run", "--json").json
    told = shell.good("sync", "--dry-run").out
    assert shell.files() == before
    unit = planned["pages"][0]["edited"][0]
    assert told == (
        "news.md: 1 edited, 1 kept\n"
        f"  {unit} edited, real, outdated 0, carried 0, unchanged 0: Nothing yet{{+ today+}}.\n"
        "units: 1 edited (1 real); translations of edited ones: outdated 0, carried 0, unchanged 0\n"
        "1 page changed, 1 as they were; nothing written\n"
    )
    assert shell.good("sync", "--json").json == planned


def test_a_dry_run_tells_each_unit_with_its_meaning_and_the_languages_it_touches(shell: Shell) -> None:
    page = "strategy/direction.md"
    ids = {unit["source"]: unit["id"] for unit in shell.units(page)}
    charter, movement = ids["Read the [charter](charter.md)."], ids["We are a movement."]
    shell.good("translate", page, charter, "da", "Læs [chartret](charter.md).")
    shell.good("translate", page, charter, "ar", "اقرأ الميثاق.")
    shell.good("translate", page, movement, "da", "Vi er en bevægelse.")
    text = shell.read(f"source/{page}").replace("(charter.md)", "(../charter.md)").replace("movement", "movemnet")
    shell.write(f"source/{page}", text.replace("- Equity\n", ""))
    shell.write("source/news.md", f"# News\n\nNothing yet.\n\nEquity\n\n{'A long new text. ' * 9}\n")
    told = shell.good("sync", "--dry-run").out.splitlines()
    planned = shell.good("sync", "--dry-run", "--json").json
    new = planned["pages"][0]["new"][0]
    assert told == [
        "news.md: 1 new, 1 moved, 2 kept",
        f"  {ids['Equity']} moved, from {page}: Equity",
        f"  {new} new: {('A long new text. ' * 9)[:71].rstrip()}…",
        f"{page}: 2 edited, 1 carried, 2 kept",
        f"  {movement} edited, trivial, outdated 1, carried 0, unchanged 0: We are a [-movement-]{{+movemnet+}}.",
        f"  {charter} edited, mechanical, outdated 1, carried 1, unchanged 0: Read the [charter]({{+../+}}charter.md).",
        "units: 1 new, 2 edited (1 mechanical, 1 trivial), 1 moved; "
        "translations of edited ones: outdated 2, carried 1, unchanged 0",
        "2 pages changed, 0 as they were; nothing written",
    ]
    assert [(len(one["edited"]), one["carried"]) for one in planned["pages"]] == [(0, 0), (2, 1)]
    assert shell.good("sync", "--json").json == planned


def test_units_of_other_spelling_can_be_said_to_require_no_update(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "Nothing yet.")
    shell.good("translate", "news.md", unit, "da", "Intet.")
    shell.write("source/news.md", "# News today\n\nNothing, yet!\n")
    shell.good("sync", "--no-require-updates", "trivial")
    assert shell.units("news.md", "--lang", "da")[1]["state"] == "translated"


def test_a_second_sync_writes_nothing(shell: Shell) -> None:
    before = shell.files()
    assert shell.good("sync").out == "0 pages changed, 2 as they were; nothing written\n"
    assert shell.files() == before


def test_only_the_named_pages_are_synchronised(shell: Shell) -> None:
    shell.write("source/one.md", "One\n")
    shell.write("source/two.md", "Two\n")
    assert [page["page"] for page in shell.good("sync", "one.md", "--json").json["pages"]] == ["one.md"]
    assert not (shell.root / "locales/templates/two.md.pot").exists()


def test_an_edit_outdates_unless_it_is_said_to_require_no_update(shell: Shell) -> None:
    for page, source in (("news.md", "Nothing yet."), ("strategy/direction.md", "We are a movement.")):
        shell.good("translate", page, shell.unit_id(page, source), "da", "Dansk tekst.")
    unit = shell.unit_id("news.md", "Nothing yet.")
    shell.write("source/news.md", "# News\n\nNothing, yet.\n")
    text = shell.read("source/strategy/direction.md")
    shell.write("source/strategy/direction.md", text.replace("We are a movement.", "We are a great movement."))
    shell.good("sync", "--no-require-updates", f"news.md:{unit}")
    assert [one["state"] for one in shell.units("news.md", "--lang", "da")] == ["untranslated", "translated"]
    assert shell.units("strategy/direction.md", "--lang", "da")[1]["state"] == "outdated"


def test_all_edits_can_be_said_to_require_no_update(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "Nothing yet.")
    shell.good("translate", "news.md", unit, "da", "Intet.")
    shell.write("source/news.md", "# News\n\nNothing, yet.\n")
    shell.good("sync", "--no-require-updates", "all")
    assert shell.units("news.md", "--lang", "da")[1]["state"] == "translated"


def test_markers_are_written_into_wikitext_as_translate_writes_them(shell: Shell) -> None:
    shell.write("source/Plan.wiki", "<translate>\n== Aim ==\n\nGrow.\n</translate>\n")
    shell.good("sync", "--write-markers")
    assert shell.read("source/Plan.wiki") == ("<translate>\n== Aim == <!--T:1-->\n\n<!--T:2-->\nGrow.\n</translate>\n")
    assert [unit["id"] for unit in shell.units("Plan.wiki")] == ["Page display title", "1", "2"]
    assert shell.good("sync", "--write-markers").out.endswith("nothing written\n")


def test_a_renamed_page_carries_its_translations(shell: Shell) -> None:
    shell.good("translate", "news.md", shell.unit_id("news.md", "Nothing yet."), "da", "Intet.")
    (shell.root / "source/news.md").rename(shell.root / "source/latest.md")
    pages = {page["page"]: page for page in shell.good("sync", "--json").json["pages"]}
    assert len(pages["latest.md"]["moved"]) == 2
    assert shell.units("latest.md", "--lang", "da")[1]["translation"] == "Intet."


def test_commit_makes_one_commit_of_what_was_written(shell: Shell) -> None:
    def git(*args: str) -> str:
        return subprocess.run(["git", *args], cwd=shell.root, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    shell.write("source/news.md", "# News\n\nNothing yet today.\n")
    shell.write("unrelated.txt", "staged\n")
    git("add", "unrelated.txt")
    assert shell.good("sync", "--commit").out.endswith("files written, committed\n")
    changed = git("show", "--name-only", "--format=%s").split("\n")
    assert changed[0] == "Synchronise 1 page: news.md"
    assert all(name.startswith("locales/") for name in changed[2:] if name)
    assert git("status", "--porcelain", "unrelated.txt") == "A  unrelated.txt\n"


def test_a_new_project_is_told_what_it_lacks(empty: Shell) -> None:
    empty.good("init")
    documents = "no documents in source/ yet; project.include says which files are documents\n"
    languages = "no languages yet; `polyfolio language add CODE` adds them\n"
    assert empty.good("sync").out.endswith(documents)
    assert empty.good("stats").out == languages
    empty.write("source/a.md", "# A\n")
    assert empty.good("sync").out.endswith(languages)
    empty.good("language", "add", "da")
    assert languages not in empty.good("sync").out
    (empty.root / "source/a.md").unlink()
    assert empty.good("stats").out == documents


def test_oddities_of_a_page_are_warnings_that_do_not_fail(shell: Shell) -> None:
    shell.write("source/Plan.wiki", "<translate>\nGrow.\n</translate>\n\n<translate lang=da>More.\n")
    ran = shell("sync")
    warning = "<translate lang=da> is no translate tag: write <translate>, <translate nowrap> or </translate>"
    assert (ran.code, ran.told) == (0, [f"Plan.wiki:5: warning: {warning}"])
    assert "Plan.wiki: 2 new\n" in ran.out
