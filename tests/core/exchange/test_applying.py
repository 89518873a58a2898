"""Texts from outside in a catalog: whatever is decided, no text is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.exchange.items import make
from tests.examples import take_part
from workflow.core.catalog import active, merge_units
from workflow.core.digest import digest_entry
from workflow.core.exchange.applying import apply_decisions, collect_offered
from workflow.core.exchange.deciding import Decision, Rule, Step, decide
from workflow.core.exchange.item import is_as_sent
from workflow.core.older_texts import group_obsolete
from workflow.model import Catalog, Entry, State

SOURCES = st.sampled_from(["Sow in May.", "Sow in June."])
TEXTS = st.sampled_from(["", "Så.", "Så i maj."])


@st.composite
def draw_entries(draw: st.DrawFn) -> Entry:
    """A unit's entry in any state."""
    text = draw(TEXTS)
    outdated = bool(text) and draw(st.booleans())
    previous = draw(st.sampled_from(["", "Sow."])) if outdated else ""
    return Entry("u1", draw(SOURCES), text, outdated=outdated, previous_source=previous)


def keys(catalog: Catalog) -> list[tuple[str, str]]:
    """What GNU gettext tells entries apart by."""
    return [(entry.id, entry.source) for entry in catalog.entries]


def test_an_offered_text_has_a_key_of_its_own() -> None:
    ours = Entry("u1", "Sow.", "Så.")
    offers = [Decision(make(source="Sow.", translation=text), Step.OFFER) for text in ("A", "B")]
    catalog = Catalog((ours,))
    for offer in offers:
        catalog = apply_decisions(catalog, [offer], "a.csv")
    assert keys(catalog) == [("u1", "Sow."), ("u1", "Sow. "), ("u1", "Sow.  ")]
    assert [entry.comments for entry in catalog.entries[1:]] == [("offered: from the file a.csv",)] * 2


def test_nothing_decided_changes_nothing() -> None:
    catalog = Catalog((Entry("u1", "Sow.", "Så."),))
    assert apply_decisions(catalog, [Decision(make(), Step.NOTHING)], "a.csv") is catalog


@take_part(0.5)
@given(draw_entries(), draw_entries(), TEXTS, st.sampled_from(list(State)), st.sampled_from(list(Rule)), st.booleans())
def test_no_text_is_lost(before: Entry, now: Entry, text: str, state: State, rule: Rule, has_base: bool) -> None:
    item = make(source=before.source, translation=text, state=state, base=digest_entry(before) if has_base else "")
    if is_as_sent(item):
        return
    decision = decide(item, now, (), rule)
    after = apply_decisions(Catalog((now,)), [decision], "a.csv")
    kept = {entry.translation for entry in after.entries}
    accepted = decision.step in (Step.SAVE, Step.SAVE_OUTDATED, Step.OFFER)
    assert text in kept or not accepted
    replaced = decision.step is Step.SAVE and item.base == digest_entry(now)  # the journal and git have it
    assert not now.translation or now.translation in kept or replaced
    assert len(set(keys(after))) == len(after.entries)


@take_part(0.5)
@given(draw_entries(), TEXTS, st.sampled_from(list(State)), st.sampled_from(list(Rule)))
def test_a_second_time_nothing_is_to_be_done(now: Entry, text: str, state: State, rule: Rule) -> None:
    item = make(source=now.source, translation=text, state=state)
    after = apply_decisions(Catalog((now,)), [decide(item, now, (), rule)], "a.csv")
    offered = collect_offered(group_obsolete(after).get("u1", ()))
    again = decide(item, active(after)["u1"], offered, rule)
    assert again.step in (Step.NOTHING, Step.KEEP)


@take_part(0.5)
@given(draw_entries(), TEXTS.filter(bool))
def test_an_offered_text_never_becomes_active_alone(now: Entry, text: str) -> None:
    catalog = apply_decisions(Catalog((now,)), [Decision(make(translation=text), Step.OFFER)], "a.csv")
    for units in ([], [Entry("u1", "Sow in May.")], [Entry("u1", "Sow in June.")], [Entry("u1", "Sow in May.")]):
        catalog = merge_units(catalog, units)
        shown = [entry.translation for entry in catalog.entries if not entry.obsolete]
        assert set(shown) <= {"", now.translation}
