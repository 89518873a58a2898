"""What checks say of a text: while it is typed, before it is saved for the first time, dismissed, fixed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from werkzeug.test import TestResponse

from tests.web.editor_site import BASE, Site, make_site, read_form, read_words, select

SOURCE = "Two sentence."
PAGE = f"# Title\n\nOne **bold** sentence.\n\n{SOURCE}\n"
NO_STOP = "To sætninger"
"""A text with a warning: its source ends with a full stop."""
WARNING = "ends without the source's full stop"
MODES = pytest.mark.parametrize("mode", ["page", "list", "focus"])


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of three units."""
    return make_site(tmp_path, a_md=PAGE)


def unit(site: Site, source: str = SOURCE) -> str:
    return site.files.ids("a.md")[source]


def check(site: Site, text: str) -> dict[str, Any]:
    """What a script is told of a text."""
    answer = site.check("a.md", unit(site), text)
    assert answer.json is not None
    return dict(answer.json)


def read(answer: TestResponse) -> Any:
    return html.document_fromstring(answer.text)


def words(document: Any, selector: str) -> list[str]:
    return [read_words(each) for each in select(document, selector)]


def test_a_check_finds_nothing_in_a_fit_text(site: Site) -> None:
    told = check(site, "To sætninger.")
    assert (told["issues"], told["fixes"]) == ([], [])
    assert read_words(html.fragment_fromstring(told["html"])) == "✓ FineNothing wrong was found."


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_check_says_nothing_of_no_text(site: Site, text: str) -> None:
    assert check(site, text) == {"issues": [], "fixes": [], "html": ""}


def test_a_check_tells_warnings_by_name(site: Site) -> None:
    assert check(site, NO_STOP)["issues"] == [
        {
            "check": "end-punctuation",
            "name": "End punctuation",
            "severity": "warning",
            "message": WARNING,
            "dismissed": False,
        }
    ]


def test_a_check_names_what_a_text_adds(site: Site) -> None:
    (issue,) = check(site, "To <b>sætninger</b>.")["issues"]
    assert (issue["severity"], issue["message"]) == ("error", "adds the tag <b>")


@pytest.mark.parametrize("text", ["To.", "<i>", "- x", "a\n\nb", "```", "[x](javascript:1)", "&lt;"])
def test_a_check_says_what_a_save_would_say(site: Site, text: str) -> None:
    errors = [issue["message"] for issue in check(site, text)["issues"] if issue["severity"] == "error"]
    answer = site.post_json("a.md", unit(site), text=text)
    assert (answer.status_code == 422) == bool(errors)
    if errors:
        assert answer.json is not None
        assert answer.json["fault"] == "; ".join(errors)


def test_what_is_found_is_escaped(site: Site) -> None:
    told = check(site, "To <script>alert(1)</script>.")
    assert "<script" not in told["html"]
    assert "&lt;script&gt;" in told["html"]


@pytest.mark.parametrize("body", [[], {}, {"text": 1}, "text"])
def test_a_check_of_something_else_is_refused(site: Site, body: object) -> None:
    path = f"/da/translate/a.md/-/{unit(site)}/check"
    assert site.client.post(path, base_url=BASE, json=body).status_code == 400


def test_half_of_a_surrogate_pair_is_named_by_a_check(site: Site) -> None:
    path = f"/da/translate/a.md/-/{unit(site)}/check"
    answer = site.client.post(
        path,
        base_url=BASE,
        data='{"text": "a\\ud83d"}',
        content_type="application/json",
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 400
    assert answer.json is not None
    assert "U+D83D" in answer.json["error"]


def test_a_script_is_stopped_once_by_warnings_that_are_new(site: Site) -> None:
    answer = site.post_json("a.md", unit(site), text=NO_STOP, seen="")
    assert answer.status_code == 422
    assert answer.json is not None
    assert answer.json["warned"]
    assert site.text("a.md", SOURCE)[1] == "untranslated"
    (seen,) = select(html.fragment_fromstring(f"<div>{answer.json['checks']['html']}</div>"), "input[name=seen]")
    assert site.post_json("a.md", unit(site), text=NO_STOP, seen=seen.get("value")).status_code == 200
    assert site.text("a.md", SOURCE) == (NO_STOP, "translated")


@MODES
def test_a_browser_shows_the_warnings_and_the_same_again_saves(site: Site, mode: str) -> None:
    answer = site.post("a.md", unit(site), text=NO_STOP, seen="", mode=mode)
    assert answer.status_code == 422
    document = read(answer)
    assert words(document, ".checks .warn .message") == [WARNING]
    assert words(document, ".btn.primary .does")[-1] == "Save anyway"
    fields = read_form(document, unit(site))
    assert fields["text"].strip() == NO_STOP
    assert site.post("a.md", unit(site), **fields | {"text": NO_STOP}).status_code == 303
    assert site.text("a.md", SOURCE) == (NO_STOP, "translated")


def test_another_text_with_warnings_is_stopped_again(site: Site) -> None:
    fields = read_form(read(site.post("a.md", unit(site), text=NO_STOP, seen="")), unit(site))
    assert site.post("a.md", unit(site), **fields | {"text": "To andre"}).status_code == 422


def test_a_text_that_is_saved_already_is_not_stopped(site: Site) -> None:
    site.files.translate("a.md", "da", {SOURCE: NO_STOP})
    assert site.post("a.md", unit(site), text=NO_STOP, seen="", then="review").status_code == 303
    assert site.text("a.md", SOURCE)[1] == "reviewed"


def test_an_outdated_text_with_warnings_is_stopped_before_it_is_kept(site: Site) -> None:
    site.files.translate("a.md", "da", {SOURCE: NO_STOP}, outdated=True)
    assert site.post("a.md", unit(site), text=NO_STOP, seen="", then="keep").status_code == 422
    assert site.post("a.md", unit(site), text=NO_STOP, seen="", then="outdated").status_code == 303


@MODES
def test_the_warnings_of_a_saved_text_stand_there_when_it_is_opened(site: Site, mode: str) -> None:
    site.files.translate("a.md", "da", {SOURCE: NO_STOP})
    document = site.open("a.md", mode=mode, unit=unit(site))
    assert words(document, ".checks .warn .message") == [WARNING]
    assert words(document, "button[name=dismiss]") == ["Not a problem here, End punctuation"]


def test_a_warning_of_a_saved_text_is_dismissed_and_comes_back(site: Site) -> None:
    site.files.translate("a.md", "da", {SOURCE: NO_STOP})
    answer = site.post("a.md", unit(site), text=NO_STOP, dismiss="end-punctuation")
    assert answer.status_code == 303
    assert "# dismissed: end-punctuation " in site.files.po_text("a.md", "da")
    document = site.open("a.md", mode="focus", unit=unit(site))
    assert words(document, ".checks .dismissed .message") == [WARNING]
    site.post("a.md", unit(site), text=NO_STOP, restore="end-punctuation")
    assert "dismissed:" not in site.files.po_text("a.md", "da")


@MODES
def test_a_warning_of_an_unsaved_text_is_dismissed_when_it_is_saved(site: Site, mode: str) -> None:
    answer = site.post("a.md", unit(site), text=NO_STOP, dismiss="end-punctuation", mode=mode)
    assert answer.status_code == 200
    assert site.text("a.md", SOURCE)[1] == "untranslated"
    fields = read_form(read(answer), unit(site))
    assert fields["dismissed"] == "end-punctuation"
    assert site.post("a.md", unit(site), **fields | {"text": NO_STOP, "seen": ""}).status_code == 303
    assert "# dismissed: end-punctuation " in site.files.po_text("a.md", "da")


def test_a_pending_dismissal_is_taken_back(site: Site) -> None:
    fields = read_form(read(site.post("a.md", unit(site), text=NO_STOP, dismiss="end-punctuation")), unit(site))
    answer = site.post("a.md", unit(site), **fields | {"text": NO_STOP, "restore": "end-punctuation"})
    assert words(read(answer), ".checks .warn .message") == [WARNING]
    assert "dismissed" not in read_form(read(answer), unit(site))


def test_a_pending_dismissal_is_void_for_another_text(site: Site) -> None:
    fields = read_form(read(site.post("a.md", unit(site), text=NO_STOP, dismiss="end-punctuation")), unit(site))
    answer = site.post("a.md", unit(site), **fields | {"text": "To andre", "seen": ""})
    assert (answer.status_code, words(read(answer), ".checks .dismissed")) == (422, [])


def test_a_script_dismisses_too(site: Site) -> None:
    answer = site.post_json("a.md", unit(site), text=NO_STOP, dismiss="end-punctuation")
    assert answer.json is not None
    assert [issue["dismissed"] for issue in answer.json["issues"]] == [True]


@pytest.mark.parametrize(("check", "status"), [("nothing", 404), ("markup", 422)])
def test_what_cannot_be_dismissed_is_told(site: Site, check: str, status: int) -> None:
    site.files.translate("a.md", "da", {SOURCE: "To."})
    assert site.post("a.md", unit(site), text="To.", dismiss=check).status_code == status


def test_a_fix_is_offered_and_put_into_the_box(site: Site) -> None:
    (fix,) = check(site, "To sætninger. ")["fixes"]
    assert fix["text"] == "To sætninger."
    document = read(site.post("a.md", unit(site), text="To sætninger. ", seen=""))
    (button,) = select(document, ".checks button[name=take]")
    taken = read(site.post("a.md", unit(site), take=button.get("value"), text="To sætninger. "))
    assert read_form(taken, unit(site))["text"].strip("\n") == "To sætninger."
    assert site.text("a.md", SOURCE)[1] == "untranslated"
