"""Cross-site requests are refused; the editor's own forms and scripts carry the token."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import BASE, Site, make_site, read_form


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A project whose forms are guarded."""
    return make_site(tmp_path, csrf=True, a_md="One sentence.\n")


def test_a_form_without_the_token_is_refused(site: Site) -> None:
    unit = site.files.ids("a.md")["One sentence."]
    assert site.post("a.md", unit, text="En.").status_code == 400
    assert site.text("a.md", "One sentence.") == ("", "untranslated")


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_the_editors_own_form_is_accepted(site: Site, mode: str) -> None:
    unit = site.files.ids("a.md")["One sentence."]
    fields = read_form(site.open("a.md", mode=mode, unit=unit), unit)
    assert site.post("a.md", unit, **{**fields, "text": "En."}).status_code == 303
    assert site.text("a.md", "One sentence.") == ("En.", "translated")


def test_a_script_sends_the_token_as_a_header(site: Site) -> None:
    unit = site.files.ids("a.md")["One sentence."]
    token = site.open("a.md").get_element_by_id("work").get("data-csrf")
    path = f"/da/translate/a.md/-/{unit}/check"
    refused = site.client.post(path, base_url=BASE, json={"text": "En."})
    accepted = site.client.post(path, base_url=BASE, json={"text": "En."}, headers={"X-CSRFToken": token})
    assert (refused.status_code, accepted.status_code) == (400, 200)
