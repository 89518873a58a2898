"""The dashboard's numbers are those of `stats`, and each leads to what explains it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.overview_site import OverviewSite, find_links, make_overview_site, read_table, read_text
from workflow.actions.progress import measure_progress
from workflow.model import Counts

NEWS = "# News\n\nOne <b>bold</b> word.\n\nTwo.\n\nThree.\n"
NAMES = ("untranslated", "outdated", "translated", "reviewed", "errors")


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """Danish with a unit in every state, Arabic without a word."""
    site = make_overview_site(tmp_path / "project", "da", "ar", news_md=NEWS, letter_txt="Dear all.\n", empty_md="")
    files = site.files
    files.translate("news.md", "da", {"News": "Nyt", "Two.": "To.", "Three.": "Tre."})
    files.translate("news.md", "da", {"One <b>bold</b> word.": "Et <b>fedt ord."}, force=True)
    files.translate("letter.txt", "da", {"Dear all.": "Kære alle."})
    files.review("news.md", "da", "News")
    files.write_source("news.md", NEWS.replace("Three.", "Three and more."))
    files.sync()
    return site


def counts_of(site: OverviewSite, language: str) -> Counts:
    """What `stats` counts."""
    return next(item.counts for item in measure_progress(site.files.project).languages if item.language == language)


def test_the_fixture_has_a_unit_in_every_state(site: OverviewSite) -> None:
    counts = counts_of(site, "da")
    assert (counts.units, *(getattr(counts, name) for name in NAMES)) == (5, 1, 1, 3, 1, 1)


def test_the_table_of_languages_shows_the_numbers_of_stats(site: OverviewSite) -> None:
    rows = read_table(site.open("/"))
    found = {"dansk": "da", "العربية": "ar"}
    assert set(rows) == set(found)
    for name, language in found.items():
        progress = next(item for item in measure_progress(site.files.project).languages if item.language == language)
        counts = progress.counts
        expected = [f"{counts.percent}%", *(str(getattr(counts, state)) for state in NAMES)]
        assert rows[name][1:8] == [*expected, f"{progress.complete_pages} of 3"]


def test_the_sentence_tells_the_size_of_the_project(site: OverviewSite) -> None:
    sentence = read_text(site.open("/").xpath("//p[@class='lede']")[0])
    assert sentence == "3 pages with 5 units and 10 words in English, translated into 2 languages."


def test_a_source_that_was_not_synchronised_is_told(site: OverviewSite) -> None:
    site.files.write_source("letter.txt", "Dear friends.\n")
    sentence = site.open("/").xpath("//p[@class='lede']")[0]
    assert read_text(sentence).endswith("1 changed page is not marked for translation yet.")
    assert ("1 changed page", "/sources") in find_links(sentence, ".")


def test_a_new_clone_has_nothing_to_mark(site: OverviewSite) -> None:
    site.files.drop_index()
    assert "not marked" not in read_text(site.open("/").xpath("//p[@class='lede']")[0])


@pytest.mark.parametrize("state", NAMES)
def test_a_number_of_units_leads_to_a_list_that_says_and_adds_up_to_it(site: OverviewSite, state: str) -> None:
    number = read_table(site.open("/"))["dansk"][2 + NAMES.index(state)]
    links = {address: text for text, address in find_links(site.open("/"), "//table[contains(@class, 'langtable')]")}
    assert number in links[f"/da/?state={state}"]
    document = site.open(f"/da/?state={state}")
    assert re.match(rf"{number} units? on \d+ pages?\.", read_text(document.xpath("//p[@role='status']")[0]))
    column = [int(cells[2 + NAMES.index(state)]) for cells in read_table(document, "pagetable").values()]
    assert sum(column) == int(number)
    assert all(column)


def test_complete_pages_lead_to_a_list_of_as_many(site: OverviewSite) -> None:
    assert read_table(site.open("/"))["dansk"][7] == "2 of 3"
    assert list(read_table(site.open("/da/?state=complete"), "pagetable")) == ["empty.md", "letter.txt"]


def test_a_page_s_number_is_that_of_the_editor_s_filter(site: OverviewSite) -> None:
    from workflow.actions.workpage import open_work_page

    row = read_table(site.open("/da/"), "pagetable")["news.md"]
    work = open_work_page(site.files.project, "news.md", "da")
    assert [len(work.select(state)) for state in NAMES] == [int(number) for number in row[2:7]]


def test_the_heat_map_shows_each_page_s_percent(site: OverviewSite) -> None:
    rows = read_table(site.open("/"), "heat")
    assert rows == {"empty.md": ["100", "100"], "letter.txt": ["100", "0"], "news.md": ["50", "0"]}


def test_numbers_stay_the_same_without_the_index(site: OverviewSite) -> None:
    before = read_table(site.open("/"))
    site.files.drop_index()
    again = read_table(site.open("/"))
    assert {name: cells[:8] for name, cells in again.items()} == {name: cells[:8] for name, cells in before.items()}


def test_an_edit_from_outside_is_in_the_next_answer(site: OverviewSite) -> None:
    assert read_table(site.open("/"))["dansk"][3] == "1"
    site.files.edit_po("letter.txt", "da", 'msgstr "Kære alle."', 'msgstr ""')
    assert read_table(site.open("/"))["dansk"][4] == "2"


def test_a_po_file_that_cannot_be_read_counts_as_in_stats(site: OverviewSite) -> None:
    site.files.edit_po("letter.txt", "da", 'msgstr "Kære alle."', 'msgstr "Kære')
    assert read_table(site.open("/"))["dansk"][4] == str(counts_of(site, "da").translated) == "2"
    assert list(read_table(site.open("/da/?state=complete"), "pagetable")) == ["empty.md"]


def test_a_page_that_cannot_be_read_counts_as_in_stats(site: OverviewSite) -> None:
    site.files.write_source("letter.txt", b"Dear \xff all.\n")
    assert read_table(site.open("/"))["dansk"][4] == str(counts_of(site, "da").translated) == "2"
    assert list(read_table(site.open("/da/?state=complete"), "pagetable")) == ["empty.md"]
