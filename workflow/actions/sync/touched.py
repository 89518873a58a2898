"""Which languages' translations of a unit a source change touches, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workflow.actions.pages import LoadedPage
from workflow.core.carrying import list_carried
from workflow.model import Entry

_Languages = dict[str, list[str]]


def _by_unit() -> _Languages:
    return defaultdict(list)


@dataclass
class Touched:
    """Languages per unit of one page."""

    outdated: _Languages = field(default_factory=_by_unit)
    carried: _Languages = field(default_factory=_by_unit)
    kept: _Languages = field(default_factory=_by_unit)

    def note_changed(
        self, loaded: LoadedPage, language: str, before: Mapping[str, Entry], after: Mapping[str, Entry]
    ) -> None:
        """How the translations of a language fare: its entries before, arrived ones among them, and after."""
        found = loaded.plan
        for unit_id in {*found.new, *found.edited, *found.moved}:
            was, now = before.get(unit_id), after[unit_id]
            if was and was.translation and not was.outdated and now.outdated:
                self.outdated[unit_id].append(language)
            elif was and _is_carried(loaded, was, now):
                self.carried[unit_id].append(language)
            elif now.translation:
                self.kept[unit_id].append(language)
        self.note_kept(language, (before[unit_id] for unit_id in found.removed if unit_id in before))

    def note_kept(self, language: str, entries: Iterable[Entry]) -> None:
        """Translations that stay, be it as obsolete entries."""
        for entry in entries:
            if entry.translation and language not in self.kept[entry.id]:
                self.kept[entry.id].append(language)


def _is_carried(loaded: LoadedPage, was: Entry, now: Entry) -> bool:
    """Whether the translation was carried, not given back from an older pair."""
    if now.outdated or was.translation in ("", now.translation) or not list_carried(now.comments):
        return False
    made_for = was.previous_source if was.outdated else was.source
    carried = loaded.carry.carry(now.id, made_for, was.translation)
    return carried is not None and carried.text == now.translation
