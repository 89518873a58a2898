"""Putting a catalog together from a sound version and what is left of a damaged one, so that no text gets lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workflow.core.catalog import active, put_entry
from workflow.core.entry_order import drop_repeated, separate_twins
from workflow.core.offered import say_file
from workflow.core.words import normalise
from workflow.model import Catalog, Entry

FROM_DAMAGE = say_file("that was damaged")
"""The comment on a text of which it is not sure that it is whole."""


def add_salvaged(sound: Catalog, salvaged: Iterable[tuple[Entry, bool]]) -> tuple[Catalog, int]:
    """A sound version of a catalog with the texts of the damaged one, which is newer.

    Args:
        sound: the version that could be read, or one without translations.
        salvaged: the entries of the damaged one, and whether each is beyond doubt: such a text is taken for its unit.
            Any other that is not in the sound version is kept beside its unit.

    Returns:
        The catalog, and how many texts were taken or kept.
    """
    count = 0
    for entry, sure in salvaged:
        if not entry.translation:
            continue
        now = active(sound).get(entry.id)
        fits = now is not None and not entry.obsolete and normalise(now.source) == normalise(entry.source)
        if now is not None and fits and sure:
            if (now.translation, now.outdated) == (entry.translation, entry.outdated):
                continue
            sound = put_entry(sound, _take(now, entry))
        elif is_kept(sound.entries, entry, sure=sure):
            continue
        else:
            comments = entry.comments if sure else (*entry.comments, FROM_DAMAGE)
            kept = replace(entry, obsolete=True, comments=comments, notes=(), references=(), raw="", was=None)
            sound = add_entries(sound, [kept])
        count += 1
    return sound, count


def is_kept(entries: Sequence[Entry], lost: Entry, *, sure: bool = True) -> bool:
    """Whether a text stands at its unit already; one that may have lost its end also where more follows on it."""
    texts = [known.translation for known in entries if known.id == lost.id]
    return any(text.startswith(lost.translation) for text in texts) if not sure else lost.translation in texts


def add_entries(catalog: Catalog, entries: Iterable[Entry]) -> Catalog:
    """The catalog with more entries, none of them twice."""
    return replace(catalog, entries=tuple(separate_twins(drop_repeated([*catalog.entries, *entries]))))


def settle_repeated(catalog: Catalog) -> Catalog:
    """The catalog with one active entry for each unit: of several the first that is translated stays active; what
    others say differently is kept beside it."""
    chosen: dict[tuple[str, str], Entry] = {}
    for entry in catalog.entries:
        key = (entry.id, "" if entry.id else entry.source)
        known = chosen.get(key)
        if not entry.obsolete and (known is None or (entry.translation and not known.translation)):
            chosen[key] = entry
    settled: list[Entry] = []
    for entry in catalog.entries:
        stays = chosen.get((entry.id, "" if entry.id else entry.source))
        if entry.obsolete or entry is stays:
            settled.append(entry)
        elif stays is not None and entry.translation and entry.translation != stays.translation:
            settled.append(entry.change(obsolete=True, comments=(*entry.comments, FROM_DAMAGE)))
    return replace(catalog, entries=tuple(separate_twins(drop_repeated(settled))))


def _take(now: Entry, entry: Entry) -> Entry:
    return now.change(
        translation=entry.translation,
        outdated=entry.outdated,
        previous_source=entry.previous_source,
        comments=entry.comments,
    )
