"""Matches of the translation memory, shaped for a unit's form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from web.editor.asked import Asked
from workflow.actions.memory import MOST
from workflow.core.marked_text import Diff, Run, diff_runs, split_runs
from workflow.core.memory import Match
from workflow.model import Markup


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """One match as it is shown."""

    match: Match
    runs: tuple[Run, ...]
    changes: Diff
    """What differs between the source it was made for and the unit's; empty for equal ones."""

    def link(self, asked: Asked) -> str:
        """The editor with the unit that it comes from."""
        return replace(asked, page=self.match.page, state="", at=1, saved=()).link(unit=self.match.unit)


def shape_matches(
    source: str, matches: Iterable[Match], known: Collection[str], pieces: Sequence[Markup]
) -> tuple[ShownMatch, ...]:
    """The first matches for a unit's form.

    Args:
        source: the unit's source.
        matches: the best first.
        known: texts that stand there already: the translation itself, and what is offered to the unit by its own file.
        pieces: the markup of the source.
    """
    fresh = [match for match in matches if match.text not in known]
    return tuple(_shape(source, match, pieces) for match in fresh[:MOST])


def _shape(source: str, match: Match, pieces: Sequence[Markup]) -> ShownMatch:
    changes = () if match.exact else diff_runs(match.source, source, pieces)
    return ShownMatch(match, split_runs(match.text), changes)
