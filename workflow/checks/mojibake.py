"""Text that was read in another encoding than it was written in: `fÃ¼r` is `für` in UTF-8, read as Windows-1252.

A character of UTF-8 then shows as two or three of that table. Only such groups count as can be no accident: letters
that end a word in front of a quotation mark or a dash (`AMANHÃ”`) look like some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_SPACES = ("\u00a0", "\u202f", "\u200b", "\ufeff")
_TABLE = (
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""What Windows-1252 has in the place of Latin 1's control characters."""
_HIGH = f"\u0080-\u00bf{_TABLE}"
_LEADING = re.compile("[ÃÂÄÅÈÎÏÐÑØÙà-ï]")
_SUSPECT = re.compile(
    rf"Ã(?:[\u0080-\u00bf]|[{_TABLE}](?=[^\W\d_]))|Â[\u00a0-\u00bf]|â€[{_HIGH}]|ï»¿"
    rf"|(?<=[^\W\d_])[ÄÅÈ][{_HIGH}](?=[^\W\d_])"
    rf"|(?:[ÄÅÎÏÐÑØÙ][{_HIGH}]){{2,20}}|(?:[à-ï][{_HIGH}]{{2}}){{2,20}}"
)


def _find(case: Case) -> Iterator[str]:
    text = case.translation.text
    if text.isascii() or not _LEADING.search(text):
        return
    for wrong in dict.fromkeys(_SUSPECT.findall(text)):
        meant = _read_again(wrong)
        if meant and wrong not in case.source.text:
            yield f"has {wrong} where {meant} is meant: the text was read in another encoding"


def _read_again(wrong: str) -> str:
    """What was meant; empty where it cannot be shown."""
    try:
        meant = b"".join(map(_write, wrong)).decode("utf-8")
    except ValueError:
        return ""
    return meant if meant.isprintable() or meant in _SPACES else ""


def _write(char: str) -> bytes:
    """A character in Windows-1252; the five that it lacks as in Latin 1."""
    return bytes((ord(char),)) if ord(char) < 0xA0 else char.encode("cp1252")


CHECK = Check("mojibake", "Wrong encoding", "text such as fÃ¼r, which was read in another encoding", _find)
