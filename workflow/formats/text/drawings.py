"""Tells tables and ASCII art from prose."""

from __future__ import annotations

import re

FRAME = re.compile(r"[│┃║╔╗╚╝╠╣╦╩╬┌┐└┘├┤┬┴┼─━═█▀▄░▒▓|]|\+[-=]{2}")
"""How a line of a table or a box begins."""

_COLUMNS = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*| *[|│║] *)\S")
_COLUMN_GAP = re.compile(r" {3}|[\t|│║]")
_SIGN = re.compile(r"[-_|/\\+*=<>^~#@.:;,'\"`(){}\[\]]")


def has_columns(lines: list[str]) -> bool:
    """Whether prose already has what columns are set with."""
    return any(_COLUMN_GAP.search(line) for line in lines)


def is_drawing(lines: list[str], *, columns: bool = True) -> bool:
    """Whether neighbouring lines, without what stands before their words, are no prose: framed, set in columns (where
    these are looked for), or with more signs than letters. One line alone is a drawing only where it begins with a
    frame."""
    if not lines:
        return False
    framed = sum(bool(FRAME.match(line)) for line in lines)
    if FRAME.match(lines[0]) or framed * 2 > len(lines):
        return True
    if len(lines) == 1:
        return False
    if columns and all(_COLUMNS.search(line) for line in lines):
        return True
    solid = "".join("".join(line.split()) for line in lines)
    return len(_SIGN.findall(solid)) * 2 > len(solid)
