"""Which translation an untranslated unit may take without being asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workflow.core.memory import Match
from workflow.core.memory_context import Context
from workflow.core.repeats import choose_repeat
from workflow.model import State

HERE = Context("place", "near")
MATCH = Match(100, State.TRANSLATED, "a.md", "u", "Run it.", "Kør.", HERE)
REVIEWED = replace(MATCH, state=State.REVIEWED, text="Kør det.")


def test_a_translation_in_the_same_surroundings_is_taken() -> None:
    assert choose_repeat(HERE, [replace(MATCH, context=Context(), text="x"), MATCH]) == MATCH


@pytest.mark.parametrize(
    "matches",
    [
        [],
        [replace(MATCH, context=Context("other", "other"))],
        [replace(MATCH, percent=99)],
        [replace(MATCH, state=State.OUTDATED)],
        [MATCH, replace(MATCH, text="Start.")],
        [REVIEWED, replace(REVIEWED, text="Start.")],
    ],
)
def test_nothing_else_is_taken_nor_where_translations_differ(matches: list[Match]) -> None:
    assert choose_repeat(HERE, matches) is None


def test_a_reviewed_translation_goes_before_others() -> None:
    assert choose_repeat(HERE, [MATCH, REVIEWED]) == REVIEWED
