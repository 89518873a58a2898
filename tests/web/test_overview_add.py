"""Adding a language in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.web.overview_site import OverviewSite, make_overview_site, path_of, read_table, read_text, serve


@pytest.fixture
def site(tmp_path: Path) -> OverviewSite:
    """One page in Danish."""
    return make_overview_site(tmp_path / "project", "da", a_md="# A\n")


def test_the_form_suggests_languages_by_name(site: OverviewSite) -> None:
    document = site.open("/languages/add")
    options = {option.get("value"): read_text(option) for option in document.xpath("//datalist[@id='known']/option")}
    assert options["de"] == "German – Deutsch"
    assert "da" not in options
    assert document.xpath("//input[@name='code']/@list") == ["known"]


def test_a_new_language_has_its_po_files_and_its_row(site: OverviewSite) -> None:
    assert path_of(site.post("/languages/add", code=" pt-BR ")) == "/pt-BR/"
    assert site.files.project.config.languages == ("da", "pt-BR")
    assert 'msgid "A"\nmsgstr ""' in site.files.po_text("a.md", "pt-BR")
    assert site.files.project.language("pt-BR").autonym in read_table(site.open("/"))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("danish", "did you mean da (Danish)"),
        ("da", "is there already"),
        ("dan", "is there already as 'da'"),
        ("en", "is the source language"),
        ("", "is not a language code"),
        ("../../etc", "is not a language code"),
        ("<script>", "is not a language code"),
    ],
)
def test_a_code_that_cannot_be_added_is_told_with_the_nearest(site: OverviewSite, code: str, told: str) -> None:
    answer = site.post("/languages/add", code=code)
    assert answer.status_code == 422
    document = lxml_html.document_fromstring(answer.text)
    problem = document.find(".//p[@id='problem']")
    assert problem is not None
    assert told in read_text(problem)
    assert document.xpath("//input[@name='code']/@value") == [code]
    assert site.files.project.config.languages == ("da",)


def test_a_form_without_its_token_changes_nothing(site: OverviewSite) -> None:
    guarded = serve(site.files, csrf=True)
    assert guarded.post("/languages/add", code="de").status_code == 400
    assert guarded.post("/da/export").status_code == 400
    assert site.files.project.config.languages == ("da",)


def test_nobody_may_change_a_project_that_is_served_to_others(site: OverviewSite) -> None:
    site.client.application.config["SINGLE_USER"] = False
    assert site.post("/languages/add", code="de").status_code == 403
    assert site.post("/da/export").status_code == 403
    assert site.files.project.config.languages == ("da",)
