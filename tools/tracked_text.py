"""Text that knows, character by character, where it stood before it was edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WRITTEN = -1
"""The origin of a character that the edit wrote."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A text and the origin of each of its characters."""

    text: str
    origins: tuple[int, ...]
    """Each character's place in all the old pages joined, or WRITTEN."""

    def cut(self, start: int, end: int | None = None) -> Tracked:
        """A piece of it."""
        return Tracked(self.text[start:end], self.origins[start:end])

    def replace(self, start: int, end: int, *pieces: Tracked | str) -> Tracked:
        """The text with other pieces instead of what stands from `start` to `end`."""
        return join(self.cut(0, start), *pieces, self.cut(end))


Draft = dict[str, Tracked]
"""Page → its text while it is being edited."""


def track_pages(pages: Mapping[str, str]) -> Draft:
    """Every page's text as it stands, its characters numbered through all pages."""
    draft: Draft = {}
    at = 0
    for page, text in pages.items():
        draft[page] = Tracked(text, tuple(range(at, at + len(text))))
        at += len(text)
    return draft


def join(*pieces: Tracked | str) -> Tracked:
    """Pieces one after the other; plain strings are newly written."""
    tracked = [Tracked(piece, (WRITTEN,) * len(piece)) if isinstance(piece, str) else piece for piece in pieces]
    return Tracked(
        "".join(piece.text for piece in tracked), tuple(origin for piece in tracked for origin in piece.origins)
    )


def collect_origins(pieces: Iterable[Tracked]) -> set[int]:
    """The old places of all characters that were not newly written."""
    return {origin for piece in pieces for origin in piece.origins if origin != WRITTEN}
