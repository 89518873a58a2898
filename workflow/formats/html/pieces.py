"""The pieces of a unit's text that are not prose."""

from __future__ import annotations

import re

from workflow.formats.html.nesting import Nesting, Reach
from workflow.formats.html.prose import ENTITY, URL
from workflow.formats.html.tokens import TEMPLATE, Type, read_tokens
from workflow.model import Markup

_IN_TEXT = re.compile(rf"(?P<template>{TEMPLATE})|(?P<entity>{ENTITY})|(?P<url>{URL})", re.IGNORECASE)
_SPECIAL = re.compile(r"[<&@{]|://|www\.|mailto:", re.IGNORECASE)


def find_markup(source: str, *, attribute: bool = False) -> tuple[Markup, ...]:
    """Tags, comments, templates, entities and addresses, and whole elements whose content is not translated. In an
    attribute's value there are no tags."""
    if not _SPECIAL.search(source):
        return ()
    if attribute or "<" not in source:
        return tuple(_find_in_text(source, 0, len(source)))
    found: list[Markup] = []
    nesting = Nesting()
    protected = -1
    for token in read_tokens(source):
        kind = "template" if token.type is Type.TEMPLATE else "tag"
        if token.type is Type.START:
            nesting.open_element(token.name, source[token.start : token.end])
            if protected < 0 and nesting.top.reach is not Reach.ON:
                protected = token.start
        elif token.type is Type.END:
            nesting.close_element(token.name)
        if protected >= 0:
            if nesting.top.reach is Reach.ON:
                ended = token.type is Type.END
                found.append(Markup(protected, token.end if ended else token.start, "code"))
                protected = -1
                if not ended:
                    found.append(Markup(token.start, token.end, kind))
        elif token.type is Type.TEXT:
            found += _find_in_text(source, token.start, token.end)
        else:
            found.append(Markup(token.start, token.end, kind))
    if protected >= 0:
        found.append(Markup(protected, len(source), "code"))
    return tuple(found)


def _find_in_text(source: str, start: int, end: int) -> list[Markup]:
    return [Markup(one.start(), one.end(), one.lastgroup or "") for one in _IN_TEXT.finditer(source, start, end)]
