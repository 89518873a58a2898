"""The root element's language and direction, which follow the page's."""

from __future__ import annotations

from workflow.formats.html.attributes import read_attributes
from workflow.formats.html.parts import Part
from workflow.model import Slot, View

LANGUAGE = frozenset(("lang", "xml:lang"))
DIRECTION = "dir"


def find_slots(text: str, root: Part) -> tuple[Slot, ...]:
    """The places in an `<html>` tag that a rendered page fills: the values of `lang`, `xml:lang` and `dir`, each with
    its equals sign, and one empty place after the element's name for those that are not there."""
    slots: list[Slot] = []
    seen: set[str] = set()
    for attribute in read_attributes(text, root.start, root.end):
        if attribute.name in LANGUAGE | {DIRECTION} and attribute.name not in seen:
            slots.append(Slot(attribute.name_end, attribute.end, attribute.name, attribute.value))
        seen.add(attribute.name)
    missing = " ".join(name for name in ("lang", DIRECTION) if name not in seen)
    if missing:
        after_name = root.start + len("<html")
        slots.insert(0, Slot(after_name, after_name, "missing", missing))
    return tuple(slots)


def fill_slot(text: str, slot: Slot, view: View) -> str:
    """What stands at a slot: the source characters, or the page's language or direction once it is translated."""
    written = text[slot.start : slot.end]
    if not view.translated:
        return written
    if slot.name == "missing":
        names = slot.value.split()
        filled = f' lang="{view.language}"' if "lang" in names else ""
        if DIRECTION in names and view.direction != view.source_direction:
            filled += f' dir="{view.direction}"'
        return filled
    value = view.direction if slot.name == DIRECTION else view.language
    if value.lower() == slot.value.strip().lower():
        return written
    quote = written[-1] if written[-1:] in ('"', "'") else '"'
    return f"={quote}{value}{quote}"
