"""Where the text of an obsolete entry comes from."""

from __future__ import annotations

import pytest

from workflow.core.offered import (
    FROM_MERGE,
    FROM_SAVE,
    drop_origin,
    is_from_file,
    is_from_outside,
    is_offered,
    say_file,
    say_machine,
    say_unit,
)
from workflow.model import Entry


def older(*comments: str) -> Entry:
    """An obsolete entry with these comments."""
    return Entry("u1", "Sow.", "Så.", obsolete=True, comments=comments)


@pytest.mark.parametrize("comment", [say_file("book.csv"), say_machine("example"), "offered: from elsewhere"])
def test_what_nobody_here_has_accepted_is_from_outside(comment: str) -> None:
    assert is_from_outside(older("a comment", comment))
    assert is_offered(older(comment))


@pytest.mark.parametrize("comment", [FROM_MERGE, FROM_SAVE, say_unit("u2"), "a comment"])
def test_what_somebody_here_has_accepted_is_not(comment: str) -> None:
    assert not is_from_outside(older(comment))


def test_a_file_is_told_from_other_origins() -> None:
    assert is_from_file(older(say_file("unit 7")))
    assert not is_from_file(older(say_unit("the file a")))


def test_comments_of_translators_stay() -> None:
    assert drop_origin(("a comment", say_file("book.csv"))) == ("a comment",)
