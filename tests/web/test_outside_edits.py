"""What another program writes into a PO file is seen, and never overwritten."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.web.site import Site, make_site, serve
from workflow.actions.overview import read_overview

PATIENCE = 400
"""Looks at the totals before a test gives up, a twentieth of a second apart."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages, one of them translated into Danish."""
    return make_site(tmp_path / "project")


def test_a_save_with_an_old_base_never_overwrites_an_edit_from_outside(site: Site) -> None:
    unit = site.workspace.ids("guide.md")["Guide"]
    path = f"/api/v1/units/guide.md?language=da&unit={unit}"
    base = next(one["digest"] for one in site.json("/api/v1/units/guide.md?language=da")["units"] if one["id"] == unit)
    site.workspace.edit_po("guide.md", "da", 'msgstr "Vejledning"', 'msgstr "Håndbog"')
    before = site.workspace.po_text("guide.md", "da")
    answer = site.client.put(path, json={"text": "Guiden", "base": base})
    assert (answer.status_code, answer.get_json()["theirs"]) == (409, "Håndbog")
    assert site.workspace.po_text("guide.md", "da") == before


def test_an_edit_from_outside_stands_on_its_page_at_the_next_request(site: Site) -> None:
    assert "Vejledning" in site.read("/da/translate/guide.md")
    site.workspace.edit_po("guide.md", "da", 'msgstr "Vejledning"', 'msgstr "Håndbog"')
    for path in ("/da/translate/guide.md", "/da/read/guide.md", "/api/v1/render/guide.md?language=da"):
        text = site.read(path)
        assert "Håndbog" in text, path
        assert "Vejledning" not in text, path


def test_an_edit_from_outside_is_in_the_totals_without_a_sweep_at_the_next_overview(site: Site) -> None:
    assert 'value="da/guide.md"' in site.read("/merge")
    site.workspace.edit_po("guide.md", "da", 'msgstr "Vejledning"', 'msgstr ""')
    assert 'value="da/guide.md"' not in site.read("/merge")


def test_the_sweep_brings_an_edit_from_outside_into_the_totals_by_itself(site: Site) -> None:
    swept = serve(site.workspace, sweep=True)
    keeper = swept.app.extensions["polyfolio"]
    try:
        site.workspace.counts()
        site.workspace.edit_po("guide.md", "da", 'msgstr "Vejledning"', 'msgstr ""')
        assert _wait_for_translated(site, 3), "the sweep has not seen the edit"
    finally:
        keeper.stop()


def _wait_for_translated(site: Site, wanted: int) -> bool:
    """Look at what overviews read, which is the index alone, until it tells that many translated units."""
    for _ in range(PATIENCE):
        danish = read_overview(site.workspace.project).languages[0]
        if danish.counts.translated == wanted:
            return True
        time.sleep(0.05)
    return False
