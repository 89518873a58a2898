"""Whatever is offered, nothing better is overwritten and no text is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workflow.core.catalog import active
from workflow.core.foreign.spelling import PlainSpeller
from workflow.core.foreign.taking import Outcome, take_over
from workflow.core.foreign.values import Foreign, Home, Offer, Place
from workflow.core.review import add_review, state_of
from workflow.model import Catalog, Document, Entry, Kind, Span, State, Unit

ORDER = list(State)
HOME = Home(Document("", ()), PlainSpeller())
TEXTS = st.sampled_from(["", "et", "to"])
ENTRIES = st.builds(
    lambda text, outdated, reviewed, before: (
        add_review(Entry("u", "one", text), "Bo", "2024-01-01")
        if text and reviewed and not outdated
        else Entry("u", "one", text, outdated=outdated and bool(text), previous_source=before if outdated else "")
    ),
    TEXTS,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "older"]),
)
PLACE = Place(0, "a.md", Unit("u", Span(0, 3, "one", Kind.PARAGRAPH)), HOME)
OFFERS = st.builds(
    lambda text, outdated: Offer(
        PLACE, (Foreign(0, 0, Entry("", "one", text, comments=("said",)), "one", text),), text, outdated
    ),
    st.sampled_from(["et", "to", "tre"]),
    st.booleans(),
)


def list_texts(catalog: Catalog) -> set[str]:
    """Every translation of the catalog, obsolete ones too."""
    return {entry.translation for entry in catalog.entries} - {""}


@given(ENTRIES, OFFERS)
def test_a_state_never_becomes_worse_and_a_better_or_equal_one_keeps_its_text(entry: Entry, offer: Offer) -> None:
    catalog, ((_, outcome),) = take_over(Catalog((entry,)), [offer], force=False)
    after = active(catalog)["u"]
    before, now = ORDER.index(state_of(entry)), ORDER.index(state_of(after))
    assert now >= before
    if entry.translation and now == before:
        assert (after, outcome is Outcome.TAKEN) == (entry, False)


@given(ENTRIES, OFFERS, st.booleans())
def test_no_text_is_lost_and_nothing_comes_in_as_reviewed(entry: Entry, offer: Offer, force: bool) -> None:
    catalog, ((_, outcome),) = take_over(Catalog((entry,)), [offer], force=force)
    assert list_texts(catalog) >= {entry.translation} - {""}
    if outcome is Outcome.TAKEN:
        assert state_of(active(catalog)["u"]) in (State.OUTDATED, State.TRANSLATED)
        assert active(catalog)["u"].translation == offer.translation


@settings(max_examples=200)
@given(ENTRIES, OFFERS, st.booleans())
def test_what_was_taken_over_once_is_there_the_next_time(entry: Entry, offer: Offer, force: bool) -> None:
    first, _ = take_over(Catalog((entry,)), [offer], force=force)
    again, ((_, outcome),) = take_over(first, [offer], force=force)
    assert again is first
    assert outcome is not Outcome.TAKEN
