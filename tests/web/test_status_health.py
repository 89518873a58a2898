"""Whether the server can do its work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.web.overview_site import OverviewSite, make_overview_site


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """One page in Danish."""
    return make_overview_site(tmp_path / "project", "da", a_md="# A\n")


def test_a_working_server_says_ok(site: OverviewSite) -> None:
    answer = site.get("/healthz")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok\n", "text/plain")


def test_an_invalid_configuration_is_told(site: OverviewSite) -> None:
    (site.files.root / "polyfolio.toml").write_text("[project]\nlanguages = 7\n")
    answer = site.get("/healthz")
    assert answer.status_code == 503
    assert answer.text == "polyfolio.toml: project.languages = 7 must be a list of texts\n"


def test_an_invalid_configuration_does_not_take_other_pages_down_with_a_traceback(site: OverviewSite) -> None:
    (site.files.root / "polyfolio.toml").write_text("[project]\nlanguages = 7\n")
    site.client.application.config["TESTING"] = False
    answer = site.get("/")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert "project.languages = 7" in answer.text


def test_an_index_that_cannot_be_used_is_told(site: OverviewSite) -> None:
    site.files.drop_index()
    (site.files.root / "instance/index.db").mkdir()
    answer = site.get("/healthz")
    assert answer.status_code == 503
    assert "index.db" in answer.text


def test_a_missing_folder_of_documents_is_told(site: OverviewSite) -> None:
    shutil.rmtree(site.files.root / "source")
    answer = site.get("/healthz")
    assert answer.status_code == 503
    assert "the folder of documents is not there" in answer.text
