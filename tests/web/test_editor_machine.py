"""A machine's suggestion beside a unit: asked for by a click, marked as one, never saved by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.translating_server import TranslatingServer, answer_raw, run_server
from tests.web.editor_site import Site, make_site, read_form, read_words, select

SOURCE = "One **bold** sentence."


@pytest.fixture
def server() -> Iterator[TranslatingServer]:
    """A service that speaks the protocol of LibreTranslate."""
    with run_server() as running:
        yield running


@pytest.fixture
def site(tmp_path: Path, server: TranslatingServer) -> Site:
    """A project that uses it."""
    return make_site(tmp_path, "da", more=server.configure(), a_md=f"{SOURCE}\n")


def unit(site: Site) -> str:
    return site.files.ids("a.md")[SOURCE]


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_nothing_is_asked_before_the_button_is_used(site: Site, server: TranslatingServer, mode: str) -> None:
    document = site.open("a.md", mode=mode, unit=unit(site))
    assert len(select(document, "button[name=machine]")) == 1
    assert select(document, ".machine li") == []
    assert server.asked == []


@pytest.mark.parametrize("mode", ["page", "list", "focus"])
def test_the_suggestion_is_shown_as_a_machines_and_the_text_stays(site: Site, mode: str) -> None:
    answer = site.post("a.md", unit(site), machine="1", text="Min tekst", mode=mode)
    document = html.document_fromstring(answer.text)
    (suggestion,) = select(document, ".machine li")
    assert "Machine, libretranslate, checked by nobody" in read_words(suggestion)
    (button,) = select(suggestion, "button[name=take]")
    assert button.get("value") == read_words(select(suggestion, ".history-text")[0])
    assert read_form(document, unit(site))["text"].strip() == "Min tekst"
    assert site.text("a.md", SOURCE)[1] == "untranslated"


def test_a_script_gets_the_suggestion_as_html(site: Site) -> None:
    answer = site.post_json("a.md", unit(site), machine="1", text="")
    assert answer.json is not None
    assert len(select(html.fragment_fromstring(answer.json["html"]), "button[name=take]")) == 1


def test_a_service_that_fails_is_told_and_the_text_stays(site: Site, server: TranslatingServer) -> None:
    server.behaviours[:] = [answer_raw(b"{}", 403)]
    answer = site.post_json("a.md", unit(site), machine="1", text="")
    assert answer.status_code == 422
    answer = site.post("a.md", unit(site), machine="1", text="Min tekst")
    assert answer.status_code == 422
    assert "The machine gives no translation" in answer.text
    assert "Min tekst" in answer.text


def test_a_project_without_a_service_has_no_button(tmp_path: Path) -> None:
    site = make_site(tmp_path / "plain", a_md=f"{SOURCE}\n")
    assert select(site.open("a.md", unit=unit(site)), "button[name=machine]") == []
    assert site.post_json("a.md", unit(site), machine="1", text="").status_code == 422
