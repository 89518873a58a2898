"""The machine finds fault with careless ways of matching and merging, so its silence about ours means something."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.clone import Clone
from tests.machine.life import BookLife
from workflow.actions import pages
from workflow.actions.sync import apply
from workflow.core import carrier, reconcile
from workflow.core.carrying import Carried
from workflow.core.catalog import merge_units
from workflow.core.source_change import Meaning, SourceChange
from workflow.core.source_tokens import FindMarkup
from workflow.model import Catalog, Entry


def find_fault(machine: type[BookLife]) -> str:
    """The name of the promise that the machine finds broken."""
    few = settings(max_examples=60, stateful_step_count=20, phases=[Phase.generate], derandomize=True, database=None)
    with pytest.raises(AssertionError) as caught:
        run_state_machine_as_test(machine, settings=few)
    names = [entry.name for entry in caught.traceback if Path(entry.path).name == "promises.py"]
    assert names, caught.value
    return names[0]


class TakesOurs(BookLife):
    """A book whose merge driver keeps our file and forgets theirs."""

    def set_driver(self, clone: Clone) -> None:
        clone.repository.git("config", "merge.polyfolio.driver", "true")


def test_a_driver_that_takes_our_file_loses_texts() -> None:
    assert find_fault(TakesOurs) == "nothing_is_lost"


def test_units_that_are_told_by_their_place_alone_do_not_get_their_translations_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right = reconcile._match

    def match_places(spans: Sequence[Any], template: Sequence[Entry], *more: Any) -> Any:
        pairs = {index: index for index in range(min(len(spans), len(template)))}
        return (pairs, {}) if isinstance(right(spans, template, *more), tuple) else pairs

    monkeypatch.setattr(reconcile, "_match", match_places)
    assert find_fault(BookLife) == "texts_get_their_translations_back"


def test_a_sync_that_outdates_nothing_puts_translations_under_other_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    def keep_all(catalog: Catalog, wanted: Sequence[Entry], **options: Any) -> Catalog:
        return merge_units(catalog, wanted, **(options | {"keep_current": [unit.id for unit in wanted]}))

    monkeypatch.setattr(pages, "merge_units", keep_all)
    monkeypatch.setattr(apply, "merge_units", keep_all)
    assert find_fault(BookLife).endswith("_under_another")


def test_a_value_that_is_put_wherever_its_predecessor_stands_is_put_in_wrong_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def replace_all(change: SourceChange, translation: str, _: FindMarkup) -> Carried | None:
        if change.meaning is not Meaning.MECHANICAL:
            return None
        for was, now in change.values:
            translation = translation.replace(was.text, now.text, 1)
        return Carried(translation, tuple((was.text, now.text) for was, now in change.values))

    monkeypatch.setattr(carrier, "carry_translation", replace_all)
    assert find_fault(BookLife).endswith("_under_another")
