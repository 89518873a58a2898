"""What stands beside the dashboard's tables: what is ready, what is stuck, what was done lately."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.web.overview_site import OverviewSite, find_links, make_overview_site, read_text, section
from web import projects
from workflow.actions.edit import save_translation
from workflow.actions.export import export_project
from workflow.actions.overview import Overview, read_overview
from workflow.actions.stuck import QUIET, Stuck, Trouble, find_stuck

HOSTILE = "<script>alert('1')</script> & \u202eso"


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """Two pages and two languages."""
    return make_overview_site(tmp_path / "project", "da", "ar", a_md="# A\n\nB\n", b_md="# D\n")


def age(path: Path, seconds: int) -> None:
    """Make a file older."""
    at = path.stat().st_mtime - seconds
    os.utime(path, (at, at))


def ready(site: OverviewSite) -> str:
    """The list of what is ready."""
    return read_text(section(site.open("/"), "ready"))


def stuck(site: OverviewSite) -> str:
    """The list of what is stuck."""
    return read_text(section(site.open("/"), "stuck"))


def test_nothing_is_ready_without_a_complete_page(site: OverviewSite) -> None:
    assert ready(site) == "Ready to merge Every complete page has been exported."


def test_a_complete_page_is_ready_until_it_is_exported(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "D!"})
    assert ready(site) == "Ready to merge 1 page dansk 1 page b.md; never exported before"
    export_project(site.files.project)
    assert ready(site) == "Ready to merge Every complete page has been exported."


def test_the_list_of_what_is_ready_has_as_many_pages_as_the_number_says(site: OverviewSite) -> None:
    for language in ("da", "ar"):
        site.files.translate("b.md", language, {"D": "D!"})
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!"})
    links = dict(find_links(section(site.open("/"), "ready"), "."))
    assert (links["3 pages"], links["2 pages"], links["1 page"]) == (
        "/ready",
        "/ready?language=da",
        "/ready?language=ar",
    )
    for path, pages in (("/ready", 3), ("/ready?language=da", 2), ("/ready?language=ar", 1)):
        assert len(site.open(path).xpath("//ul[contains(@class, 'rows')]/li")) == pages


@pytest.mark.slow
def test_while_many_files_are_read_the_dashboard_says_that_its_numbers_are_old(site: OverviewSite) -> None:
    kept = site.client.application.extensions["polyfolio"]
    kept.sweeping, kept.reading = True, (120, 352)
    text = read_text(site.open("/").xpath("//main")[0])
    assert "120 of 352 pages are read. The numbers are those from before." in text
    kept.reading = (0, 1)
    assert "pages are read" not in site.get("/").text


def test_before_the_project_was_read_once_no_number_is_shown(
    site: OverviewSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "FIRST_SWEEP_SECONDS", 0.05)
    kept = site.client.application.extensions["polyfolio"]
    kept.sweeping, kept.reading = True, (1, 2)
    site.files.drop_index()
    for path in ("/", "/da/", "/status", "/badge/da.svg", "/feed.atom"):
        answer = site.get(path)
        assert answer.status_code == 503, path
        assert "1 of 2 are done" in answer.text, path


def test_an_exported_page_is_ready_again_when_its_po_file_is_newer(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "D!"})
    export_project(site.files.project)
    age(site.files.root / "translated/da/b.md", 60)
    assert ready(site) == "Ready to merge 1 page dansk 1 page b.md"


def test_a_page_that_the_export_would_hold_back_is_not_ready(site: OverviewSite) -> None:
    site.files.configure("da", "ar", more="[export]\nrequire_review = true\n")
    site.files.translate("b.md", "da", {"D": "D!"})
    assert "Every complete page" in ready(site)
    site.files.review("b.md", "da", "D")
    assert "b.md" in ready(site)


def test_a_damaged_list_of_exported_files_does_not_stop_the_dashboard(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "D!"})
    export_project(site.files.project)
    (site.files.root / "translated/.polyfolio-export.json").write_text("{")
    assert "b.md" in ready(site)


def test_nothing_is_stuck_in_a_project_that_goes_on(site: OverviewSite) -> None:
    assert stuck(site) == "Stuck Nothing is stuck."


def test_a_translation_that_falls_back_is_stuck(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "<b>D!"}, force=True)
    assert stuck(site) == "Stuck 1 thing dansk, b.md 1 error: the page shows other text for this unit."
    assert ("dansk, b.md", "/da/translate/b.md?mode=list&state=errors") in find_links(site.open("/"))


def test_a_page_that_only_outdated_units_hold_back_is_stuck(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "D!"}, outdated=True)
    site.files.translate("a.md", "da", {"A": "A!"}, outdated=True)
    text = stuck(site)
    assert text.startswith("Stuck 1 thing dansk, b.md 1 outdated unit keeps the page from being complete. Last change:")


def test_a_po_file_that_cannot_be_read_is_stuck_with_file_and_line(site: OverviewSite) -> None:
    path = site.files.po_path("b.md", "da")
    path.write_text(path.read_text(encoding="utf-8") + 'msgid "\n', encoding="utf-8")
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert f"dansk, b.md Cannot be read locales/da/b.md.po:{lines} " in stuck(site)


def test_a_page_that_cannot_be_read_is_stuck_with_file_and_line(site: OverviewSite) -> None:
    site.files.write_source("b.md", b"# D\n\nbad \xff byte\n")
    assert "b.md Cannot be read source/b.md:3 byte 0xff is not UTF-8" in stuck(site)


def test_a_language_without_a_change_for_30_days_is_stuck(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "D!"})
    overview = read_overview(site.files.project)
    assert set(overview.changed) == {"da"}
    now = datetime.now(UTC)
    assert find_stuck(site.files.project, overview, now=now + QUIET - timedelta(hours=1)) == ()
    found = find_stuck(site.files.project, overview, now=now + QUIET + timedelta(minutes=1))
    assert found == (Stuck(Trouble.QUIET, "da", units=2, since=overview.changed["da"]),)


def test_a_complete_language_may_rest(site: OverviewSite) -> None:
    site.files.translate("b.md", "da", {"D": "D!"})
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!"})
    overview: Overview = read_overview(site.files.project)
    assert find_stuck(site.files.project, overview, now=datetime.now(UTC) + 2 * QUIET) == ()


def test_the_list_of_what_is_stuck_has_as_many_things_as_the_number_says(tmp_path: Path) -> None:
    pages = {f"p{number:02}_md": f"Text {number}\n" for number in range(1, 53)}
    site = make_overview_site(tmp_path / "project", "da", many=pages)
    for number in range(1, 53):
        site.files.edit_po(
            f"p{number:02}.md", "da", f'msgid "Text {number}"\nmsgstr ""', f'msgid "Text {number}"\nmsgstr "<b>"'
        )
    assert dict(find_links(section(site.open("/"), "stuck"), "."))["52 things"] == "/stuck"
    first, second = site.open("/stuck"), site.open("/stuck?part=2")
    assert len(first.xpath("//ul[contains(@class, 'rows')]/li")) == 50
    assert len(second.xpath("//ul[contains(@class, 'rows')]/li")) == 2


def test_the_latest_changes_put_neighbours_of_one_author_and_page_together(site: OverviewSite) -> None:
    site.files.translate("a.md", "da", {"A": "A!", "B": "B!"})
    site.files.translate("b.md", "da", {"D": "D!"})
    rows = section(site.open("/"), "latest").xpath(".//li")
    shown = [read_text(row).split(" second")[0].rpartition(" ")[0] for row in rows]
    assert shown == ["Åse saved 1 unit", "Åse saved 2 units"]
    unit = site.files.ids("a.md")["B"]
    assert ("saved 2 units", f"/da/translate/a.md?unit={unit}") in find_links(site.open("/"))


def test_hostile_names_are_only_text_everywhere(tmp_path: Path) -> None:
    page = "<img src=x onerror=alert(1)>&'.md"
    site = make_overview_site(tmp_path / "project", "da")
    site.files.write_source(page, "# A\n\nB\n")
    site.files.sync()
    config = site.files.root / "polyfolio.toml"
    config.write_text(config.read_text().replace('"Test"', f'"{HOSTILE}"'), encoding="utf-8")
    unit = site.files.ids(page)["A"]
    save_translation(site.files.project, page, unit, "da", "<b>", author="Mallory & 'Co'", force=True)
    for path in ("/", "/da/", "/stuck", "/status", f"/badge/da/{quote(page)}.svg", "/feed.atom"):
        answer = site.get(path)
        assert answer.status_code == 200, path
        assert "<script>" not in answer.text, path
        assert "<img src=x" not in answer.text, path
    assert "<bdi>Mallory &amp; &#39;Co&#39;</bdi>" in site.get("/").text
    assert "<bdi>&lt;img src=x onerror=alert(1)&gt;&amp;&#39;.md</bdi>" in site.get("/").text
