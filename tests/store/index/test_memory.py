"""The translation memory in the index: what it finds, and that it is what the files say."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.memory import find_in_memory
from workflow.core.memory import Match
from workflow.model import State
from workflow.store.index import memory_candidates

PAGE = "# Seeds\n\nSow the seeds in May and water them.\n\nKeep the tools dry.\n"
TABLES = {
    "source_words": "source_word_counts",
    "source_parts": "source_part_names",
    "text_parts": "text_part_names",
}
SOURCE = "Sow the seeds in May and water them."


def look(workspace: Workspace, text: str, language: str = "da") -> list[tuple[int, str, str, str]]:
    """(percent, state, page, text) of what the memory offers."""
    found = find_in_memory(workspace.project, text, language)
    return [(match.percent, match.state.value, match.page, match.text) for match in found]


def dump(workspace: Workspace) -> list[tuple[object, ...]]:
    """All that the memory holds: texts with their sources, and words with how many sources have them."""
    with sqlite3.connect(workspace.root / "instance/index.db") as index:
        counts = index.execute(
            "select (select count(*) from sources), (select count(*) from sources where id in"
            " (select source from texts union select source from units)),"
            " (select count(*) from (select source from texts union select source from units))"
        ).fetchone()
        assert len(set(counts)) == 1
        terms: list[tuple[object, ...]] = []
        for table, counts in TABLES.items():
            index.execute(f"insert into {table} ({table}) values ('integrity-check')")  # noqa: S608 - fixed names
            terms += index.execute(f"select '{table}', term, doc from {counts} order by term").fetchall()  # noqa: S608
        texts = index.execute(
            "select page, f.language, unit, s.text, t.text, state, place, near from texts t"
            " join sources s on s.id = source join text_files f on f.id = file order by 1, 2, 3"
        ).fetchall()
        units = index.execute("select u.id, page, text from units u join sources s on s.id = source").fetchall()
    return [*texts, *sorted(units), *terms]


@pytest.fixture
def garden(workspace: Workspace) -> Workspace:
    """A page translated into two languages."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {SOURCE: "Så frøene i maj og vand dem.", "Keep the tools dry.": "Hold det tørt."})
    workspace.translate("a.md", "ar", {SOURCE: "ازرع البذور"})
    return workspace


def test_an_equal_text_and_one_like_it_are_found_in_the_language(garden: Workspace) -> None:
    assert look(garden, "Sow the seeds in May  and\nwater them.") == [
        (100, "translated", "a.md", "Så frøene i maj og vand dem.")
    ]
    assert look(garden, "Sow the seeds in June and water them.", "ar") == [(89, "translated", "a.md", "ازرع البذور")]
    assert look(garden, "Something else entirely.") == []
    assert look(garden, " \n") == []


def test_a_match_says_what_it_is_a_translation_of_and_where(garden: Workspace) -> None:
    (match,) = find_in_memory(garden.project, "Keep the tools dry!", "da")
    assert (match.source, match.unit) == ("Keep the tools dry.", garden.ids("a.md")["Keep the tools dry."])


def test_an_outdated_text_is_a_translation_of_its_previous_source(garden: Workspace) -> None:
    garden.write_source("a.md", PAGE.replace("in May and", "in late June, and gently"))
    garden.sync()
    assert look(garden, SOURCE) == [(100, "outdated", "a.md", "Så frøene i maj og vand dem.")]


def test_a_review_counts_at_once_and_a_text_that_falls_back_never(garden: Workspace) -> None:
    garden.review("a.md", "da", SOURCE)
    assert look(garden, SOURCE)[0][:2] == (100, "reviewed")
    garden.translate("a.md", "da", {"Keep the tools dry.": "<script>x</script>"}, force=True)
    assert look(garden, "Keep the tools dry.") == []


def test_a_text_without_spaces_is_found(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "project", "da")
    workspace.write_source("a.md", "请在五月播种并浇水。\n\nกรุณารดน้ำต้นไม้ทุกวัน\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"请在五月播种并浇水。": "Så i maj.", "กรุณารดน้ำต้นไม้ทุกวัน": "Vand."})
    assert look(workspace, "请在六月播种并浇水。") == [(90, "translated", "a.md", "Så i maj.")]
    assert [found[3] for found in look(workspace, "กรุณารดน้ำต้นไม้ทุกเดือน")] == ["Vand."]


@pytest.mark.parametrize(("text", "percent"), [("Gen!", 69), ("--> x", 77)])
def test_a_text_of_few_words_is_found_by_its_letters(garden: Workspace, text: str, percent: int) -> None:
    garden.write_source("b.md", "Gene!\n\n--> y\n")
    garden.sync()
    garden.translate("b.md", "da", dict.fromkeys(("Gene!", "--> y"), "x"), force=True)
    assert [found[0] for found in look(garden, text)] == [percent]


def test_signs_in_a_text_are_no_part_of_a_query(garden: Workspace) -> None:
    assert look(garden, '" OR * NEAR(seeds) ^water:"') == []
    assert len(look(garden, '"Sow" the (seeds) in May* and water: them.')) == 1


def test_what_left_the_files_leaves_the_memory(garden: Workspace) -> None:
    garden.po_path("a.md", "da").unlink()
    assert look(garden, SOURCE) == []
    garden.write_source("b.md", "Another page.\n")
    garden.remove_source("a.md")
    garden.counts()
    known = dump(garden)
    assert "a.md" not in str(known)
    assert "'seeds'" not in str(known)


def test_a_page_that_cannot_be_read_offers_nothing_until_it_can(garden: Workspace) -> None:
    garden.write_source("a.md", b"\xff\n")
    assert look(garden, SOURCE) == []
    garden.write_source("a.md", PAGE)
    assert len(look(garden, SOURCE)) == 1


def test_a_new_index_holds_the_same(garden: Workspace) -> None:
    garden.write_source("a.md", f"{PAGE}\nOne more.\n".replace("tools dry", "tools very dry"))
    garden.sync()
    garden.edit_po("a.md", "ar", "ازرع البذور", "ازرع")
    garden.translate("a.md", "da", {"One more.": "En til."})
    garden.counts()
    known = dump(garden)
    assert known
    garden.drop_index()
    garden.counts()
    assert dump(garden) == known


def test_the_rarest_words_are_looked_up_first_and_the_budget_holds(
    garden: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden.write_source("b.md", "".join(f"The seeds and the water {number}.\n\n" for number in range(30)))
    garden.sync()
    sources = [f"The seeds and the water {number}." for number in range(30)]
    garden.translate("b.md", "da", {source: source for source in sources})
    monkeypatch.setattr(memory_candidates, "FEWEST_ROWS", 10)
    assert look(garden, "Sow the seeds in May and water me.")[0][:3] == (91, "translated", "a.md")


def test_a_match_is_exact_only_at_a_hundred_percent() -> None:
    assert Match(100, State.TRANSLATED, "a.md", "u", "x", "y").exact
    assert not Match(99, State.TRANSLATED, "a.md", "u", "x", "y").exact
