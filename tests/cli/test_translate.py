"""`polyfolio translate` and `polyfolio review`."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

PAGE = "news.md"


@pytest.fixture
def unit(shell: Shell) -> str:
    """The id of the paragraph."""
    return shell.unit_id(PAGE, "Nothing yet.")


def translation(shell: Shell, unit: str) -> tuple[str, str]:
    """Text and state of a unit in Danish."""
    found = next(one for one in shell.units(PAGE, "--lang", "da") if one["id"] == unit)
    return found["translation"], found["state"]


def test_a_text_is_saved_into_the_po_file(shell: Shell, unit: str) -> None:
    shell.good("translate", PAGE, unit, "da", "Intet endnu.")
    assert 'msgstr "Intet endnu."\n' in shell.read("locales/da/news.md.po")
    assert translation(shell, unit) == ("Intet endnu.", "translated")


def test_saving_touches_that_po_file_only(shell: Shell, unit: str) -> None:
    before = shell.files()
    shell.good("translate", PAGE, unit, "da", "Intet endnu.")
    after = shell.files()
    assert [name for name in after if after[name] != before[name]] == ["locales/da/news.md.po"]


@pytest.mark.parametrize(
    ("given", "saved"),
    [
        (b"Intet.", "Intet."),
        (b"Intet.\n", "Intet."),
        (b"Intet.\r\n", "Intet."),
        (b"Intet.\n\n", "Intet.\n"),
        (b"Intet\r\nendnu.\r\n", "Intet\nendnu."),
        ("Intet … æøå\n".encode(), "Intet … æøå"),
        (b"-n\n", "-n"),
    ],
)
def test_without_a_text_standard_input_is_saved_less_one_final_newline(
    shell: Shell, unit: str, given: bytes, saved: str
) -> None:
    shell.good("translate", PAGE, unit, "da", stdin=given)
    assert translation(shell, unit) == (saved, "translated")


def test_standard_input_that_is_not_utf8_is_refused_with_its_line(shell: Shell, unit: str) -> None:
    ran = shell("translate", PAGE, unit, "da", stdin=b"one\ntwo \xff\n")
    assert (ran.code, ran.told) == (1, ["stdin:2: the text on standard input is not UTF-8"])


@pytest.mark.parametrize("text", ["-5 grader", "--help", "--", "-o"])
def test_a_text_after_two_hyphens_may_begin_with_one(shell: Shell, unit: str, text: str) -> None:
    shell.good("translate", PAGE, unit, "da", "--", text)
    assert translation(shell, unit)[0] == text


def test_options_may_stand_before_the_two_hyphens(shell: Shell, unit: str) -> None:
    shell.good("translate", "--outdated", "--", PAGE, unit, "da", "-5 grader")
    assert translation(shell, unit) == ("-5 grader", "outdated")


def test_a_text_taken_for_an_option_is_told_how_to_be_given(shell: Shell, unit: str) -> None:
    ran = shell("translate", PAGE, unit, "da", "-5 grader")
    assert ran.code == 2
    assert ran.told[-1].endswith("A text that begins with '-' is given after '--', or on standard input.")


def test_an_empty_text_takes_the_translation_away_but_keeps_the_old_one_findable(shell: Shell, unit: str) -> None:
    shell.good("translate", PAGE, unit, "da", "Intet endnu.")
    shell.good("translate", PAGE, unit, "da", "")
    assert translation(shell, unit) == ("", "untranslated")
    assert '#~ msgstr "Intet endnu."\n' in shell.read("locales/da/news.md.po")


def test_a_translation_can_be_saved_as_outdated(shell: Shell, unit: str) -> None:
    shell.good("translate", PAGE, unit, "da", "Intet", "--outdated")
    assert translation(shell, unit) == ("Intet", "outdated")


def test_an_error_is_refused_and_told_with_its_unit(shell: Shell, unit: str) -> None:
    before = shell.files()
    ran = shell("translate", PAGE, unit, "da", "<b>Intet")
    assert (ran.code, ran.out) == (1, "")
    assert ran.told == [f"{unit}: adds the tag <b>; the tag <b> is not closed"]
    assert shell.files() == before


def test_force_saves_an_error_with_a_warning_and_the_page_falls_back(shell: Shell, unit: str) -> None:
    ran = shell("translate", PAGE, unit, "da", "<b>Intet", "--force")
    assert ran.code == 0
    fault = "adds the tag <b>; the tag <b> is not closed"
    assert ran.told == [f"{unit}: warning: falls back to the source text: {fault}"]
    assert translation(shell, unit)[0] == "<b>Intet"
    rendered = shell("render", PAGE, "da")
    assert (rendered.code, rendered.out) == (0, "# News\n\nNothing yet.\n")


def test_base_is_accepted_while_the_entry_is_the_one_that_was_seen(shell: Shell, unit: str) -> None:
    seen = next(one["digest"] for one in shell.units(PAGE, "--lang", "da") if one["id"] == unit)
    printed = shell.good("translate", PAGE, unit, "da", "Intet", "--base", seen).out.strip()
    shell.good("translate", PAGE, unit, "da", "Intet endnu.", "--base", printed)
    assert translation(shell, unit)[0] == "Intet endnu."


def test_a_stale_base_is_refused_with_the_text_that_is_there(shell: Shell, unit: str) -> None:
    seen = next(one["digest"] for one in shell.units(PAGE, "--lang", "da") if one["id"] == unit)
    now = shell.good("translate", PAGE, unit, "da", "Intet").out.strip()
    ran = shell("translate", PAGE, unit, "da", "Intet endnu.", "--base", seen)
    assert (ran.code, ran.out) == (1, "")
    assert ran.told == [
        f"{unit}: the translation has changed in the meantime (it is {now} now, not {seen}); it now reads: 'Intet'"
    ]
    assert translation(shell, unit)[0] == "Intet"


def test_an_edit_made_in_a_po_editor_makes_a_base_stale(shell: Shell, unit: str) -> None:
    seen = shell.good("translate", PAGE, unit, "da", "Intet").out.strip()
    path = "locales/da/news.md.po"
    shell.write(path, shell.read(path).replace('msgstr "Intet"', 'msgstr "Slet intet"'))
    assert shell("translate", PAGE, unit, "da", "Noget", "--base", seen).code == 1
    assert translation(shell, unit)[0] == "Slet intet"


def test_a_source_that_was_edited_since_the_last_sync_is_refused(shell: Shell, unit: str) -> None:
    shell.write("source/news.md", "# News\n\nNothing yet today.\n")
    ran = shell("translate", PAGE, unit, "da", "Intet")
    assert (ran.code, ran.told) == (
        1,
        [f"{unit}: its source has changed since the last sync; run `polyfolio sync` first"],
    )


def test_a_language_with_catalogs_made_on_use_gets_its_po_file_with_the_first_translation(
    shell: Shell, unit: str
) -> None:
    shell.configure(catalogs='"used"', languages='["da", "ar", "de"]')
    shell.good("sync")
    assert not (shell.root / "locales/de").exists()
    shell.good("translate", PAGE, unit, "de", "Noch nichts.")
    assert [name for name in shell.files() if name.startswith("locales/de")] == ["locales/de/news.md.po"]


def test_a_review_is_kept_with_name_and_voided_by_the_next_edit(shell: Shell, unit: str) -> None:
    shell.good("translate", PAGE, unit, "da", "Intet")
    assert shell.good("review", PAGE, unit, "da", "--author", "Bo Example").out == ""
    assert translation(shell, unit) == ("Intet", "reviewed")
    assert "# reviewed-by: Bo Example " in shell.read("locales/da/news.md.po")
    shell.good("translate", PAGE, unit, "da", "Intet endnu.")
    assert translation(shell, unit) == ("Intet endnu.", "translated")


def test_without_a_name_the_reviewer_is_gits_user(shell: Shell, unit: str) -> None:
    shell.good("translate", PAGE, unit, "da", "Intet")
    shell.good("review", PAGE, unit, "da")
    assert "# reviewed-by: Ada Example " in shell.read("locales/da/news.md.po")


@pytest.mark.parametrize(("prepare", "state"), [([], "untranslated"), (["Intet", "--outdated"], "outdated")])
def test_only_a_current_translation_can_be_reviewed(shell: Shell, unit: str, prepare: list[str], state: str) -> None:
    if prepare:
        shell.good("translate", PAGE, unit, "da", *prepare)
    ran = shell("review", PAGE, unit, "da")
    assert (ran.code, ran.told) == (1, [f"{unit}: is {state} in da; only a translation can be reviewed"])
