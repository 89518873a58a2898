"""What may take the place of what."""

from __future__ import annotations

from workflow.core.better_state import ORDER, may_replace
from workflow.model import State


def test_only_a_better_state_replaces_another() -> None:
    assert [[may_replace(new, old, force=False) for new in ORDER] for old in ORDER] == [
        [False, True, True, True],
        [False, False, True, True],
        [False, False, False, True],
        [False, False, False, False],
    ]


def test_forced_an_equal_state_does_and_an_outdated_text_replaces_no_translation() -> None:
    brought = (State.OUTDATED, State.TRANSLATED)
    assert [[may_replace(new, old, force=True) for new in brought] for old in ORDER] == [
        [True, True],
        [True, True],
        [False, True],
        [False, True],
    ]
