"""A token of a unit's text."""

from __future__ import annotations

from dataclasses import dataclass

VALUES = frozenset({"number", "code", "target", "reference", "footnote"})
"""The sorts whose text a translation takes over as it is."""

_SEEN = frozenset({"word", "number", "code"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text, as far as a translator is concerned."""

    sort: str
    """`word`, `sign` (punctuation), `mark` (markup and symbols), or one of `VALUES`: `target` is an address or a path,
    `reference` the label of a link whose address stands elsewhere."""
    text: str
    """What is compared."""
    start: int = 0
    end: int = 0
    """Where it stands; of a link's target or label without what encloses it."""
    outer: tuple[int, int] | None = None
    """Of the end of a link: what stands behind its text's closing bracket, enclosing marks included. None where that
    cannot be written in another style."""
    written: str = ""
    """What stands there, or would where a reference's label is the link's text: `(guide.md)`, `[guide]`."""
    implied: bool = False
    """Whether a reference's label is the link's text, so that it stands nowhere by itself."""

    @property
    def key(self) -> tuple[str, str]:
        """What two tokens that say the same have in common."""
        return self.sort, self.text

    @property
    def is_value(self) -> bool:
        """Whether a translation takes it over as it is."""
        return self.sort in VALUES

    @property
    def is_seen(self) -> bool:
        """Whether readers see it as a word, so that what touches it is the same word."""
        return self.sort in _SEEN
