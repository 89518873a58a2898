"""The commands `dismiss` and `fix`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

PAGE = "strategy/direction.md"
SOURCE = "Read the [charter](charter.md)."
WARNINGS = ["lacks the link to charter.md", "adds a link to rules.md"]


@pytest.fixture
def changed(shell: Shell) -> Shell:
    """A project in which a translation leads a link elsewhere, and has quotation marks of another language."""
    text = 'Læs "[chartret](rules.md)".'
    shell.good("translate", PAGE, shell.unit_id(PAGE, SOURCE), "da", text)
    return shell


def test_a_dismissed_warning_leaves_check_and_its_json_and_can_be_listed(changed: Shell) -> None:
    unit = changed.unit_id(PAGE, SOURCE)
    assert len(changed.good("check", "--json").json["issues"]) == 2
    changed.good("dismiss", PAGE, unit, "da", "link-targets")
    assert changed.good("check").out == "0 errors, 0 warnings\n"
    assert changed.good("check", "--json").json == {"issues": []}
    told = "".join(f"da {PAGE} {unit}: warning: {warning} [link-targets]\n" for warning in WARNINGS)
    assert changed.good("check", "--dismissed").out == f"{told}0 errors, 2 warnings\n"
    listed = changed.good("check", "--dismissed", "--json").json["issues"]
    assert [issue["message"] for issue in listed] == WARNINGS


def test_undo_takes_it_back(changed: Shell) -> None:
    before = changed.files()
    unit = changed.unit_id(PAGE, SOURCE)
    changed.good("dismiss", PAGE, unit, "da", "link-targets")
    changed.good("dismiss", PAGE, unit, "da", "link-targets", "--undo")
    assert changed.files() == before


def test_what_cannot_be_dismissed_is_refused_in_one_line(changed: Shell) -> None:
    unit = changed.unit_id(PAGE, SOURCE)
    ran = changed("dismiss", PAGE, unit, "da", "length")
    assert (ran.code, ran.told) == (1, [f"{unit}: the check 'length' finds nothing in this translation"])
    ran = changed("dismiss", PAGE, unit, "da", "nothing")
    assert (ran.code, ran.told) == (1, ["polyfolio: there is no check 'nothing'; `polyfolio check --list` lists them"])


def test_fixes_are_shown_and_saved_only_with_yes(changed: Shell) -> None:
    unit = changed.unit_id(PAGE, SOURCE)
    before = changed.files()
    shown = (
        f"da {PAGE} {unit} [quotation-marks]\n"
        '- Læs "[chartret](rules.md)".\n'
        "+ Læs »[chartret](rules.md)«.\n"
        "1 translation "
    )
    assert changed.good("fix").out == f"{shown}would be fixed; --yes saves them\n"
    assert changed.good("fix", "--yes", "--dry-run").out == f"{shown}would be fixed; --yes saves them\n"
    assert changed.files() == before
    assert changed.good("fix", "--yes").out == f"{shown}fixed\n"
    assert changed.units(PAGE, "--lang", "da")[-1]["translation"] == "Læs »[chartret](rules.md)«."
    assert changed.good("fix").out == "0 translations would be fixed; --yes saves them\n"


def test_fixes_are_narrowed_down(changed: Shell) -> None:
    none = "0 translations would be fixed; --yes saves them\n"
    unit = changed.unit_id(PAGE, SOURCE)
    assert changed.good("fix", "ar").out == none
    assert changed.good("fix", "--page", "news.md").out == none
    assert changed.good("fix", "--fix", "outer-space").out == none
    assert changed.good("fix", "--page", PAGE, "--unit", changed.unit_id(PAGE, "Direction")).out == none
    assert changed.good("fix", "da", "--page", PAGE, "--unit", unit, "--json").json == {
        "saved": False,
        "fixed": [
            {
                "language": "da",
                "page": PAGE,
                "unit": unit,
                "fixes": ["quotation-marks"],
                "before": 'Læs "[chartret](rules.md)".',
                "after": "Læs »[chartret](rules.md)«.",
            }
        ],
    }
    assert changed("fix", "--unit", unit).code == 2
    assert changed("fix", "--fix", "nothing").told[0].startswith("polyfolio: there is no fix 'nothing'; there are: ")


def test_several_fixes_of_one_text_are_made_one_upon_the_other(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "Nothing yet.")
    shell.good("translate", "news.md", unit, "da", ' "Intet"\u200b endnu.')
    out = shell.good("fix").out
    assert out.splitlines()[:3] == [
        f"da news.md {unit} [outer-space, quotation-marks, zero-width]",
        '-  "Intet"<U+200B> endnu.',
        "+ »Intet« endnu.",
    ]


def test_the_kinds_of_fixes_are_listed(shell: Shell) -> None:
    lines = shell.good("fix", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == ["outer-space", "quotation-marks", "french-spacing", "zero-width"]
    assert [one["fix"] for one in shell.good("fix", "--list", "--json").json["fixes"]] == [
        line.split()[0] for line in lines
    ]
