"""What is not saved: the reason is named, and the text is in the form."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from tests.web.editor_site import BASE, Site, make_site

PAGE = "A **bold** sentence.\n\nTwo sentence.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of two units."""
    return make_site(tmp_path, a_md=PAGE)


@pytest.fixture
def unit(site: Site) -> str:
    """The first of them."""
    return site.files.ids("a.md")["A **bold** sentence."]


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_a_text_that_would_break_the_page_is_kept_with_the_reason(site: Site, unit: str, mode: str) -> None:
    answer = site.post("a.md", unit, text="En <script>fed</script> sætning.", mode=mode)
    assert answer.status_code == 422
    assert "\nEn &lt;script&gt;fed&lt;/script&gt; sætning.</textarea>" in answer.text
    assert "adds the tag &lt;script&gt;" in answer.text
    assert site.text("a.md", "A **bold** sentence.") == ("", "untranslated")


def test_a_text_that_would_change_the_structure_is_refused(site: Site, unit: str) -> None:
    answer = site.post("a.md", unit, text="# En overskrift\n\nog et afsnit")
    assert answer.status_code == 422


def test_a_script_gets_the_fault(site: Site, unit: str) -> None:
    answer = site.post_json("a.md", unit, text="En <b>fed</b> sætning.")
    assert answer.status_code == 422
    assert answer.json == {"error": f"{unit}: adds the tag <b>", "fault": "adds the tag <b>"}


def test_a_source_that_changed_since_the_last_sync_is_told(site: Site, unit: str) -> None:
    site.files.write_source("a.md", PAGE.replace("bold", "strong"))
    answer = site.post("a.md", unit, text="En **fed** sætning.")
    assert answer.status_code == 422
    assert "run `polyfolio sync` first" in answer.text
    assert "\nEn **fed** sætning.</textarea>" in answer.text


def test_a_damaged_po_file_costs_no_text(site: Site, unit: str) -> None:
    base = site.digest("a.md", unit)
    site.files.po_path("a.md", "da").write_text('msgid "broken\n', encoding="utf-8")
    answer = site.post("a.md", unit, text="En **fed** sætning.", base=base)
    assert answer.status_code == 422
    assert "locales/da/a.md.po:1" in answer.text
    assert "\nEn **fed** sætning.</textarea>" in answer.text


def test_a_read_only_po_file_costs_no_text(site: Site, unit: str) -> None:
    path = site.files.po_path("a.md", "da")
    base = site.digest("a.md", unit)
    path.chmod(0o444)
    answer = site.post("a.md", unit, text="En **fed** sætning.", base=base)
    assert answer.status_code == 500
    assert "is read-only" in answer.text
    assert "\nEn **fed** sætning.</textarea>" in answer.text
    path.chmod(0o644)
    assert site.post("a.md", unit, text="En **fed** sætning.", base=base).status_code == 303


def test_a_read_only_po_file_is_told_to_scripts(site: Site, unit: str) -> None:
    site.files.po_path("a.md", "da").chmod(0o444)
    answer = site.post_json("a.md", unit, text="En **fed** sætning.")
    assert answer.status_code == 500
    assert "is read-only" in answer.json["error"]  # type: ignore[index]


def test_a_unit_that_has_left_the_page_costs_no_text(site: Site, unit: str) -> None:
    site.files.write_source("a.md", "Two sentence.\n")
    site.files.sync(yes=True)
    answer = site.client.post(
        f"/da/translate/a.md/-/{unit}", base_url=BASE, data={"text": "En **fed** sætning.", "base": "0" * 12}
    )
    assert answer.status_code == 404
    assert "\nEn **fed** sætning.</textarea>" in answer.text


def test_a_nul_is_named(site: Site, unit: str) -> None:
    answer = site.post("a.md", unit, text="En \0 sætning.")
    assert answer.status_code == 400
    assert "U+0000" in answer.text


def post_encoded(site: Site, unit: str, text: str) -> TestResponse:
    """Save a text of which the browser's encoding is given, and may be wrong."""
    return site.client.post(
        f"/da/translate/a.md/-/{unit}",
        base_url=BASE,
        data=f"text={text}&base={site.digest('a.md', unit)}",
        content_type="application/x-www-form-urlencoded",
    )


def test_half_of_a_surrogate_pair_is_named(site: Site, unit: str) -> None:
    answer = post_encoded(site, unit, "En%ED%A0%BD")
    assert answer.status_code == 400
    assert "U+D83D" in answer.text


def test_bytes_that_are_no_text_are_named(site: Site, unit: str) -> None:
    answer = post_encoded(site, unit, "En%FF")
    assert answer.status_code == 400
    assert "0xFF" in answer.text


def test_a_body_over_the_limit_is_refused(site: Site, unit: str) -> None:
    answer = site.post("a.md", unit, text="x" * 2_100_000)
    assert answer.status_code == 413


def test_a_translation_over_the_engines_limit_is_refused_with_its_length(site: Site, unit: str) -> None:
    answer = site.post_json("a.md", unit, text="x" * 1_000_001)
    assert answer.status_code == 422
    assert "1000001 characters" in answer.json["fault"]  # type: ignore[index]


def test_an_unknown_wish_is_refused(site: Site, unit: str) -> None:
    assert site.post("a.md", unit, text="x", then="delete").status_code == 400


@pytest.mark.parametrize("path", ["../../polyfolio.toml", "..%2f..%2fpolyfolio.toml", ".git/config"])
def test_no_path_leads_out_of_the_documents(site: Site, path: str) -> None:
    assert site.get(f"/da/translate/{quote(path)}").status_code in (404, 308)
