"""Texts of one language in a file of another: git takes a file that left for the old name of one that is much like it.

So it comes that a merge puts what one side translated since into the renamed file of another language, or into a
template. Here such texts are told by the headers and stand aside, saying their language, until a sync brings them home.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.core.entry_order import separate_twins
from workflow.core.offered import FROM_MERGE, drop_origin
from workflow.core.review import drop_reviews
from workflow.model import Catalog, Entry

ASTRAY = f"{FROM_MERGE}, language "
"""Begins the comment on an obsolete entry whose text is in another language than its file."""


def language_of(entry: Entry) -> str:
    """The language that an entry's text is in where its file has another one; else empty."""
    said = [line for line in entry.comments if line.startswith(ASTRAY)] if entry.obsolete else []
    return said[0].removeprefix(ASTRAY).strip() if said else ""


def merge_astray(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog | None:
    """The merge of files of two languages: the renamed one, with the texts new in the other one aside; else None.

    Files of two languages are one renamed language where most translations of the base are in both.
    """
    languages = [_read_language(one) for one in (base, ours, theirs)]
    if None in languages or languages[1] == languages[2] or languages[0] not in languages[1:]:
        return None
    renamed, left = (theirs, ours) if languages[1] == languages[0] else (ours, theirs)
    if not languages[0] or (not _read_language(renamed) and _list_texts(renamed)):
        return None  # an unnamed language got its name, or lost it
    if _is_one_language(base, renamed):
        return None
    before = _list_texts(base)
    astray = [
        _stand_aside(entry, languages[0])
        for entry in left.entries
        if entry.translation and (entry.id, entry.source, entry.translation) not in before
    ]
    there = {(entry.id, entry.translation, language_of(entry)) for entry in renamed.entries if entry.obsolete}
    new = [one for one in astray if (one.id, one.translation, language_of(one)) not in there]
    return replace(renamed, entries=tuple(separate_twins([*renamed.entries, *new])))


def take_astray(catalog: Catalog) -> tuple[Catalog, dict[str, tuple[Entry, ...]]]:
    """The catalog without the texts of other languages, and these by language, as offers to their units."""
    found: dict[str, tuple[Entry, ...]] = {}
    kept: list[Entry] = []
    for entry in catalog.entries:
        language = language_of(entry)
        if not language:
            kept.append(entry)
            continue
        comments = (*(line for line in entry.comments if not line.startswith(ASTRAY)), FROM_MERGE)
        found[language] = (*found.get(language, ()), replace(entry, comments=comments, raw="", was=None))
    return replace(catalog, entries=tuple(kept)) if found else catalog, found


def _read_language(catalog: Catalog) -> str | None:
    """The language that the header names; empty in templates, None where nothing is said."""
    return catalog.fields().get("Language")


def _list_texts(catalog: Catalog) -> set[tuple[str, str, str]]:
    return {(entry.id, entry.source, entry.translation) for entry in catalog.entries if entry.translation}


def _is_one_language(base: Catalog, renamed: Catalog) -> bool:
    before = {(source, text) for _, source, text in _list_texts(base)}
    after = {(source, text) for _, source, text in _list_texts(renamed)}
    return 2 * len(before & after) > len(before)


def _stand_aside(entry: Entry, language: str | None) -> Entry:
    comments = (*drop_origin(drop_reviews(entry.comments)), f"{ASTRAY}{language}")
    return Entry(entry.id, entry.source, entry.translation, obsolete=True, comments=comments)
