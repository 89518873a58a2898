"""Concordance search: words are found wherever they stand, in any script, and what fits best comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.concordance import Found, Where, search_texts
from workflow.errors import UnknownName
from workflow.model import State
from workflow.store.index import concordance

PAGE = "# Seeds\n\nSow the seeds in May.\n\nWater the garden.\n\nThe garden shed.\n"


@pytest.fixture
def garden(tmp_path: Path) -> Workspace:
    """A page translated into some languages, and one that is not."""
    workspace = make_workspace(tmp_path / "project", "da", "fr", "zh-Hans")
    workspace.write_source("a.md", PAGE)
    workspace.write_source("b.md", "The garden is open.\n")
    workspace.sync()
    texts = {
        "Sow the seeds in May.": "Så frøene i maj.",
        "Water the garden.": "Vand haven.",
        "The garden shed.": "Skuret.",
    }
    workspace.translate("a.md", "da", texts)
    workspace.translate("a.md", "fr", {"Water the garden.": "Arrosez le jardin fermé."})
    workspace.translate("a.md", "zh-Hans", {"Water the garden.": "给花园浇水。"})
    return workspace


def search(
    workspace: Workspace, text: str, *, language: str = "", where: Where = Where.BOTH, page: str = "", after: int = 0
) -> Found:
    found = search_texts(workspace.project, text, language=language, where=where, page=page, after=after, fresh=True)
    assert len({(hit.page, hit.unit, hit.language) for hit in found.hits}) == len(found.hits)
    return found


def texts_of(found: Found) -> list[tuple[str, str]]:
    """(language, the text that was found) of each hit."""
    return [(hit.language, hit.text if hit.text_places else hit.source) for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("haven", ("da", "Vand haven.")),
        ("FRØ", ("da", "Så frøene i maj.")),
        ("ferme", ("fr", "Arrosez le jardin fermé.")),
        ("jardin arrosez", ("fr", "Arrosez le jardin fermé.")),
        ("浇水", ("zh-Hans", "给花园浇水。")),
        ("水", ("zh-Hans", "给花园浇水。")),
        ("水。", ("zh-Hans", "给花园浇水。")),
        ("j.", ("da", "Så frøene i maj.")),
    ],
)
def test_words_and_parts_of_words_are_found_in_translations(
    garden: Workspace, text: str, found: tuple[str, str]
) -> None:
    assert texts_of(search(garden, text, where=Where.TARGET)) == [found]


def test_a_hit_says_where_it_is_and_what_was_found(garden: Workspace) -> None:
    (hit,) = search(garden, "vand", language="da").hits
    assert (hit.page, hit.unit) == ("a.md", garden.ids("a.md")["Water the garden."])
    assert (hit.language, hit.state, hit.source) == ("da", State.TRANSLATED, "Water the garden.")
    assert (hit.text, hit.text_places, hit.source_places) == ("Vand haven.", ((0, 4),), ())


def test_sources_are_found_translated_or_not(garden: Workspace) -> None:
    found = search(garden, "garden", language="fr", where=Where.SOURCE)
    assert [(hit.source, hit.state.value, hit.text) for hit in found.hits] == [
        ("Water the garden.", "translated", "Arrosez le jardin fermé."),
        ("The garden shed.", "untranslated", ""),
        ("The garden is open.", "untranslated", ""),
    ]
    assert [hit.language for hit in search(garden, "open").hits] == [""]


def test_the_phrase_comes_before_parts_and_words_and_reviewed_texts_before_others(garden: Workspace) -> None:
    found = search(garden, "the garden s", where=Where.SOURCE)
    assert [hit.source for hit in found.hits] == ["The garden shed.", "The garden is open."]
    found = search(garden, "the s", where=Where.SOURCE)
    assert [hit.source for hit in found.hits] == ["Sow the seeds in May.", "The garden shed.", "The garden is open."]
    garden.review("a.md", "da", "Water the garden.")
    found = search(garden, "a", language="da", where=Where.TARGET)
    assert [hit.text for hit in found.hits] == ["Vand haven.", "Så frøene i maj."]


def test_a_search_keeps_to_its_page_and_language(garden: Workspace) -> None:
    assert [hit.page for hit in search(garden, "garden", page="b.md").hits] == ["b.md"]
    assert search(garden, "haven", language="fr").total == 0
    assert search(garden, "haven", page="a.md", language="da").total == 1
    assert search(garden, "haven", page="a.md", language="fr").total == 0


def test_an_answer_comes_in_slices(garden: Workspace) -> None:
    whole = search(garden, "a")
    assert whole.total == len(whole.hits) > 3
    assert whole.complete
    parts = [search_texts(garden.project, "a", limit=2, after=start).hits for start in range(0, whole.total, 2)]
    assert sum(parts, ()) == whole.hits


def test_a_search_looks_at_a_limited_number_of_texts(garden: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "MOST", 1)
    assert not search(garden, "garden").complete


def test_the_phrase_is_found_even_where_the_words_are_everywhere(
    garden: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden.write_source("c.md", "".join(f"Seeds {number} sow.\n\n" for number in range(9)) + "Now sow seeds.\n")
    garden.sync()
    monkeypatch.setattr(concordance, "MOST", 3)
    found = search(garden, "sow seeds", where=Where.SOURCE)
    assert (found.hits[0].source, found.total, found.complete) == ("Now sow seeds.", 3, False)


@pytest.mark.parametrize("text", ["", " ", '"', '" OR a', "a*", "\0", "\ud800", "NEAR(a b)", "'; drop table texts"])
def test_any_text_may_be_asked_for(garden: Workspace, text: str) -> None:
    assert search(garden, text).total in (0, 1)


def test_what_is_not_there_any_more_is_not_found(garden: Workspace) -> None:
    garden.translate("a.md", "da", {"Water the garden.": "Vand nu."})
    assert search(garden, "haven").total == 0
    assert search(garden, "vand nu").total == 1
    garden.write_source("a.md", b"\xff\n")
    assert search(garden, "seeds").total == 0
    garden.remove_source("a.md")
    assert search(garden, "vand").total == 0


def test_an_unknown_language_or_page_is_refused(garden: Workspace) -> None:
    with pytest.raises(UnknownName):
        search(garden, "x", language="de")
    with pytest.raises(UnknownName):
        search(garden, "x", page="none.md")
