"""Reading a request's JSON and query: every wrong value is named, none is guessed at."""

from __future__ import annotations

from typing import Any

from flask import abort, request


def read_body(*known: str) -> dict[str, Any]:
    """The request's JSON object, with these fields at most; another value is answered 400 with its name."""
    try:
        body = request.get_json(force=True, silent=True)
    except RecursionError:
        abort(400, "the body is nested too deep")
    if not isinstance(body, dict):
        abort(400, "the body must be a JSON object")
    for name in body:
        if name not in known:
            abort(400, f"the field {name!a} is not known; there are: {', '.join(known)}")
    return body


def take_text(body: dict[str, Any], name: str, default: str | None = None) -> str:
    """A text of the body; without a default it must be there."""
    value = body.get(name, default)
    if value is None:
        abort(400, f"the field '{name}' is missing" if name not in body else f"the field '{name}' must be a text")
    return check_text(name, value)


def take_switch(body: dict[str, Any], name: str) -> bool:
    """A truth value of the body, false where it is absent."""
    value = body.get(name, False)
    if not isinstance(value, bool):
        abort(400, f"the field '{name}' must be true or false")
    return value


def take_list(body: dict[str, Any], name: str) -> list[str]:
    """A list of texts, empty where it is absent."""
    value = body.get(name, [])
    if not isinstance(value, list):
        abort(400, f"the field '{name}' must be a list of texts")
    return [check_text(name, item) for item in value]


def check_text(name: str, value: object) -> str:
    """A text that UTF-8 and every file can hold."""
    if not isinstance(value, str):
        abort(400, f"the field '{name}' must be a text")
    for char in value:
        if char == "\0" or 0xD800 <= ord(char) < 0xE000:
            abort(400, f"the field '{name}' has the character U+{ord(char):04X}, which no text can have")
    return value


def read_switch(name: str) -> bool:
    """A truth value of the query: `1` or `true`, `0`, `false` or absent."""
    value = request.args.get(name, "")
    if value not in ("", "0", "1", "false", "true"):
        abort(400, f"the parameter '{name}' must be 1 or 0, not {value!a}")
    return value in ("1", "true")


def read_number(name: str, default: int, *, most: int) -> int:
    """A whole number of the query, from 0 to `most`."""
    value = request.args.get(name, str(default))
    if not value.isascii() or not value.isdigit() or len(value) > 9 or int(value) > most:
        abort(400, f"the parameter '{name}' must be a whole number from 0 to {most}, not {value!a}")
    return int(value)


def require_parameter(name: str) -> str:
    """A parameter of the query that must be there; answered 400 with its name where it is not."""
    value = request.args.get(name, "")
    if not value:
        abort(400, f"the parameter '{name}' is missing")
    return value
