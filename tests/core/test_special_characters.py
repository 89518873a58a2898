"""Characters of a language: its quotation marks first, joiners and direction marks where its script needs them."""

from __future__ import annotations

import pytest

from workflow.core.special_characters import Special, special_characters


@pytest.mark.parametrize(
    ("code", "script", "first"),
    [
        ("da", "Latn", Special("»", "«")),
        ("de", "Latn", Special("„", "“")),
        ("de-AT", "Latn", Special("„", "“")),
        ("de-CH", "Latn", Special("«", "»")),
        ("fr", "Latn", Special("«\u202f", "\u202f»")),
        ("ja", "Jpan", Special("「", "」")),
        ("zh-Hant", "Hant", Special("「", "」")),
        ("zh-TW", "Hant", Special("「", "」")),
        ("zh-Hans", "Hans", Special("“", "”")),
        ("ar", "Arab", Special("«", "»")),
        ("xx", "Latn", Special("“", "”")),
    ],
)
def test_the_languages_own_quotation_marks_come_first(code: str, script: str, first: Special) -> None:
    assert special_characters(code, script)[0] == first


@pytest.mark.parametrize(
    ("code", "script", "characters"),
    [
        ("ar", "Arab", "\u200e\u200f،؟"),
        ("fa", "Arab", "\u200c\u200f"),
        ("he", "Hebr", "\u200e\u200f׳״"),
        ("hi", "Deva", "\u200c\u200d।"),
        ("th", "Thai", "\u200b"),
        ("da", "Latn", "–…\u00a0"),
    ],
)
def test_a_script_brings_the_marks_it_needs(code: str, script: str, characters: str) -> None:
    assert {*characters} <= {each.open for each in special_characters(code, script)}


@pytest.mark.parametrize(("code", "script"), [("da", "Latn"), ("ja", "Jpan"), ("ru", "Cyrl")])
def test_a_script_without_need_of_them_has_no_joiners_and_no_direction_marks(code: str, script: str) -> None:
    unseen = {"\u200c", "\u200d", "\u200e", "\u200f"}
    assert not unseen & {each.open for each in special_characters(code, script)}


def test_no_character_is_offered_twice() -> None:
    for code, script in (("fr", "Latn"), ("fa", "Arab"), ("el", "Grek"), ("zh-Hans", "Hans")):
        found = special_characters(code, script)
        assert len(found) == len(set(found))
