"""A text in runs: joined they are the text; what cannot be seen has a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.marked_text import Run, diff_runs, slice_runs, split_runs
from workflow.model import Markup

UNSEEN = " \u00a0\u200b\u200c\u200d\u200e\u202f\t\n"
TEXTS = st.text(alphabet=f"ab 12{UNSEEN}👩*", max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Markup, ...]]:
    """A text with pieces of markup anywhere in it."""
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, tuple(Markup(start, end, "tag") for start, end in pairs)


@given(marked())
def test_joining_the_runs_gives_the_text(case: tuple[str, tuple[Markup, ...]]) -> None:
    text, pieces = case
    assert "".join(run.text for run in split_runs(text, pieces)) == text


@given(marked(), st.integers(0, 30), st.integers(0, 30))
def test_a_slice_of_the_runs_is_the_slice_of_the_text(
    case: tuple[str, tuple[Markup, ...]], start: int, end: int
) -> None:
    text, pieces = case
    assert "".join(run.text for run in slice_runs(split_runs(text, pieces), start, end)) == text[start:end]


@given(TEXTS, marked())
def test_a_diff_holds_both_texts(old: str, case: tuple[str, tuple[Markup, ...]]) -> None:
    new, pieces = case
    parts = diff_runs(old, new, pieces)
    texts = [(kind, "".join(run.text for run in runs)) for kind, runs in parts]
    assert "".join(text for kind, text in texts if kind != "insert") == old
    assert "".join(text for kind, text in texts if kind != "delete") == new


def test_markup_numbers_and_prose_are_told_apart() -> None:
    assert split_runs("By 2030, **hubs**", (Markup(9, 11, "emphasis"), Markup(15, 17, "emphasis"))) == (
        Run("By "),
        Run("2030", "number"),
        Run(", "),
        Run("**", "emphasis"),
        Run("hubs"),
        Run("**", "emphasis"),
    )


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("a\u00a0b", ["⍽"]),
        ("a\u202fb", ["⍽"]),
        ("a\tb", ["⇥"]),
        ("a\u200cb", ["ZWNJ"]),
        ("\u200ea", ["LRM"]),
        ("\ufeffa", ["BOM"]),
        ("a ", ["·"]),
        (" a", ["·"]),
        ("a b", []),
        ("a  b", ["·", "·"]),
        ("a \nb", ["·"]),
        ("👩\u200d👧", []),
        ("❤\ufe0f\u200d🔥", []),
    ],
)
def test_characters_that_cannot_be_seen_have_signs(text: str, signs: list[str]) -> None:
    assert [run.sign for run in split_runs(text) if run.sign] == signs


def test_a_space_before_markup_is_not_one_at_the_end() -> None:
    assert [run.sign for run in split_runs("up to **all**", (Markup(6, 8, "emphasis"),)) if run.sign] == []


def test_a_sign_inside_of_markup_keeps_the_markup() -> None:
    assert split_runs("`a\tb`", (Markup(0, 5, "code"),)) == (
        Run("`a", "code"),
        Run("\t", "code", "⇥"),
        Run("b`", "code"),
    )
