"""Damaged PO files: told with path and line, never taken for healthy ones with fewer units, and no other is stopped."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

PATH = "locales/da/news.md.po"
DAMAGES = [
    ("msgstr", "msgsrt"),
    ('msgid "News"', 'msgid "News'),
    ('msgid "News"', 'msgid News"'),
    ('msgid "News"', 'msgid "Ne\\qws"'),
    ('msgstr "Nyheder"', 'msgstr "Nyheder"\nmsgstr "Avis"'),
    ('msgid "News"', '<<<<<<< ours\nmsgid "News"'),
]


@pytest.fixture
def translated(shell: Shell) -> Shell:
    """The project with a finished Danish news.md."""
    for source, text in (("News", "Nyheder"), ("Nothing yet.", "Intet endnu.")):
        shell.good("translate", "news.md", shell.unit_id("news.md", source), "da", text)
    return shell


@pytest.mark.parametrize(("old", "new"), DAMAGES)
def test_a_damaged_file_is_told_with_path_and_line_and_stays_as_it_is(translated: Shell, old: str, new: str) -> None:
    text = translated.read(PATH).replace(old, new, 1)
    translated.write(PATH, text)
    unit = translated.unit_id("news.md", "News")
    for args in (
        ["stats"],
        ["check"],
        ["sync"],
        ["export", "--all"],
        ["units", "news.md", "--lang", "da"],
        ["render", "news.md", "da"],
        ["translate", "news.md", unit, "da", "Nyt"],
        ["review", "news.md", unit, "da"],
    ):
        ran = translated(*args)
        assert ran.code == 1, args
        assert len(ran.told) == 1, ran
        path, line, message = ran.told[0].split(":", 2)
        assert path == PATH
        assert int(line) > 0
        assert message.strip()
        assert translated.read(PATH) == text
    translated.good("units", "news.md", "--lang", "ar")
    assert (translated.root / "translated/ar/news.md").is_file()
    assert not (translated.root / "translated/da/news.md").exists()


def test_a_file_cut_anywhere_never_counts_fewer_units_in_silence(translated: Shell) -> None:
    whole = (translated.root / PATH).read_bytes()
    begin = whole.index(b"\n\n")  # before that the header is cut
    offsets = [*range(0, begin, 97), *range(begin, len(whole), 23), len(whole) - 1]
    silent = []
    for offset in offsets:
        translated.write(PATH, whole[:offset])
        ran = translated("stats", "--lang", "da", "--page", "news.md", "--json")
        counts = ran.json["languages"][0]
        assert counts["units"] == 2, offset
        if ran.code == 0 and counts["translated"] < 2:
            silent.append(offset)
        if ran.code:
            assert ran.told[0].startswith(PATH), offset
            assert (counts["untranslated"], counts["percent"]) == (2, 0), offset
    assert silent == []


def test_a_file_cut_anywhere_is_not_written_by_a_sync(translated: Shell) -> None:
    whole = (translated.root / PATH).read_bytes()
    translated.write("source/news.md", "# News\n\nNothing yet today.\n")
    for offset in range(len(whole) // 7, len(whole) - 1, len(whole) // 7):
        translated.write(PATH, whole[:offset])
        ran = translated("sync")
        assert ran.code == 1, offset
        assert (translated.root / PATH).read_bytes() == whole[:offset]
    translated.write(PATH, whole)
    translated.good("sync")
    assert [unit["state"] for unit in translated.units("news.md", "--lang", "da")] == ["translated", "outdated"]


def test_a_damaged_template_stops_its_page_only(translated: Shell) -> None:
    translated.write("locales/templates/news.md.pot", 'msgid "half')
    ran = translated("sync")
    assert (ran.code, len(ran.told)) == (1, 1)
    assert ran.told[0].startswith("locales/templates/news.md.pot:1: ")
    assert translated("units", "news.md").code == 1
    translated.good("units", "strategy/direction.md")


def test_a_damaged_index_changes_no_number(translated: Shell) -> None:
    counted = translated.good("stats", "--json").json
    for data in (b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000):
        translated.write("instance/index.db", data)
        assert translated.good("stats", "--json").json == counted
        translated.good("index")


def test_a_damaged_journal_refuses_a_save_and_says_what_to_do(translated: Shell) -> None:
    translated.write("instance/state.db", b"no database at all, but long enough to be looked at" * 100)
    before = translated.files()
    unit = translated.unit_id("news.md", "News")
    ran = translated("translate", "news.md", unit, "da", "Avis")
    assert (ran.code, len(ran.told)) == (1, 1)
    assert ran.told[0].startswith("instance/state.db: ")
    assert ran.told[0].endswith("nothing was saved; put it back from a backup, or move it away to begin a new journal")
    assert translated.files() == before
