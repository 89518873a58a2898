"""`polyfolio memory` and `polyfolio fill`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

TEXT = "We are a movement."


@pytest.fixture
def repeated(shell: Shell) -> Shell:
    """A page that repeats a text of another one, translated there."""
    shell.write("source/again.md", f"# Direction\n\n{TEXT}\n\nMore.\n")
    shell.write("source/other.md", f"# Other\n\n{TEXT}\n")
    shell.good("sync")
    shell.good("translate", "strategy/direction.md", shell.unit_id("strategy/direction.md", TEXT), "da", "Vi er fler.")
    return shell


def test_memory_lists_matches_as_json(repeated: Shell) -> None:
    assert repeated.good("memory", "We are the movement.", "--lang", "da", "--json").json == {
        "language": "da",
        "text": "We are the movement.",
        "matches": [
            {
                "percent": 84,
                "exact": False,
                "state": "translated",
                "page": "strategy/direction.md",
                "unit": repeated.unit_id("strategy/direction.md", TEXT),
                "source": TEXT,
                "text": "Vi er fler.",
                "more": 0,
                "origin": "",
            }
        ],
    }


def test_memory_shows_the_source_where_it_differs(repeated: Shell) -> None:
    unit = repeated.unit_id("strategy/direction.md", TEXT)
    head = f"translated  strategy/direction.md  {unit}\n"
    assert repeated.good("memory", TEXT, "--lang", "da").out == f"100 %  {head}    = Vi er fler.\n"
    assert repeated.good("memory", f"{TEXT}!", "--lang", "da").out.endswith(f"{head}    {TEXT}\n    = Vi er fler.\n")
    assert repeated.good("memory", "Unheard of", "--lang", "da").out == ""


def test_memory_refuses_a_language_that_is_not_there(repeated: Shell) -> None:
    assert repeated("memory", TEXT, "--lang", "xx").code == 1
    assert repeated("memory", TEXT).code == 2


def test_fill_says_what_it_would_do_and_does_it(repeated: Shell) -> None:
    language = {"language": "da", "units": 1, "words": 4, "pages": 1, "suggestions": 1}
    assert repeated.good("fill", "da", "--dry-run", "--json").json == {"dry_run": True, "languages": [language]}
    assert repeated.units("again.md", "--lang", "da", "--state", "translated") == []
    assert repeated.good("fill", "da").out == "da: 1 unit (4 words) on 1 page filled; 1 more has a suggestion\n"
    assert [unit["translation"] for unit in repeated.units("again.md", "--lang", "da")] == ["", "Vi er fler.", ""]


def test_fill_goes_on_past_a_damaged_file_and_ends_with_1(repeated: Shell) -> None:
    repeated.write("locales/da/other.md.po", "garbage")
    ran = repeated("fill", "da")
    assert (ran.code, ran.out) == (1, "da: 1 unit (4 words) on 1 page filled; 0 more have a suggestion\n")
    assert "locales/da/other.md.po" in ran.told[0]


def test_fill_refuses_what_is_not_there(repeated: Shell) -> None:
    assert repeated("fill", "xx").code == 1
    assert repeated("fill", "--page", "none.md").code == 1
