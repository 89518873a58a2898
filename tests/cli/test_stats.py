"""`polyfolio stats`, `polyfolio check` and `polyfolio index`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.shell import Shell

COUNTS = [
    "units",
    "words",
    "translated",
    "outdated",
    "reviewed",
    "untranslated",
    "errors",
    "translated_words",
    "percent",
]


@pytest.fixture
def busy(shell: Shell) -> Shell:
    """Danish: news.md has one reviewed unit and one with an error; direction.md one translated and one outdated."""
    heading, text = (unit["id"] for unit in shell.units("news.md"))
    shell.good("translate", "news.md", heading, "da", "Nyheder")
    shell.good("review", "news.md", heading, "da")
    shell("translate", "news.md", text, "da", "<b>Intet", "--force")
    ids = [unit["id"] for unit in shell.units("strategy/direction.md")]
    shell.good("translate", "strategy/direction.md", ids[1], "da", "Vi er en bevægelse.")
    shell.good("translate", "strategy/direction.md", ids[2], "da", "Viden", "--outdated")
    return shell


def danish(shell: Shell, *args: str) -> dict[str, Any]:
    """What the command's JSON says of Danish."""
    found: dict[str, Any] = shell.good("stats", *args, "--json").json["languages"][0]
    return found


def test_json_has_the_documented_shape(busy: Shell) -> None:
    stats = busy.good("stats", "--json").json
    assert list(stats) == ["source_language", "languages"]
    assert stats["source_language"] == "en"
    for language in stats["languages"]:
        assert list(language) == ["language", *COUNTS, "complete_pages", "finished", "pages"]
        assert [list(page) for page in language["pages"]] == [["page", *COUNTS]] * 2


def test_translated_includes_reviewed_and_an_error_counts_as_untranslated(busy: Shell) -> None:
    news, direction = danish(busy)["pages"]
    assert news == {
        "page": "news.md",
        "units": 2,
        "words": 3,
        "translated": 1,
        "outdated": 0,
        "reviewed": 1,
        "untranslated": 1,
        "errors": 1,
        "translated_words": 1,
        "percent": 50,
    }
    assert {key: direction[key] for key in COUNTS} == {
        "units": 5,
        "words": 10,
        "translated": 1,
        "outdated": 1,
        "reviewed": 0,
        "untranslated": 3,
        "errors": 0,
        "translated_words": 4,
        "percent": 20,
    }


def test_a_languages_counts_are_the_sum_of_its_pages(busy: Shell) -> None:
    found = danish(busy)
    for key in COUNTS[:-1]:
        assert found[key] == sum(page[key] for page in found["pages"])
    assert found["units"] == found["translated"] + found["outdated"] + found["untranslated"]
    assert (found["percent"], found["complete_pages"], found["finished"]) == (28, 0, False)


def test_a_language_and_a_page_can_be_picked(busy: Shell) -> None:
    assert [one["language"] for one in busy.good("stats", "--lang", "ar", "--json").json["languages"]] == ["ar"]
    picked = danish(busy, "--page", "news.md")
    assert [page["page"] for page in picked["pages"]] == ["news.md"]
    assert picked["units"] == 2


def test_a_complete_language_is_finished(shell: Shell) -> None:
    for page in ("news.md", "strategy/direction.md"):
        for unit in shell.units(page):
            shell.good("translate", page, unit["id"], "da", unit["source"])
    found = danish(shell)
    assert (found["percent"], found["complete_pages"], found["finished"]) == (100, 2, True)
    assert " 2/2 ✓" in shell.good("stats").out


def test_percent_is_never_0_once_something_is_done_and_100_only_when_all_is(shell: Shell) -> None:
    shell.write("source/many.txt", "\n\n".join(f"Paragraph {number}." for number in range(300)))
    shell.good("sync")
    units = [unit["id"] for unit in shell.units("many.txt")]
    shell.good("translate", "many.txt", units[0], "da", "Afsnit.")
    assert danish(shell, "--page", "many.txt")["percent"] == 1
    shell.write("source/many.txt", "\n\n".join(f"Paragraph {number}." for number in range(2)))
    shell.good("sync", "--yes")
    assert danish(shell, "--page", "many.txt")["percent"] == 50


def test_people_see_a_line_per_language_and_per_page(busy: Shell) -> None:
    by_language = busy.good("stats").out
    assert "da         █████▒▒░░░░░░░░░░░░░   28" in by_language
    assert by_language.index(" da ") < by_language.index(" ar ")
    by_page = busy.good("stats", "--lang", "da").out
    assert "news.md                 ██████████░░░░░░░░░░   50" in by_page
    assert "strategy/direction.md   ████▒▒▒▒░░░░░░░░░░░░   20" in by_page


def test_check_names_language_page_unit_and_reason(busy: Shell) -> None:
    unit = busy.unit_id("news.md", "Nothing yet.")
    message = "adds the tag <b>; the tag <b> is not closed"
    ran = busy("check", "--json")
    assert (ran.code, ran.err) == (1, "")
    assert ran.json == {
        "issues": [
            {
                "language": "da",
                "page": "news.md",
                "unit": unit,
                "check": "markup",
                "severity": "error",
                "message": message,
            }
        ]
    }
    assert busy("check").out == f"da news.md {unit}: error: {message} [markup]\n1 error, 0 warnings\n"


def test_check_takes_languages_and_a_page(busy: Shell) -> None:
    assert busy("check", "da").code == 1
    assert busy.good("check", "ar").out == "0 errors, 0 warnings\n"
    assert busy.good("check", "da", "--page", "strategy/direction.md").out == "0 errors, 0 warnings\n"
    assert busy("check", "ar", "da", "--page", "news.md").code == 1


def test_an_error_that_came_in_by_an_editor_is_found(shell: Shell) -> None:
    text = shell.read("locales/da/news.md.po")
    shell.write("locales/da/news.md.po", text.replace('msgid "News"\nmsgstr ""', 'msgid "News"\nmsgstr "<script>"'))
    ran = shell("check", "da", "--json")
    assert (ran.code, [issue["page"] for issue in ran.json["issues"]]) == (1, ["news.md"])
    assert shell("render", "news.md", "da").out == "# News\n\nNothing yet.\n"


def test_deleting_the_index_changes_no_number(busy: Shell) -> None:
    counted = busy.good("stats", "--json").json
    for name in ("index.db", "index.db-wal", "index.db-shm"):
        (busy.root / "instance" / name).unlink(missing_ok=True)
    assert busy.good("stats", "--json").json == counted
    assert busy.good("index").out == "2 pages, 2 languages\n"
    assert busy.good("stats", "--json").json == counted
