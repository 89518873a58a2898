"""Items for tests: one unit with any texts."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from workflow.core.exchange.item import Item
from workflow.model import State

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.lists(
    st.sampled_from(
        ["=", "'", '"', ",", ";", "\t", "\r", "\n", "\ufeff", "a", " ", "<", "&", "]]>", "**", "`x`", "\x00"]
    ),
    max_size=8,
).map("".join)
"""Any text that a PO file might hold, and those that mean something to a format."""


def make(**fields: Any) -> Item:
    """An item of one unit."""
    named: dict[str, Any] = {"language": "da", "page": "a.md", "unit": "u1", "source": "Sow in May."} | fields
    return Item(**named)


@st.composite
def draw_items(draw: st.DrawFn) -> Item:
    """An item as it may go out: with a text exactly where its state says so."""
    state = draw(st.sampled_from(list(State)))
    text = "" if state is State.UNTRANSLATED else draw(TEXTS.filter(bool))
    previous = draw(TEXTS) if state is State.OUTDATED else ""
    notes = tuple(draw(st.lists(st.sampled_from(["heading", "=kind", "section: A › B", "-note"]), max_size=2)))
    return make(
        source=draw(TEXTS.filter(bool)),
        translation=text,
        state=state,
        previous_source=previous,
        notes=notes,
        base=draw(st.sampled_from(["", "0123456789ab"])),
    )
