"""What the translation memory keeps of a page in a language: its texts, and the surroundings that each stands in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workflow.core.review import state_of
from workflow.core.words import normalise
from workflow.model import Entry, State, Unit

_SEPARATOR = "\0"


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a unit, as digests; empty where there is nothing to tell them by."""

    place: str = ""
    """Its kind and the headings above it; empty without a heading."""
    near: str = ""
    """Its kind and the texts before and after it; empty for the only unit of a page."""

    def is_like(self, other: Context) -> bool:
        """Whether another unit of the same kind stands below the same headings, or between the same texts."""
        return bool(self.place and self.place == other.place) or bool(self.near and self.near == other.near)


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation that the memory keeps."""

    unit: str
    source: str
    """The text that it was made for: of an outdated one the previous source, where that is known."""
    text: str
    state: State
    context: Context = NO_CONTEXT


def describe_contexts(units: Sequence[Unit]) -> dict[str, Context]:
    """Unit id → its surroundings, of the units of a page in their order."""
    texts = [normalise(unit.source) for unit in units]
    found: dict[str, Context] = {}
    for number, unit in enumerate(units):
        kind = unit.span.kind.value
        before = texts[number - 1] if number else ""
        after = texts[number + 1] if number + 1 < len(texts) else ""
        found[unit.id] = Context(
            _digest(kind, *map(normalise, unit.path)) if unit.path else "",
            _digest(kind, before, after) if before or after else "",
        )
    return found


def collect_remembered(
    entries: Mapping[str, Entry], contexts: Mapping[str, Context], broken: Collection[str]
) -> tuple[Remembered, ...]:
    """The translations of a page that are fit for the memory: those of its units that do not fall back.

    Args:
        entries: the language's active entries by unit id.
        contexts: the surroundings of the page's units.
        broken: ids of units whose translation has an error.
    """
    return tuple(_describe(contexts, entries[unit_id]) for unit_id in _list_fit(entries, contexts, broken))


def _list_fit(entries: Mapping[str, Entry], units: Iterable[str], broken: Collection[str]) -> Iterable[str]:
    for unit_id in units:
        entry = entries.get(unit_id)
        if entry is not None and entry.translation and unit_id not in broken:
            yield unit_id


def _describe(contexts: Mapping[str, Context], entry: Entry) -> Remembered:
    source = (entry.previous_source if entry.outdated else "") or entry.source
    return Remembered(entry.id, source, entry.translation, state_of(entry), contexts[entry.id])


def _digest(*texts: str) -> str:
    return hashlib.sha256(_SEPARATOR.join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
