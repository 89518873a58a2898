"""What becomes of a text that comes back: file, base and the entry as it is now."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.exchange.items import make
from workflow.core.digest import digest_entry
from workflow.core.exchange.deciding import Decision, Rule, Step, decide
from workflow.core.exchange.item import is_as_sent, make_item
from workflow.model import Entry, State

SOURCE, OTHER = "Sow in May.", "Sow in June."
UNTRANSLATED = Entry("u1", SOURCE)
OURS = Entry("u1", SOURCE, "Så i maj.")
OLD = Entry("u1", SOURCE, "Så.", outdated=True, previous_source="Sow.")


def sent(entry: Entry, text: str = "Så i maj måned.", **fields: Any) -> Decision:
    """The decision about an edited item that went out from an entry, which is still the same."""
    return back(entry, entry, text, **fields)


def back(
    before: Entry, now: Entry, text: str = "Så i maj måned.", rule: Rule = Rule.TRANSLATE, **fields: Any
) -> Decision:
    """The decision about an item that went out from one entry and comes back to another."""
    named: dict[str, Any] = {"state": State.TRANSLATED, "base": digest_entry(before), "source": before.source} | fields
    return decide(make(translation=text, **named), now, (), rule)


@pytest.mark.parametrize("entry", [UNTRANSLATED, OURS, OLD])
def test_what_went_out_is_recognised(entry: Entry) -> None:
    assert is_as_sent(make_item("da", "a.md", entry, ()))


def test_a_translation_is_taken_where_nothing_has_changed_since() -> None:
    assert [sent(entry).step for entry in (UNTRANSLATED, OURS, OLD)] == [Step.SAVE] * 3


@pytest.mark.parametrize("rule", list(Rule))
def test_an_empty_text_takes_nothing_away(rule: Rule) -> None:
    assert sent(OURS, "", rule=rule).step is Step.NOTHING


def test_where_both_sides_have_translated_ours_stays_and_theirs_is_offered() -> None:
    decision = back(UNTRANSLATED, OURS)
    assert (decision.step, decision.reason) == (Step.OFFER, "was translated here too since the file went out")


def test_without_a_base_a_translation_of_ours_stays() -> None:
    decision = sent(OURS, base="")
    assert decision.step is Step.OFFER
    assert "does not say which one it was made from" in decision.reason
    assert [sent(entry, base="").step for entry in (UNTRANSLATED, OLD)] == [Step.SAVE, Step.SAVE]


def test_a_text_that_is_offered_already_is_not_offered_again() -> None:
    item = make(translation="Så.", state=State.TRANSLATED, base="")
    assert decide(item, OURS, ("Så.",), Rule.TRANSLATE).step is Step.NOTHING


def test_an_outdated_text_is_confirmed_by_its_state_alone() -> None:
    assert sent(OLD, OLD.translation).step is Step.SAVE
    assert sent(OLD, OLD.translation, rule=Rule.SUGGEST).step is Step.NOTHING
    assert sent(OLD, OLD.translation, rule=Rule.UNTRANSLATED).step is Step.NOTHING


def test_a_text_for_another_source_is_never_current() -> None:
    changed = Entry("u1", OTHER)
    decision = back(UNTRANSLATED, changed)
    assert (decision.step, decision.previous_source) == (Step.SAVE_OUTDATED, SOURCE)
    assert back(UNTRANSLATED, Entry("u1", OTHER, "Så i juni.")).step is Step.OFFER


def test_a_text_for_another_source_replaces_an_outdated_one_that_nobody_has_touched() -> None:
    outdated = Entry("u1", OTHER, OURS.translation, outdated=True, previous_source=SOURCE)
    assert back(OURS, outdated).step is Step.SAVE_OUTDATED
    touched = Entry("u1", OTHER, "Så først i maj.", outdated=True, previous_source=SOURCE)
    assert back(OURS, touched).step is Step.OFFER


def test_white_space_makes_no_other_source() -> None:
    assert sent(UNTRANSLATED, source="Sow\n in  May. ").step is Step.SAVE


def test_unfinished_work_never_replaces_a_translation() -> None:
    assert sent(OURS, state=State.OUTDATED).step is Step.OFFER
    decision = sent(UNTRANSLATED, state=State.OUTDATED, previous_source="Sow.")
    assert (decision.step, decision.previous_source) == (Step.SAVE_OUTDATED, "Sow.")
    assert sent(OLD, state=State.OUTDATED).step is Step.SAVE_OUTDATED


def test_nobody_can_claim_a_review() -> None:
    assert sent(OURS, state=State.REVIEWED) == Decision(
        make(translation="Så i maj måned.", state=State.REVIEWED, base=digest_entry(OURS)), Step.SAVE
    )
    assert sent(OURS, OURS.translation, state=State.REVIEWED).step is Step.NOTHING


def test_suggestions_are_never_active() -> None:
    assert {sent(entry, rule=Rule.SUGGEST).step for entry in (UNTRANSLATED, OURS, OLD)} == {Step.OFFER}


def test_only_untranslated_units_are_filled_when_that_is_asked_for() -> None:
    assert [sent(entry, rule=Rule.UNTRANSLATED).step for entry in (UNTRANSLATED, OURS, OLD)] == [
        Step.SAVE,
        Step.KEEP,
        Step.KEEP,
    ]
