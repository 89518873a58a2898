"""Addresses of other hosts that look like well-known ones: a Cyrillic `а` in `exаmple.org`.

A label of a host's name is one script's (Unicode Technical Standard 39, 5.1, "single script"); one that mixes Latin
with Greek or Cyrillic letters, or is made only of Greek or Cyrillic letters that look like Latin ones, leads elsewhere
than its reader thinks. What the source has is not asked. A host is named with its labels as DNS has them (RFC 3492).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.model import Severity

_HOST = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#@\s]*@)?(?P<host>[^/?#\s:]+)|[Ww]{3}\.[^/?#\s:]+|[^@\s/]+@(?P<mail>[^/?#\s:@]+)"
)
_LATIN = re.compile("[a-z\u00c0-\u024f]", re.IGNORECASE)
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_ALIKE = frozenset("аеорсухіјѕԁһԛԝӏ" + "οαινρτυκ")
"""Greek and Cyrillic small letters that are drawn like Latin ones."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def _find(case: Case) -> Iterator[str]:
    for target in case.translation.links:
        if target.isascii() or target in case.source.links:
            continue
        match = _HOST.match(target)
        host = match and (match["host"] or match["mail"] or match[0])
        if host and any(map(_misleads, host.lower().split("."))):
            yield f"leads to {_name(host)}, which is made to look like another address"


def _misleads(label: str) -> bool:
    if label.isascii():
        return False
    if _INVISIBLE.search(label) or (_LATIN.search(label) and _OTHER.search(label)):
        return True
    return all(char in _ALIKE or char in "-0123456789" for char in label)


def _name(host: str) -> str:
    """A host with its labels in DNS's own letters."""
    shown = (part if part.isascii() else f"xn--{part.encode('punycode').decode()}" for part in host.lower().split("."))
    return ".".join(shown)[:200]


CHECK = Check(
    "look-alikes",
    "Look-alike addresses",
    "links to hosts that are written with letters of another script that look alike",
    _find,
    severity=Severity.ERROR,
)
