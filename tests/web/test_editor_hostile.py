"""Texts are data: nothing of a PO file, a source, a name or an address runs in the browser of who looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.editor_site import Site, make_site, select

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b onclick=alert(3)>"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page whose translation, source and note are hostile."""
    page = f"# Title\n\n<!-- i18n: {'note'} -->\n\nOne `{EVIL}` sentence.\n"
    site = make_site(tmp_path, "da", "de", a_md=page)
    for language in ("da", "de"):
        site.files.translate("a.md", language, {"Title": f"Titel {EVIL}"}, force=True)
    return site


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_a_hostile_translation_is_shown_as_text(site: Site, mode: str) -> None:
    for unit in ("", *site.files.ids("a.md").values()):
        document = site.open("a.md", mode=mode, **({"unit": unit} if unit else {}))
        assert [script.get("src") for script in select(document, "script")] == ["/static/editor.js"]
        assert document.xpath("//@onerror | //@onclick") == []
        assert [image for image in select(document, "img") if image.get("src") == "x"] == []


def test_a_hostile_text_that_is_refused_is_shown_as_text(site: Site) -> None:
    unit = site.files.ids("a.md")["Title"]
    answer = site.post("a.md", unit, text=f"</textarea>{EVIL}")
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


def test_a_hostile_text_in_a_collision_is_shown_as_text(site: Site) -> None:
    unit = site.files.ids("a.md")["Title"]
    answer = site.post("a.md", unit, text=f"</textarea>{EVIL}", base="0" * 12)
    assert answer.status_code == 409
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


def test_a_hostile_address_is_shown_as_text(site: Site) -> None:
    answer = site.get(f"/da/translate/{EVIL.replace('/', '')}.md", mode="<script>", state=EVIL)
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_nothing_inline_stands_in_the_editor(site: Site) -> None:
    for mode in ("page", "list", "focus"):
        document = site.open("a.md", mode=mode, unit=site.files.ids("a.md")["Title"])
        assert document.xpath("//main//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []
