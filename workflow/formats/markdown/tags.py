"""Inline HTML in a unit's text: its tags, read as leniently as the most lenient renderer would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(
    r"(?<!\\)(?:\\\\)*<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?![A-Za-z0-9+.-]*:)(?![\w.+-]*@)"
    r"(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)(?P<end>>?)"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
ADDRESSES = frozenset(
    ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "cite", "xlink:href", "ping")
)
"""Attributes whose value is an address."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param")
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag."""

    name: str
    """In lower case."""
    closes: bool
    attributes: tuple[tuple[str, str], ...] = ()
    """Names in lower case, and values without their quotes."""
    alone: bool = False
    """Whether it has no end tag: a void element, or `<x/>`."""


def find_tags(text: str) -> list[Tag]:
    """The tags of a text without its code spans; one without its `>` counts too, but words after it (`a <b and c`) are
    no attributes, and values that are no address do not count."""
    found = []
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        pairs = tuple(
            (m[1].lower(), (m[2] or "").strip("\"'") if match["end"] or m[1].lower() in ADDRESSES else "")
            for m in _ATTRIBUTE.finditer(match["rest"])
            if match["end"] or m[2]
        )
        alone = name in _VOID or (bool(match["end"]) and match["rest"].rstrip().endswith("/"))
        found.append(Tag(name, bool(match["close"]), pairs, alone))
    return found


def find_tag_places(text: str) -> Iterator[tuple[int, int]]:
    """Where those tags stand; of one without its `>` only its name where nothing but words follows."""
    for match in _TAG.finditer(text):
        whole = match["end"] or "=" in match["rest"]
        yield text.index("<", match.start()), match.end() if whole else match.end("name")


def find_unbalanced(tags: list[Tag]) -> list[str]:
    """What is wrong with the nesting, a message each."""
    opened: list[str] = []
    wrong = []
    for tag in tags:
        if tag.alone:
            continue
        if not tag.closes:
            opened.append(tag.name)
        elif tag.name not in opened:
            wrong.append(f"the tag </{tag.name}> closes nothing")
        else:
            while (last := opened.pop()) != tag.name:
                wrong.append(f"the tag <{last}> is not closed")
    return wrong + [f"the tag <{name}> is not closed" for name in reversed(opened)]
