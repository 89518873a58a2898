"""How alike two texts are: in letters and in words, whatever their white space, markup and case."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from workflow.core.words import normalise

FEW_WORDS = 4
"""Below this many words only letters are compared: one changed word of two says nothing."""
SHORT = 25
"""A text of fewer letters, and few words, is short: its place says as much of it as its letters."""
LEAST_CONTAINED = 15
"""Letters from which a text that stands whole in a longer one makes the two alike."""
CONTAINED = 95.0
"""Percent of the shorter text that must stand in one place of the longer one."""
CONTAINING = 60.0
"""The least likeness of a text and a longer one that contains it: a sentence was added, or cut off."""
CONTAINED_WHOLE = 15.0
"""What is added to it for the share of the longer text that the shorter one makes up."""
SAME_TARGETS = 75.0
"""The likeness of two short texts that link to the same place: entries of a table of contents."""

_TARGET = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|\]\[[^\[\]]*\]|</?[^<>]*>")
_LINK = re.compile(r"\]\(\s*([^()\s]+)")
_MARKS = re.compile(r"[`*_\[\]{}|'\"\\]+")
_WORD = re.compile(r"[^\W_]+")
_FIRST_CHARACTER = 0x4E00
"""Words are numbered from here, so that a sequence of words is a string, which compares fast."""
_MOST_WORDS = 0x8000


@dataclass(frozen=True, slots=True)
class Looked:
    """A text as it is compared."""

    letters: str
    """Without markup, in folded case; the text itself where nothing else would be left."""
    words: str
    """A character for each word."""
    targets: tuple[str, ...] = ()
    """Where its links lead."""

    @property
    def short(self) -> bool:
        """Whether likeness alone says little of it: a heading such as "Example"."""
        return len(self.letters) < SHORT and len(self.words) < FEW_WORDS


@dataclass(slots=True)
class Likeness:
    """Compares texts; remembers what it has looked at, and the words that were there."""

    _looked: dict[str, Looked] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def look(self, text: str) -> Looked:
        """A text ready to be compared."""
        found = self._looked.get(text)
        if found is None:
            bare = normalise(_MARKS.sub("", _TARGET.sub(" ", text))).casefold()
            letters = bare or normalise(text)
            words = "".join(map(self._number, _WORD.findall(letters)))
            found = self._looked[text] = Looked(letters, words, tuple(_LINK.findall(text)) if "](" in text else ())
        return found

    def measure(self, old: str, new: str, least: float = 0.0) -> float:
        """Percent of likeness; 0 below `least`.

        The mean of what is equal in letters (any two English sentences have nearly half of theirs in common) and in
        words; of short texts in letters alone. A text that the other one contains is like it, however long that is.
        """
        before, after = self.look(old), self.look(new)
        by_letters = fuzz.ratio(before.letters, after.letters)
        if min(len(before.words), len(after.words)) < FEW_WORDS:
            score = max(by_letters, SAME_TARGETS) if before.targets and before.targets == after.targets else by_letters
        else:
            score = (by_letters + fuzz.ratio(before.words, after.words)) / 2
        if score < CONTAINING + CONTAINED_WHOLE and self.contains(before, after):
            shorter, longer = sorted((len(before.letters), len(after.letters)))
            score = max(score, CONTAINING + CONTAINED_WHOLE * shorter / longer)
        return score if score >= least else 0.0

    def contains(self, one: Looked, other: Looked) -> bool:
        """Whether the shorter of two texts stands in one place of the longer one."""
        shorter, longer = sorted((one, other), key=lambda looked: len(looked.letters))
        if len(shorter.letters) < LEAST_CONTAINED or len(shorter.words) < FEW_WORDS:
            return False
        return fuzz.partial_ratio(shorter.words, longer.words) >= CONTAINED

    def _number(self, word: str) -> str:
        number = self._numbers.setdefault(word, len(self._numbers))
        return chr(_FIRST_CHARACTER + number % _MOST_WORDS)
