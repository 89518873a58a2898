"""The view of source changes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.web.site import GUIDE, Site, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages, one of them translated into Danish, and nothing that waits."""
    return make_site(tmp_path / "project")


def fill(site: Site, path: str = "/sources", *, untick: bool = False) -> dict[str, list[str]]:
    """The form of the page as a browser would send it; with `untick` no unit requires updates."""
    text = site.read(path).partition('<form method="post"')[2]
    fields = re.findall(r'<input type="(?:hidden|checkbox)" name="(page|edited|update)" value="([^"]*)"', text)
    found: dict[str, list[str]] = {"page": [], "edited": [], "update": []}
    for name, value in fields:
        found[name].append(value)
    return found | ({"update": []} if untick else {})


def test_nothing_to_mark_is_said_and_there_is_no_form(site: Site) -> None:
    text = site.read("/sources")
    assert "Nothing has changed" in text
    assert "<button" not in text.partition("<main")[2]


def test_an_edited_unit_is_shown_as_a_word_diff_with_the_languages_it_outdates(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    text = site.read("/sources")
    unit = site.workspace.ids("guide.md")["We write alone."]
    assert 'lang="en" dir="ltr">We write <del>together</del><ins>alone</ins>.</p>' in text
    assert f'<a href="/da/translate/guide.md?unit={unit}"><bdi>da</bdi></a>' in text
    assert f'<input type="checkbox" name="update" value="guide.md:{unit}" checked>' in text
    assert "/ar/translate/" not in text


def test_source_text_is_never_markup(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in site.read("/sources")


def test_marking_outdates_the_ticked_units(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    answer = site.send("/sources", fill(site))
    assert answer.status_code == 200
    assert "Marked for translation" in answer.text
    assert "locales/da/guide.md.po" in answer.text
    assert site.workspace.states("guide.md", "da")["We write alone."] == ("Vi skriver sammen.", "outdated")


def test_an_unticked_unit_stays_current(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    site.send("/sources", fill(site, untick=True))
    assert site.workspace.states("guide.md", "da")["We write alone."] == ("Vi skriver sammen.", "translated")


def test_one_button_outdates_nothing_at_all(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    site.send("/sources", fill(site) | {"updates": ["none"]})
    assert site.workspace.states("guide.md", "da")["We write alone."] == ("Vi skriver sammen.", "translated")


def test_changed_values_are_told_with_the_languages_they_are_carried_into(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "on [it](a.md)"))
    site.workspace.sync()
    site.workspace.translate("guide.md", "da", {"We write on [it](a.md).": "Vi skriver på [den](a.md)."})
    site.workspace.write_source("guide.md", GUIDE.replace("together", "on [it](b.md)"))
    text = " ".join(site.read("/sources").split())
    assert "Only values changed. Carried into 1 translation: <a href=" in text
    assert 'name="update"' not in text
    answer = site.send("/sources", fill(site))
    assert "Changed values of 1 unit were carried into its translations." in answer.text
    assert site.workspace.states("guide.md", "da")["We write on [it](b.md)."] == (
        "Vi skriver på [den](b.md).",
        "translated",
    )


def test_a_change_that_means_nothing_says_so_and_asks_nothing(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "*together*"))
    site.workspace.sync()
    site.workspace.write_source("guide.md", GUIDE.replace("together", "_together_"))
    text = site.read("/sources")
    assert "Means the same" in text
    assert 'name="update"' not in text


def test_spelling_is_only_proposed_and_all_proposals_are_taken_with_one_button(site: Site) -> None:
    site.workspace.write_source(
        "guide.md", GUIDE.replace("together", "togther").replace("Knowledge", "Knowledge of all")
    )
    text = site.read("/sources")
    assert "Proposed: require no updates." in text
    assert 'value="trivial">Mark, and take 1 proposal</button>' in text
    assert text.count('name="update"') == 2
    site.send("/sources", fill(site) | {"updates": ["trivial"]})
    states = site.workspace.states("guide.md", "da")
    assert states["We write togther."] == ("Vi skriver sammen.", "translated")
    assert states["Knowledge of all"] == ("Viden", "outdated")


def test_spelling_outdates_where_nobody_takes_the_proposal(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "togther"))
    site.send("/sources", fill(site))
    assert site.workspace.states("guide.md", "da")["We write togther."] == ("Vi skriver sammen.", "outdated")


def test_a_form_older_than_the_source_is_refused_with_the_new_changes(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    form = fill(site)
    site.workspace.write_source("guide.md", GUIDE.replace("together", "at night"))
    before = site.workspace.snapshot()
    answer = site.send("/sources", form)
    assert answer.status_code == 409
    assert "Nothing was marked." in answer.text
    assert "<ins>at night</ins>" in answer.text
    assert site.workspace.snapshot() == before


def test_a_filter_shows_one_kind_of_change_and_offers_no_marking(site: Site) -> None:
    text = "# Guide\n\nWe write alone.\n\n- Knowledge\n- Equity\n- Time\n"
    site.workspace.write_source("guide.md", text)
    found = site.read("/sources?kind=new")
    assert "<ins>Time</ins>" in found
    assert "<ins>alone</ins>" not in found
    assert 'name="page"' not in found
    assert site.client.get("/sources?kind=fuzzy").status_code == 400


def test_a_page_alone_is_marked_alone(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    site.workspace.write_source("news.md", "# News\n\nSomething.\n")
    site.send("/sources", fill(site, "/sources?page=news.md"), form="/sources?page=news.md")
    form = fill(site)
    assert [field.partition(" ")[2] for field in form["page"]] == ["guide.md"]


def test_the_guard_is_told_and_holds_until_its_box_is_ticked(site: Site) -> None:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    site.workspace.write_source("many.md", "".join(f"Sentence number {word}.\n\n" for word in words))
    site.workspace.sync()
    site.workspace.remove_source("many.md")
    assert "8 units are removed" in site.read("/sources")
    held = site.send("/sources", fill(site))
    assert "Nothing was marked" in held.text
    assert (site.workspace.root / "locales/templates/many.md.pot").exists()
    site.send("/sources", fill(site) | {"yes": ["1"]})
    assert not (site.workspace.root / "locales/templates/many.md.pot").exists()


def test_errors_and_warnings_of_sources_are_told_with_their_line(site: Site) -> None:
    site.workspace.write_source("bad.md", b"# A\n\nBad \xff byte\n")
    site.workspace.write_source("odd.wiki", "<translate>\nOne <!--T:1--> two.\n")
    text = site.read("/sources")
    assert "bad.md:3" in text
    assert "byte 0xff is not UTF-8" in text
    assert "odd.wiki" in text


def test_markers_are_written_into_wiki_pages_where_that_is_asked_for(site: Site) -> None:
    path = site.workspace.write_source("page.wiki", "<translate>\nFirst.\n\nSecond.\n</translate>\n")
    site.send("/sources", fill(site) | {"markers": ["1"]})
    assert path.read_text(encoding="utf-8").count("<!--T:") == 2


def test_what_was_written_is_committed_where_that_is_asked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site.workspace.root
    assert 'name="commit"' not in site.read("/sources")
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Åse")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "aase@example.org")
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    (root / "mine.txt").write_text("not ours")
    answer = site.send("/sources", fill(site) | {"commit": ["1"]})
    assert "committed to git" in answer.text
    names = subprocess.run(["git", "ls-files"], cwd=root, check=True, capture_output=True, text=True).stdout.split()
    assert names == ["locales/ar/guide.md.po", "locales/da/guide.md.po", "locales/templates/guide.md.pot"]


def test_a_form_without_a_page_is_refused(site: Site) -> None:
    site.workspace.write_source("guide.md", GUIDE.replace("together", "alone"))
    assert site.send("/sources", {}).status_code == 400
    assert site.send("/sources", {"page": ["guide.md"]}).status_code == 400
    assert site.send("/sources", {"page": ["0123456789ab ../../etc/passwd"]}).status_code == 404
