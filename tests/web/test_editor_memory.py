"""The translation memory beside a unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.editor_site import Site, make_site, read_words, select

HERE = "Please water the garden on every dry day."
LIKE = "Please water the garden on every hot day."
SAME = "The garden is open."
MODES = pytest.mark.parametrize("mode", ["page", "list", "focus"])


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages: what the first one has is translated on the second."""
    made = make_site(
        tmp_path, "da", "ar", a_md=f"# Rules\n\n{HERE}\n\n{SAME}\n\nLonely.\n", b_md=f"# Care\n\n{LIKE}\n\n{SAME}\n"
    )
    made.files.translate("b.md", "da", {LIKE: "Vand\nhaven.", SAME: "Haven er åben."})
    made.files.translate("b.md", "ar", {LIKE: "اسق الحديقة."})
    return made


def open_unit(site: Site, source: str = HERE, mode: str = "focus", language: str = "da") -> Any:
    """The editor with the unit of that source open."""
    return site.open("a.md", language, mode=mode, unit=site.files.ids("a.md")[source])


@MODES
def test_a_match_is_shown_with_percent_state_page_and_difference(site: Site, mode: str) -> None:
    document = open_unit(site, mode=mode)
    (match,) = select(document, ".aids .memory li")
    text, about, _, made_for = select(match, "p")
    assert (text.text_content(), text.get("lang"), text.get("dir")) == ("Vand\nhaven.", "da", "ltr")
    assert read_words(about) == "90%, Translated, b.md"
    (link,) = select(about, "a")
    assert link.get("href").startswith("/da/translate/b.md?")
    assert link.get("href").endswith(f"unit={site.files.ids('b.md')[LIKE]}")
    words = [*select(made_for, "del"), *select(made_for, "ins")]
    assert [made_for.get("lang"), *map(read_words, words)] == ["en", "hot", "dry"]
    (button,) = select(match, "button[name=take]")
    assert (button.get("value"), button.get("form"), button.get("aria-describedby")) == (
        "Vand\nhaven.",
        "f2",
        text.get("id"),
    )


def test_an_equal_text_has_no_difference(site: Site) -> None:
    (match,) = select(open_unit(site, SAME), ".memory li")
    assert read_words(match) == "Haven er åben. 100%, Translated, b.md Use"


def test_a_match_has_the_languages_direction(site: Site) -> None:
    (text,) = select(open_unit(site, language="ar"), ".memory .history-text")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")


def test_units_that_say_the_same_are_counted(site: Site) -> None:
    site.files.write_source("c.md", f"# More\n\n{SAME}\n")
    site.files.sync()
    site.files.translate("c.md", "da", {SAME: "Haven er åben."})
    assert "and 1 more unit" in read_words(select(open_unit(site, SAME), ".memory li")[0])


def test_nothing_is_shown_where_there_is_nothing_and_never_more_than_five(site: Site) -> None:
    assert select(open_unit(site, "Lonely."), ".memory") == []
    texts = [LIKE.replace("hot", word) for word in ("wet", "cold", "warm", "long", "short", "grey")]
    site.files.write_source("c.md", "\n\n".join(texts))
    site.files.sync()
    site.files.translate("c.md", "da", {text: text for text in texts})
    assert len(select(open_unit(site), ".memory li")) == 5


def test_what_the_unit_says_or_is_offered_already_is_not_repeated(site: Site) -> None:
    site.files.translate("a.md", "da", {SAME: "Haven er åben."})
    assert select(open_unit(site, SAME), ".memory") == []
    site.files.translate("a.md", "da", {SAME: ""})
    document = open_unit(site, SAME)
    assert len(select(document, ".older li")) == 1
    assert select(document, ".memory") == []


@MODES
def test_use_puts_the_match_into_the_box_without_saving_it(site: Site, mode: str) -> None:
    answer = site.post("a.md", site.files.ids("a.md")[HERE], take="Vand\r\nhaven.", mode=mode)
    assert answer.status_code == 200
    assert "Vand\r\nhaven." in answer.text.partition("<textarea")[2]
    assert site.text("a.md", HERE) == ("", "untranslated")


def test_what_stands_in_a_match_is_never_markup_of_the_page(site: Site) -> None:
    hostile = '"><i onclick=x>'
    site.files.write_source("c.md", f"# {HERE} &quot;\n")
    site.files.sync()
    site.files.translate("c.md", "da", {f"{HERE} &quot;": hostile}, force=True)
    site.files.write_source("d.md", f"# {HERE} once\n")
    site.files.sync()
    site.files.translate("d.md", "da", {f"{HERE} once": 'a "quoted" & more'})
    document = open_unit(site)
    assert select(document, ".memory i") == []
    assert 'a "quoted" & more' in [button.get("value") for button in select(document, ".memory button")]


def test_an_index_that_cannot_be_read_keeps_nobody_from_translating(site: Site) -> None:
    site.files.drop_index()
    path = site.files.root / "instance/index.db"
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    assert select(open_unit(site), "textarea") != []
    site.files.drop_index()
    path.mkdir()
    assert select(open_unit(site), "textarea") != []
