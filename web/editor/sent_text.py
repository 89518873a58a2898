"""Text as it was sent: refused where it has characters that no file can hold, never changed in silence."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from flask import abort, request
from flask_babel import gettext


def refuse_unfit(text: str) -> None:
    """Answer 400, naming the character, to a text with NUL or half of a surrogate pair."""
    for char in text:
        if char == "\0" or 0xD800 <= ord(char) < 0xE000:
            abort(400, gettext("The text has the character %(name)s, which cannot be saved.", name=name_code(char)))


def refuse_undecodable(body: bytes) -> None:
    """Answer 400 to a form that is not UTF-8: decoding it with replacements would change the text unseen."""
    if request.mimetype == "application/x-www-form-urlencoded":
        body = unquote_to_bytes(body)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse_unfit(body.decode("utf-8", "surrogatepass") if _is_surrogate(body[error.start :]) else "")
        abort(400, gettext("The text has the byte %(byte)s, which is not UTF-8.", byte=f"0x{body[error.start]:02X}"))


def name_code(char: str) -> str:
    """A character as Unicode writes it: `U+0000`."""
    return f"U+{ord(char):04X}"


def _is_surrogate(body: bytes) -> bool:
    """Whether bytes begin with half of a surrogate pair, written as UTF-8 would write it if it could."""
    return len(body) > 2 and body[0] == 0xED and body[1] >= 0xA0
