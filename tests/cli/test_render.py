"""`polyfolio render` and `polyfolio export`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def half(shell: Shell) -> Shell:
    """Danish: the heading of news.md is translated."""
    shell.good("translate", "news.md", shell.unit_id("news.md", "News"), "da", "Nyheder")
    return shell


@pytest.fixture
def ready(half: Shell) -> Shell:
    """Danish: news.md is complete."""
    half.good("translate", "news.md", half.unit_id("news.md", "Nothing yet."), "da", "Intet endnu.")
    return half


def test_a_page_falls_back_unit_by_unit(half: Shell) -> None:
    assert half.good("render", "news.md", "da").out == "# Nyheder\n\nNothing yet.\n"


def test_a_page_without_translations_is_the_source_byte_for_byte(shell: Shell) -> None:
    data = "\ufeff# News\r\n\r\nNothing\ryet. \t\r\n\r\n\r\n* a\n*  b".encode()
    shell.write("source/news.md", data)
    assert shell.good("render", "news.md", "ar").data == data
    assert shell.good("render", "news.md", "en").data == data


def test_a_page_falls_back_along_the_chain(half: Shell) -> None:
    half.configure(languages='["da", "ar", "nb", "nn"]')
    half.good("sync")
    half.good("translate", "news.md", half.unit_id("news.md", "Nothing yet."), "nb", "Ingenting ennå.")
    assert half.good("render", "news.md", "nn").out == "# Nyheder\n\nIngenting ennå.\n"


def test_the_banner_says_how_complete_the_page_is(half: Shell) -> None:
    assert half.good("render", "news.md", "da", "--banner").out == (
        "> Denne side er en oversat version af siden News, og oversættelsen er 50% færdig.\n\n"
        "# Nyheder\n\nNothing yet.\n"
    )


def test_marks_name_language_and_direction_of_what_fell_back(half: Shell) -> None:
    assert half.good("render", "news.md", "ar", "--mark").out == (
        '# <span lang="en" dir="ltr">News</span>\n\n<span lang="en" dir="ltr">Nothing yet.</span>\n'
    )


def test_a_page_can_be_written_to_a_file(half: Shell) -> None:
    assert half.good("render", "news.md", "da", "-o", "out/page.md").out == ""
    assert half.read("out/page.md") == half.good("render", "news.md", "da").out


def test_an_export_writes_complete_pages_and_says_why_others_are_held_back(ready: Shell) -> None:
    assert ready.good("export").out.splitlines() == [
        "held back: da strategy/direction.md: 0% translated (5 untranslated)",
        "held back: ar news.md: 0% translated (2 untranslated)",
        "held back: ar strategy/direction.md: 0% translated (5 untranslated)",
        f"{ready.root}/translated: 1 file written, 0 up to date",
    ]
    assert ready.read("translated/da/news.md") == "# Nyheder\n\nIntet endnu.\n"
    assert sorted(name for name in ready.files() if name.startswith("translated")) == [
        "translated/.polyfolio-export.json",
        "translated/da/news.md",
    ]


def test_an_export_in_json_tells_the_same(ready: Shell) -> None:
    assert ready.good("export", "da", "--json").json == {
        "target": f"{ready.root}/translated",
        "languages": ["da"],
        "written": ["da/news.md"],
        "same": 0,
        "removed": [],
        "held": [{"language": "da", "page": "strategy/direction.md", "reason": "0% translated (5 untranslated)"}],
        "errors": [],
    }


def test_all_takes_incomplete_pages_with_fallback(ready: Shell) -> None:
    ready.good("export", "ar", "--all")
    assert ready.read("translated/ar/news.md") == "# News\n\nNothing yet.\n"
    assert not (ready.root / "translated/da").exists()


def test_finished_takes_only_languages_whose_every_page_is_complete(ready: Shell) -> None:
    assert (
        "held back: da: 28% translated, 1 of 2 pages not complete (5 untranslated)\n"
        in ready.good("export", "--finished").out
    )
    assert not (ready.root / "translated/da").exists()
    for unit in ready.units("strategy/direction.md"):
        ready.good("translate", "strategy/direction.md", unit["id"], "da", unit["source"])
    assert ready.good("export", "--finished", "--json").json["written"] == ["da/news.md", "da/strategy/direction.md"]


def test_a_dry_run_of_an_export_writes_nothing(ready: Shell) -> None:
    before = ready.files()
    assert ready.good("export", "--dry-run").out.endswith("/translated: 1 file would be written, 0 up to date\n")
    assert ready.files() == before


def test_a_second_export_writes_nothing_and_a_page_that_left_is_removed(ready: Shell) -> None:
    ready.good("export")
    assert ready.good("export").out.endswith("/translated: 0 files written, 1 up to date\n")
    (ready.root / "source/news.md").unlink()
    ready.good("sync")
    assert ready.good("export", "--json").json["removed"] == ["da/news.md"]
    assert not (ready.root / "translated/da/news.md").exists()


def test_files_that_no_export_wrote_are_never_touched(ready: Shell) -> None:
    ready.write("translated/da/news.md", "by hand\n")
    ready.write("translated/da/own.md", "mine\n")
    ran = ready("export")
    assert ran.code == 1
    assert ran.told == [
        f"{ready.root}/translated/da/news.md: was not written by an export and is left alone; move it away, "
        "or export somewhere else"
    ]
    assert (ready.read("translated/da/news.md"), ready.read("translated/da/own.md")) == ("by hand\n", "mine\n")


def test_the_target_and_the_layout_can_be_chosen(ready: Shell) -> None:
    ready.write("polyfolio.toml", ready.read("polyfolio.toml") + '[export]\nlayout = "{dir}/{name}.{lang}{ext}"\n')
    ready.good("export", "--all", "--out", "site")
    assert sorted(name for name in ready.files() if name.startswith("site") and name.endswith(".md")) == [
        "site/news.ar.md",
        "site/news.da.md",
        "site/strategy/direction.ar.md",
        "site/strategy/direction.da.md",
    ]


def test_an_export_may_lie_beside_the_documents_when_they_are_excluded(ready: Shell) -> None:
    text = ready.read("polyfolio.toml").replace("languages", 'exclude = ["**/*.??.md"]\nlanguages')
    ready.write("polyfolio.toml", text + '[export]\nlayout = "{dir}/{name}.{lang}{ext}"\n')
    ready.good("export", "--out", "source")
    assert ready.read("source/news.da.md") == "# Nyheder\n\nIntet endnu.\n"
    assert ready.good("sync").out == "0 pages changed, 2 as they were; nothing written\n"


@pytest.mark.parametrize(("settings", "written"), [("complete = 50", ["da/news.md"]), ("complete = 51", [])])
def test_the_needed_percentage_is_a_setting(half: Shell, settings: str, written: list[str]) -> None:
    half.write("polyfolio.toml", half.read("polyfolio.toml") + f"[export]\n{settings}\n")
    assert half.good("export", "--json").json["written"] == written


def test_a_review_can_be_required(ready: Shell) -> None:
    ready.write("polyfolio.toml", ready.read("polyfolio.toml") + "[export]\nrequire_review = true\n")
    held = ready.good("export", "da", "--json").json["held"]
    assert held[0] == {"language": "da", "page": "news.md", "reason": "2 of 2 translated units are not reviewed"}
    for unit in ready.units("news.md"):
        ready.good("review", "news.md", unit["id"], "da")
    assert ready.good("export", "da", "--json").json["written"] == ["da/news.md"]


@pytest.mark.parametrize(("outdated", "shown"), [("keep", "Intet endnu."), ("source", "Nothing yet today.")])
def test_what_an_outdated_unit_shows_is_a_setting(ready: Shell, outdated: str, shown: str) -> None:
    ready.write("source/news.md", "# News\n\nNothing yet today.\n")
    ready.good("sync")
    ready.write("polyfolio.toml", ready.read("polyfolio.toml") + f'[export]\noutdated = "{outdated}"\n')
    ready.good("export", "da", "--all")
    assert ready.read("translated/da/news.md") == f"# Nyheder\n\n{shown}\n"


def test_pictures_go_with_the_pages(ready: Shell) -> None:
    ready.write("source/img/map.png", b"\x89PNG\0")
    ready.good("export")
    assert (ready.root / "translated/da/img/map.png").read_bytes() == b"\x89PNG\0"
