"""Text in another script than the language's: the text of another language, pasted into the wrong place.

Latin letters do not count: names and terms are written with them everywhere. Letters are told apart by their blocks
(Unicode Standard, Blocks.txt); languages that are written in several scripts are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workflow.checks.check import Case, Check

_LETTERS = {
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Armn": "\u0530-\u058f",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff\u0750-\u077f",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Geor": "\u10a0-\u10ff",
    "Ethi": "\u1200-\u137f",
    "Khmr": "\u1780-\u17ff",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Kana": "\u3040-\u30ff",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff",
}
_PARTS = {
    "Jpan": ("Kana", "Hani"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Hrkt": ("Kana",),
}
"""Scripts of languages that are several of these, or have another name."""
_SEVERAL = frozenset({"az", "kk", "ks", "ku", "ky", "mn", "ms", "pa", "sd", "sh", "sr", "tg", "tk", "tt", "ug", "uz"})
"""Languages whose code does not say which script it is."""
_FEWEST = 8
"""Letters below which a text may be a name or a sample."""
_KNOWN = {name: re.compile(f"[{letters}]") for name, letters in _LETTERS.items()}


def _find(case: Case) -> Iterator[str]:
    text = case.translation.prose
    if text.isascii():
        return
    script = case.language.script
    foreign = _compile_foreign(script)
    count = len(foreign.findall(text)) if foreign else 0
    if not foreign or count < _FEWEST or case.language.code.lower() in _SEVERAL:
        return
    if count > _count_own(text, script) and len(foreign.findall(case.source.prose)) * 2 < count:
        name = max(_KNOWN, key=lambda known: len(_KNOWN[known].findall(text)))
        yield f"is written in another script ({name}) than its language ({script})"


@cache
def _compile_foreign(script: str) -> re.Pattern[str] | None:
    """What finds letters of other scripts; None for a script that is not known here."""
    own = _PARTS.get(script, (script,))
    if script != "Latn" and not any(part in _LETTERS for part in own):
        return None
    return re.compile("[" + "".join(letters for name, letters in _LETTERS.items() if name not in own) + "]")


def _count_own(text: str, script: str) -> int:
    if script == "Latn":
        return sum(map(_is_latin, text))
    return sum(len(_KNOWN[part].findall(text)) for part in _PARTS.get(script, (script,)) if part in _KNOWN)


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"


CHECK = Check("wrong-script", "Wrong script", "text in another script than the language has", _find)
