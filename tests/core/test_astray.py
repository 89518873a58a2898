"""Files of two languages that git merges, since one looks like the renamed other: no text goes into the wrong one."""

from __future__ import annotations

import pytest

from workflow.core.astray import language_of, merge_astray, take_astray
from workflow.core.merging import merge_catalogs
from workflow.core.older_texts import group_obsolete
from workflow.model import Catalog, Entry

ONE, TWO = Entry("one", "One"), Entry("two", "Two")


def make(language: str | None, *entries: Entry) -> Catalog:
    """A catalog whose header names a language, or names none."""
    field = "" if language is None else f"Language: {language}\n"
    return Catalog(entries, header=Entry("", "", f"Project-Id-Version: x\n{field}"))


def say(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Id, text and the language it is in where the file has another one; `~` before an obsolete one."""
    return [("~" * one.obsolete + one.id, one.translation, language_of(one)) for one in catalog.entries]


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("renamed", ["", "ar"])
def test_a_text_stands_aside_where_a_file_was_taken_for_one_of_another_language(renamed: str, swapped: bool) -> None:
    base, left = make("de", ONE, TWO), make("de", ONE.change(translation="Eins"), TWO)
    other = make(renamed, TWO)
    merged = merge_catalogs(base, *((other, left) if swapped else (left, other)))
    assert say(merged.catalog) == [("two", "", ""), ("~one", "Eins", "de")]
    assert merged.catalog.fields()["Language"] == renamed
    assert merged.clashes == ()
    assert group_obsolete(merged.catalog) == {}


def test_it_stands_aside_once_however_often_it_is_merged() -> None:
    base, left, other = make("de", ONE), make("de", ONE.change(translation="Eins")), make("ar", TWO)
    once = merge_catalogs(base, left, other).catalog
    assert say(merge_catalogs(base, left, once).catalog) == say(once)


def test_a_text_that_was_there_before_does_not_come_along() -> None:
    eins = ONE.change(translation="Eins")
    merged = merge_astray(make("de", eins, TWO), make("de", eins, TWO.change(translation="Zwei")), make("ar", TWO))
    assert merged is not None
    assert say(merged) == [("two", "", ""), ("~two", "Zwei", "de")]


def test_a_language_that_got_another_code_is_still_one_language() -> None:
    eins = ONE.change(translation="Eins")
    base, ours = make("zh-CN", eins, TWO), make("zh-CN", eins, TWO.change(translation="Zwei"))
    assert merge_astray(base, ours, make("zh-Hans", eins, TWO)) is None
    assert say(merge_catalogs(base, ours, make("zh-Hans", eins, TWO)).catalog) == [
        ("one", "Eins", ""),
        ("two", "Zwei", ""),
    ]


@pytest.mark.parametrize(("before", "after"), [(None, "de"), ("", "de"), ("de", ""), ("de", None), (None, None)])
def test_a_header_that_got_its_language_or_lost_it_is_no_other_file(before: str | None, after: str | None) -> None:
    eins, zwei = ONE.change(translation="Eins"), TWO.change(translation="Zwei")
    assert merge_astray(make(before, eins, TWO), make(before, eins, zwei), make(after, eins, TWO)) is None


def test_texts_that_stand_aside_are_taken_as_offers_by_language() -> None:
    catalog = merge_catalogs(make("de", ONE), make("de", ONE.change(translation="Eins")), make("ar", TWO)).catalog
    left, found = take_astray(catalog)
    assert say(left) == [("two", "", "")]
    assert {
        code: [(one.id, one.source, one.translation, one.comments) for one in ones] for code, ones in found.items()
    } == {"de": [("one", "One", "Eins", ("offered: from a git merge",))]}
    assert take_astray(left) == (left, {})
