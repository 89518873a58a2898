"""Which pieces of markup open something and which close it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from workflow.model import Markup

_TAG = re.compile(r"<(/?)\s*([\w:-]+)[^>]*?(/?)>", re.DOTALL)


class Role(Enum):
    """What a piece of markup does to the words around it."""

    ALONE = "alone"
    """Stands by itself: code, a template, an address."""
    OPENS = "opens"
    CLOSES = "closes"


def find_roles(text: str, pieces: Sequence[Markup]) -> tuple[Role, ...]:
    """The role of each piece; what has no partner stands alone."""
    roles = [Role.ALONE] * len(pieces)
    waiting: list[int] = []
    for number, piece in enumerate(pieces):
        partner = next((at for at in reversed(waiting) if _closes(text, pieces[at], piece)), None)
        if partner is not None:
            roles[partner], roles[number] = Role.OPENS, Role.CLOSES
            del waiting[waiting.index(partner) :]
        elif _may_open(text, piece):
            waiting.append(number)
    return tuple(roles)


def _may_open(text: str, piece: Markup) -> bool:
    raw = text[piece.start : piece.end]
    if piece.kind in ("link", "image"):
        return raw.startswith(("[", "![")) and not raw.rstrip().endswith(("]", ")"))
    tag = _TAG.fullmatch(raw)
    return piece.kind == "emphasis" or bool(tag and not tag[1] and not tag[3])


def _closes(text: str, opener: Markup, piece: Markup) -> bool:
    raw, first = text[piece.start : piece.end], text[opener.start : opener.end]
    if piece.kind != opener.kind:
        return False
    if piece.kind == "emphasis":
        return raw == first
    if piece.kind in ("link", "image"):
        return raw.startswith("]")
    begin, end = _TAG.fullmatch(first), _TAG.fullmatch(raw)
    return bool(begin and end and end[1] and begin[2] == end[2])
