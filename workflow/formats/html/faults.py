"""Why a translation may not stand in for its unit: judged from the two texts alone.

`find_tag_faults` judges any text with inline HTML in it, whatever the format around it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from workflow.core.direction_tags import only_directs
from workflow.formats.html.attributes import Attribute, read_attributes
from workflow.formats.html.elements import VOID
from workflow.formats.html.links import ADDRESSES, SAFE_SCHEMES, read_scheme
from workflow.formats.html.parts import OPTIONAL_END
from workflow.formats.html.prose import TEMPLATES
from workflow.formats.html.tokens import Token, Type, read_tokens
from workflow.formats.html.visible import SEEN

_FREE = SEEN | {"lang", "xml:lang", "dir", "hreflang"}
"""Attributes that a translation may set and change."""

_DELIMITER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|<%|%>|<\?")
_MARKUP = re.compile(r"<|\{[{%#]|[}%#]\}|%>")
_TITLE_END = re.compile(r"</title", re.IGNORECASE)


def find_faults(source: str, translation: str, *, tags: bool = True) -> tuple[str, ...]:
    """A message for each fault of a translation. Where a place has no `tags` (an attribute's value, the page's title),
    only its templates are judged, and that it does not end the title."""
    if not _MARKUP.search(translation):
        return ()
    faults = find_template_faults(source, translation)
    if tags:
        return (*faults, *find_tag_faults(source, translation))
    return (*faults, "adds the tag </title>") if _TITLE_END.search(translation) else faults


def find_template_faults(source: str, translation: str) -> tuple[str, ...]:
    """Templates that the source does not have, and loose brackets of templates."""
    known = set(TEMPLATES.findall(source))
    faults = [f"adds the template {one}" for one in TEMPLATES.findall(translation) if one not in known]
    loose = Counter(_DELIMITER.findall(TEMPLATES.sub(" ", translation)))
    loose -= Counter(_DELIMITER.findall(TEMPLATES.sub(" ", source)))
    return tuple(dict.fromkeys((*faults, *(f"adds a loose {one}" for one in loose))))


def find_tag_faults(source: str, translation: str) -> tuple[str, ...]:
    """Tags, attributes, comments and link schemes that the source does not have; tags that are not closed or not
    in order."""
    if "<" not in translation:
        return ()
    known = _read_known(source)
    faults: list[str] = []
    directing: set[str] = set()
    tokens = [token for token in read_tokens(translation) if token.type is not Type.TEXT]
    for token in tokens:
        written = translation[token.start : token.end]
        if token.type is Type.BROKEN:
            faults.append(f"does not finish the tag {_shorten(written)}")
        elif token.type is Type.COMMENT and written not in known.verbatim:
            faults.append(f"adds the comment {_shorten(written)}")
        elif token.type is Type.RAW and written not in known.verbatim:
            faults.append(f"changes the content of <{token.name}>")
        elif token.type in (Type.START, Type.END):
            if _only_directs(translation, token):
                directing.add(token.name)
            elif token.name not in known.attributes:
                if token.type is Type.START or token.name not in directing:
                    faults.append(f"adds the tag <{token.name}>")
            elif token.type is Type.START:
                faults += _find_attribute_faults(translation, token, known)
    faults += (one for one in _find_order_faults(tokens, known) if one not in known.order_faults)
    return tuple(dict.fromkeys(faults))


def _only_directs(text: str, token: Token) -> bool:
    if token.type is not Type.START:
        return False
    return only_directs(token.name, [one.name for one in read_attributes(text, token.start, token.end)])


class _Known:
    """What the markup of a source text allows its translations."""

    def __init__(self) -> None:
        self.attributes: dict[str, dict[str, set[str]]] = {}
        """Element to attribute to values."""
        self.schemes: set[str] = set(SAFE_SCHEMES)
        self.verbatim: set[str] = set()
        """Comments and raw content."""
        self.unclosed: set[str] = set()
        """Elements without an end tag."""
        self.order_faults: set[str] = set()
        """Those of the source itself."""


@lru_cache(maxsize=2048)
def _read_known(source: str) -> _Known:
    known = _Known()
    if "<" not in source:
        return known
    tokens = [token for token in read_tokens(source) if token.type is not Type.TEXT]
    for token in tokens:
        if token.type in (Type.COMMENT, Type.RAW):
            known.verbatim.add(source[token.start : token.end])
        elif token.type in (Type.START, Type.END):
            attributes = known.attributes.setdefault(token.name, {})
            for one in read_attributes(source, token.start, token.end):
                attributes.setdefault(one.name, set()).add(one.value)
                if one.name in ADDRESSES:
                    known.schemes.add(read_scheme(one.value))
    ended = {token.name for token in tokens if token.type is Type.END}
    known.unclosed = set(known.attributes) - ended
    known.order_faults = set(_find_order_faults(tokens, known))
    return known


def _find_attribute_faults(text: str, tag: Token, known: _Known) -> list[str]:
    faults: list[str] = []
    allowed = known.attributes[tag.name]
    for attribute in read_attributes(text, tag.start, tag.end):
        values = allowed.get(attribute.name)
        if values is not None and attribute.value in values:
            continue
        if attribute.name in _FREE or (values is not None and attribute.name == "value" and tag.name == "input"):
            continue
        if attribute.name in ADDRESSES and values is not None:
            scheme = read_scheme(attribute.value)
            if scheme not in known.schemes:
                faults.append(f"uses the link scheme {scheme}:")
            continue
        faults.append(f"adds the attribute {_show(attribute)} to <{tag.name}>")
    return faults


def _find_order_faults(tokens: list[Token], known: _Known) -> list[str]:
    """Tags without their other half, and tags that overlap."""
    faults: list[str] = []
    opened: list[str] = []
    for token in tokens:
        name = token.name
        if name in VOID or name in known.unclosed or name in OPTIONAL_END:
            continue
        if token.type is Type.START:
            opened.append(name)
        elif token.type is Type.END:
            if opened and opened[-1] == name:
                opened.pop()
            elif name in opened:
                faults.append(f"closes <{name}> before <{opened[-1]}>")
                del opened[len(opened) - 1 - opened[::-1].index(name)]
            else:
                faults.append(f"closes <{name}>, which is not open")
    return [*faults, *(f"does not close <{name}>" for name in opened)]


def _show(attribute: Attribute) -> str:
    return f"{attribute.name}={_shorten(attribute.value)}" if attribute.value else attribute.name


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
