"""The interface is complete in every language it offers, and every text of it can be translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.support import Translations

from tests.web.texts import (
    TRANSLATED,
    WEB,
    catalog_path,
    extract_texts,
    find_commas,
    find_plain_texts,
    find_sentences,
    list_messages,
    read_compiled,
    read_language,
    read_texts,
    split_forms,
)

each_language = pytest.mark.parametrize("code", TRANSLATED)
each_template = pytest.mark.parametrize(
    "path",
    sorted(path for path in (WEB / "templates").rglob("*.*") if path.suffix in (".html", ".xml", ".svg")),
    ids=lambda path: path.relative_to(WEB / "templates").as_posix(),
)

PLACEHOLDER = re.compile(r"%\((\w+)\)s|(%.)")

NOT_WORDS = {
    ("base.html", "polyfolio"),
    ("editor/_parts.html", "Ctrl+"),
    ("editor/show.html", "workpage"),
    ("overview/parts.html", "UTC"),
    ("pages/show.html", "reading"),
    ("status/feed.xml", "polyfolio"),
}
"""Names that are the same in every language, keys, and values of blocks that are classes."""

UNITS = ("%(count)s unit", "%(count)s units")
CLASSES = {"collision note attention", "end draft-note"}
"""Of elements that scripts make."""


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[object]:
    """What templates and code say now."""
    return extract_texts(tmp_path_factory.mktemp("texts") / "messages.pot")


@each_language
def test_every_text_of_the_interface_is_in_the_catalog(code: str, extracted: set[object]) -> None:
    assert extracted - read_texts(code).keys() == set(), "run `make texts` and translate"


@each_language
def test_the_catalog_holds_no_text_that_the_interface_has_lost(code: str, extracted: set[object]) -> None:
    assert read_texts(code).keys() - extracted == set(), "run `make texts`"


@each_language
def test_every_entry_is_translated_in_all_its_plural_forms(code: str) -> None:
    forms = read_language(code).num_plurals
    wanted = {message.id: 1 if isinstance(message.id, str) else forms for message in list_messages(code)}
    found = {source: sum(bool(text.strip()) for text in texts) for source, texts in read_texts(code).items()}
    assert found == wanted


@each_language
def test_no_entry_waits_for_a_translator(code: str) -> None:
    assert [message.id for message in list_messages(code) if message.fuzzy] == []


@each_language
def test_the_compiled_catalog_says_what_the_catalog_says(code: str) -> None:
    assert read_compiled(code) == read_texts(code), "run `make texts`"


@each_language
def test_a_text_without_plural_keeps_its_placeholders(code: str) -> None:
    for message in list_messages(code):
        if isinstance(message.id, str):
            assert list_placeholders(str(message.string)) == list_placeholders(message.id), message.id


@each_language
def test_a_plural_text_keeps_its_placeholders_and_leaves_out_a_number_only_where_it_is_said_in_words(code: str) -> None:
    spoken = {"ar": 3}.get(code, 0)
    """Arabic says none, one and two by the noun's own form."""
    for message in list_messages(code):
        if isinstance(message.id, str):
            continue
        wanted = list_placeholders(message.id[1])
        for form, text in enumerate(split_forms(message.string)):
            found = list_placeholders(text)
            missing = wanted - found
            assert found <= wanted, text
            assert missing <= ({"count"} if form < spoken else set()) or (form == 0 and spoken), text


@each_language
def test_no_translation_holds_markup(code: str) -> None:
    """Templates take what they get from the catalog as safe."""
    texts = [text for texts in read_texts(code).values() for text in texts]
    assert [text for text in texts if re.search("[<>&]", text)] == []


def test_arabic_plural_forms_are_those_of_the_unicode_consortium() -> None:
    with catalog_path("ar", "mo").open("rb") as file:
        compiled = Translations(file)
    order = ("zero", "one", "two", "few", "many", "other")
    rule = Locale.parse("ar").plural_form
    wanted = {number: read_texts("ar")[UNITS][order.index(rule(number))] for number in range(1002)}
    assert {number: compiled.ungettext(*UNITS, number) for number in range(1002)} == wanted


@each_template
def test_a_template_says_nothing_that_cannot_be_translated(path: Path) -> None:
    name = path.relative_to(WEB / "templates").as_posix()
    found = {(name, text) for text in find_plain_texts(path.read_text(encoding="utf-8"))}
    assert found - NOT_WORDS == set()


@each_template
def test_a_template_leaves_commas_to_the_language(path: Path) -> None:
    """By `comma()` and `semicolon()`: Arabic has its own."""
    assert find_commas(path.read_text(encoding="utf-8")) == []


def test_plain_text_of_a_template_is_found_between_tags_and_in_attributes() -> None:
    template = '<p title="Say {{ x }}">{{ _("a") }} and <b>{% if y %}more{% endif %}</b> <kbd>Ctrl</kbd><i id="k">7</i>'
    assert find_plain_texts(template) == ["Say", "and", "more"]


@pytest.mark.parametrize(
    "path", sorted((WEB / "static").rglob("*.js")), ids=lambda path: path.relative_to(WEB / "static").as_posix()
)
def test_a_script_holds_no_sentence(path: Path) -> None:
    assert set(find_sentences(path.read_text(encoding="utf-8"))) - CLASSES == set()


def test_sentences_of_a_script_are_found_in_every_kind_of_quotes() -> None:
    script = """
        say("name"); // "a comment"
        box.textContent = "Try again";
        b.title = `Saved`; c = 'not yet'; d = ".a > b, #c"; e = "Escape";
    """
    assert find_sentences(script) == ["Try again", "Saved", "not yet"]


def test_scripts_ask_only_for_sentences_that_the_editor_hands_them() -> None:
    given = set(re.findall(r'^\s*\("([a-z-]+)", _\(', read_scripting(), re.MULTILINE))
    scripts = "".join(path.read_text(encoding="utf-8") for path in (WEB / "static").rglob("*.js"))
    asked = set(re.findall(r'say\(\s*"([a-z-]+)"', scripts))
    assert asked
    assert asked - given == set()
    assert {name for name in given if f'"{name}"' not in scripts} == set()


def read_scripting() -> str:
    """The template with the scripts' sentences."""
    return (WEB / "templates" / "editor" / "_scripting.html").read_text(encoding="utf-8")


def list_placeholders(text: str) -> set[str]:
    """The names of a text's placeholders; a lone percent sign counts as one, since it would break the text."""
    return {name or sign for name, sign in PLACEHOLDER.findall(text)}
