"""Source changes as they are shown before they are marked."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.actions.sync.mark import mark_for_translation
from workflow.actions.sync.preview import PageChange, preview_sync
from workflow.errors import StaleBase

GUIDE = "# Guide\n\nWe write together.\n\nOne page a day.\n\nRead it aloud.\n"


@pytest.fixture
def guide(workspace: Workspace) -> Workspace:
    """One page, translated into Danish and in part into Arabic."""
    workspace.write_source("guide.md", GUIDE)
    workspace.sync()
    workspace.translate("guide.md", "da", {"Guide": "Vejledning", "We write together.": "Vi skriver sammen."})
    workspace.translate("guide.md", "ar", {"We write together.": "نكتب معا."})
    return workspace


def show(workspace: Workspace) -> dict[str, PageChange]:
    """The changed pages by name."""
    return {page.page: page for page in preview_sync(workspace.project).pages}


def outline(page: PageChange) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    """(change, old, new, languages outdated, languages kept) of each unit."""
    return [(one.change, one.old, one.new, one.outdated, one.kept) for one in page.units]


def digests(workspace: Workspace) -> dict[str, str]:
    """Page → digest, as the form carries them."""
    return {name: page.digest for name, page in show(workspace).items()}


def test_after_a_sync_nothing_waits(guide: Workspace) -> None:
    changes = preview_sync(guide.project)
    assert (changes.pages, changes.names, changes.parts) == ((), (), 0)
    assert changes.counts == {"new": 0, "edited": 0, "moved": 0, "removed": 0}


def test_nothing_waits_in_a_clone_without_an_index(guide: Workspace) -> None:
    guide.drop_index()
    assert preview_sync(guide.project).names == ()
    assert preview_sync(guide.project).names == ()


def test_looking_writes_nothing(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("together", "alone"))
    before = guide.snapshot(), guide.times()
    preview_sync(guide.project)
    assert (guide.snapshot(), guide.times()) == before


def test_each_unit_is_told_with_the_languages_it_touches(guide: Workspace) -> None:
    text = "# Guide\n\nWe write alone.\n\nRead it aloud.\n\nA new line.\n"
    guide.write_source("guide.md", text)
    page = show(guide)["guide.md"]
    assert outline(page) == [
        ("edited", "We write together.", "We write alone.", ("da", "ar"), ()),
        ("new", "", "A new line.", (), ()),
        ("removed", "One page a day.", "", (), ()),
    ]
    assert [(one.line, one.path, one.kind) for one in page.units] == [
        (3, ("Guide",), "paragraph"),
        (7, ("Guide",), "paragraph"),
        (0, (), "paragraph"),
    ]
    assert preview_sync(guide.project).counts == {"new": 1, "edited": 1, "moved": 0, "removed": 1}


def test_a_removed_unit_tells_who_keeps_its_translation_and_one_that_comes_back_who_gets_it(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("We write together.\n\n", ""))
    assert outline(show(guide)["guide.md"]) == [("removed", "We write together.", "", (), ("da", "ar"))]
    guide.sync()
    guide.write_source("guide.md", GUIDE)
    assert outline(show(guide)["guide.md"]) == [("new", "", "We write together.", (), ("da", "ar"))]


def test_a_unit_that_moves_within_its_page_keeps_its_languages(guide: Workspace) -> None:
    guide.write_source("guide.md", "# Guide\n\nOne page a day.\n\nRead it aloud.\n\nWe write together.\n")
    changes = [one for one in show(guide)["guide.md"].units if one.change == "moved"]
    assert [(one.old, one.new, one.kept) for one in changes] == [
        ("We write together.", "We write together.", ("da", "ar"))
    ]


def test_a_unit_that_goes_to_another_page_is_told_there(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("We write together.\n\n", ""))
    guide.write_source("other.md", "We write together.\n")
    pages = show(guide)
    assert outline(pages["guide.md"]) == []
    assert outline(pages["other.md"]) == [("moved", "We write together.", "We write together.", (), ("da", "ar"))]
    assert pages["other.md"].units[0].origin == "guide.md"


def test_a_page_that_is_gone_tells_all_its_units(guide: Workspace) -> None:
    guide.remove_source("guide.md")
    page = show(guide)["guide.md"]
    assert page.gone
    assert [(one.change, one.old, one.kept) for one in page.units] == [
        ("removed", "Guide", ("da",)),
        ("removed", "We write together.", ("da", "ar")),
        ("removed", "One page a day.", ()),
        ("removed", "Read it aloud.", ()),
    ]


def test_a_page_with_other_white_space_only_is_listed_without_units(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("One page", "One\npage"))
    assert show(guide) == {}
    guide.write_source("guide.md", GUIDE.replace("One page", "One  page"))
    pages = show(guide)
    assert [(name, page.units) for name, page in pages.items()] in ([], [("guide.md", ())])


def test_a_long_list_comes_in_parts_and_pages_that_share_a_moved_unit_stay_together(guide: Workspace) -> None:
    for name in ("a", "b", "c", "z"):
        guide.write_source(f"{name}.md", f"# Page {name}\n")
    guide.sync()
    guide.write_source("a.md", "# Page a\n\nWe write together.\n")
    guide.write_source("b.md", "# Page bb\n")
    guide.write_source("guide.md", GUIDE.replace("We write together.\n\n", ""))
    guide.write_source("z.md", "# Page zz\n")
    names = [[page.page for page in preview_sync(guide.project, part=part, most=2).pages] for part in (1, 2, 3)]
    assert names == [["a.md", "guide.md"], ["b.md", "z.md"], ["b.md", "z.md"]]
    alone = preview_sync(guide.project, page="guide.md", most=1)
    assert [page.page for page in alone.pages] == ["a.md", "guide.md"]


def test_what_was_shown_is_what_is_marked(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("together", "alone"))
    marked = mark_for_translation(guide.project, digests(guide))
    assert guide.states("guide.md", "da")["We write alone."] == ("Vi skriver sammen.", "outdated")
    assert (marked.committed, marked.commit_problem, marked.sync.problems) == (False, "", ())
    assert preview_sync(guide.project).names == ()


def test_a_unit_that_requires_no_update_stays_current(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("together", "alone"))
    unit = show(guide)["guide.md"].units[0].unit
    mark_for_translation(guide.project, digests(guide), keep_current=[f"guide.md:{unit}"])
    assert guide.states("guide.md", "da")["We write alone."] == ("Vi skriver sammen.", "translated")


def test_a_page_that_changed_since_it_was_shown_is_refused_and_nothing_is_written(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("together", "alone"))
    shown = digests(guide)
    guide.write_source("guide.md", GUIDE.replace("together", "at night"))
    before = guide.snapshot()
    with pytest.raises(StaleBase, match=r"guide\.md has changed since it was shown"):
        mark_for_translation(guide.project, shown)
    assert guide.snapshot() == before


def test_a_page_that_somebody_else_marked_meanwhile_is_refused(guide: Workspace) -> None:
    guide.write_source("guide.md", GUIDE.replace("together", "alone"))
    shown = digests(guide)
    guide.sync()
    with pytest.raises(StaleBase):
        mark_for_translation(guide.project, shown)


def test_the_guard_is_shown_and_holds_the_page_back_until_it_is_confirmed(guide: Workspace) -> None:
    many = "".join(
        f"Sentence number {word}.\n\n" for word in ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    )
    guide.write_source("many.md", many)
    guide.sync()
    guide.write_source("many.md", "Sentence number one, edited.\n")
    changes = preview_sync(guide.project)
    assert [stop.path for stop in changes.guarded] == ["many.md"]
    shown = digests(guide)
    unit = next(one.unit for one in changes.pages[0].units if one.change == "edited")
    held = mark_for_translation(guide.project, shown, keep_current=[f"many.md:{unit}"])
    assert ([stop.path for stop in held.sync.guarded], held.sync.written) == (["many.md"], ())
    done = mark_for_translation(guide.project, shown, yes=True)
    assert (done.sync.guarded, len(done.sync.written)) == ((), 3)
