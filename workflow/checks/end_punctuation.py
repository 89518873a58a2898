"""A text ends as the source does, with its own script's sign: `.` is `。` in Chinese and `।` in Bengali."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.reading import OBJECT

# Bengali often writes a visarga for a colon. A comma or a semicolon counts as no sign: what follows decides about it.
_KINDS = {
    "full stop": ".。．｡।॥۔።។៕։܀᙮",
    "question mark": "?？؟\u037e՞፧⁇",
    "exclamation mark": "!！՜",
    "colon": ":：፦፥ঃ",
    "ellipsis": "…⋯",
}
_KIND = {char: kind for kind, chars in reversed(_KINDS.items()) for char in chars}
_CLOSING = " \t\n\r\u00a0\u202f\u200b\u200e\u200f\u061c*_\"'”’»›“‘」』)）]】》〉\ufe0f"
_WITHOUT = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts whose sentences may end without a sign."""
_FREE = frozenset({"Jpan", "Kore"})
"""Scripts in which a colon becomes a full stop, and in which a list's items end in nouns without any sign."""
_OPEN = (",", ";", "，", "、", "،", "；", "؛")
_SOFT = frozenset({"full stop", "colon", None})


def _find(case: Case) -> Iterator[str]:
    if case.language.script in _WITHOUT:
        return
    had, has = _end_of(case.source.prose), _end_of(case.translation.prose)
    if had == has or "" in (case.source.prose.strip(), case.translation.prose.strip()):
        return
    if had == "question mark" and case.language.code.startswith("el") and _bare(case.translation.prose).endswith(";"):
        return
    if case.language.script in _FREE and {had, has} <= _SOFT:
        return
    if had is None and (has in _SOFT or _bare(case.source.prose).endswith(_OPEN)):
        return
    if had is None:
        yield f"ends with a {has}, the source with none"
    elif has is None:
        yield f"ends without the source's {had}"
    else:
        yield f"ends with a {has}, the source with a {had}"


def _bare(text: str) -> str:
    return text.rstrip(_CLOSING)


def _end_of(text: str) -> str | None:
    """What kind of sign a text ends with, whatever encloses it; None for a letter or a thing."""
    bare = _bare(text)
    if not bare or bare.endswith(OBJECT):
        return None
    if bare.endswith("..."):
        return "ellipsis"
    return _KIND.get(bare[-1])


CHECK = Check("end-punctuation", "End punctuation", "another sign at the end than in the source", _find)
