"""Marks around the texts of a page's units: written before a page is rendered, found again in what was rendered.

A mark is a few characters of two ancient scripts' punctuation, which hardly any document has. Markdown's rules for
emphasis take it for punctuation (CommonMark, section 6.2), and no rule for blocks knows it; so a marked page is
rendered as the page without marks would be.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\U00010af0", "\U00010af1"
"""Manichaean punctuation: the begin and the end of a unit's text."""
END = "\U00010a58"
"""Kharoshthi punctuation lines: ends the number."""
DIGITS = "".join(chr(0x10A50 + digit) for digit in range(8))
"""The Kharoshthi punctuation that stands for the digits of an octal number."""

MARKS = re.compile(f"(?P<side>[{OPEN}{CLOSE}])(?P<number>[{DIGITS}]+){END}")
OPENING = f"(?:{OPEN}[{DIGITS}]+{END})"
CLOSING = f"(?:{CLOSE}[{DIGITS}]+{END})"
"""Patterns for formats in which a mark must step behind a line's own signs."""

_ALPHABET = OPEN + CLOSE + END + DIGITS
_STRAY = re.compile(f"[{_ALPHABET}]")
_WRITTEN = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_TO_NUMBER = str.maketrans(DIGITS, "01234567")


def mark_text(text: str, number: int) -> str:
    """The text between the two marks of that number."""
    digits = "".join(DIGITS[int(digit)] for digit in f"{number:o}")
    return f"{OPEN}{digits}{END}{text}{CLOSE}{digits}{END}"


def read_number(digits: str) -> int:
    """The number that the digits of a mark stand for."""
    return int(digits.translate(_TO_NUMBER), 8)


def remove_marks(text: str) -> str:
    """The text without the characters of marks: for what stands where no mark can be shown."""
    return text if text.isascii() else _STRAY.sub("", text)


def disarm_marks(text: str) -> str:
    """A text in which nothing can be taken for a mark: its own characters of that kind, as such or as numeric
    character references, are shown as unknown ones."""
    text = text if text.isascii() else _STRAY.sub("\ufffd", text)
    return _WRITTEN.sub(_disarm_reference, text) if "&#" in text else text


def _disarm_reference(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2])
    return "\ufffd" if number < 0x110000 and chr(number) in _ALPHABET else match[0]
