"""Reviews: counted only while they cover exactly this source and translation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workflow.core.digest import digest_entry, digest_review
from workflow.core.review import add_review, clean_name, is_reviewed, state_of
from workflow.model import Entry, State

ENTRY = Entry("1", "Some source text.", "En tekst.")
REVIEWED = add_review(ENTRY, "Bo Bæk", "2026-01-02")


def test_a_review_is_one_comment_line() -> None:
    digest = digest_review(ENTRY.source, ENTRY.translation)
    assert REVIEWED.comments == (f"reviewed-by: Bo Bæk 2026-01-02 {digest}",)
    assert state_of(REVIEWED) is State.REVIEWED


def test_a_second_review_replaces_the_first_and_keeps_comments() -> None:
    again = add_review(replace(REVIEWED, comments=("note", *REVIEWED.comments)), "Ask", "2026-01-03")
    assert [line.split()[0:2] for line in again.comments] == [["note"], ["reviewed-by:", "Ask"]]


@pytest.mark.parametrize(
    "changed",
    [
        replace(REVIEWED, translation="En anden tekst."),
        replace(REVIEWED, translation="En tekst. "),
        replace(REVIEWED, source="Another source text."),
    ],
)
def test_any_change_of_source_or_translation_voids_a_review(changed: Entry) -> None:
    assert state_of(changed) is State.TRANSLATED
    assert not is_reviewed(changed)


def test_re_wrapping_the_source_voids_no_review() -> None:
    assert is_reviewed(replace(REVIEWED, source="Some  source\ntext."))


def test_an_outdated_or_emptied_unit_is_not_reviewed_whatever_its_comment_says() -> None:
    assert state_of(replace(REVIEWED, outdated=True)) is State.OUTDATED
    assert state_of(replace(REVIEWED, translation="")) is State.UNTRANSLATED


@pytest.mark.parametrize(
    ("name", "clean"),
    [("Bo\nreviewed-by: x", "Bo reviewed-by: x"), ("<Bo>", "Bo"), ("", "unknown"), ("\u2028", "unknown")],
)
def test_a_name_never_breaks_its_line(name: str, clean: str) -> None:
    assert clean_name(name) == clean
    assert is_reviewed(add_review(ENTRY, name, "2026-01-02"))


def test_the_digest_of_an_entry_tells_what_a_translator_sees() -> None:
    digests = {
        digest_entry(ENTRY),
        digest_entry(replace(ENTRY, source="Other.")),
        digest_entry(replace(ENTRY, translation="Andet.")),
        digest_entry(replace(ENTRY, outdated=True)),
    }
    assert len(digests) == 4
    assert digest_entry(REVIEWED) == digest_entry(ENTRY) == digest_entry(replace(ENTRY, source="Some source\ntext."))
