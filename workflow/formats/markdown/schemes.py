"""The schemes of link targets, also of disguised ones."""

from __future__ import annotations

import html
import re

SAFE = frozenset(("", "http", "https", "mailto"))
_DANGEROUS = frozenset(("javascript", "data", "vbscript", "file", "blob"))
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def scheme_of(target: str) -> str:
    """The scheme a browser would find, in lower case; empty for a relative target. Entities and backslash escapes are
    decoded, and the white space and controls that browsers drop (WHATWG URL, section 4.4) are dropped."""
    plain = _IGNORED.sub("", html.unescape(_ESCAPED.sub(r"\1", target))).lstrip("<")
    match = _SCHEME.match(plain)
    return match[1].lower() if match else ""


def foreign_scheme(target: str, source_targets: frozenset[str]) -> str:
    """The target's scheme if it may not stand in a translation: not a safe one, and not one of the source. A scheme
    that carries content itself is allowed for the source's very targets only."""
    scheme = scheme_of(target)
    if scheme in SAFE or target in source_targets:
        return ""
    if scheme not in _DANGEROUS and scheme in {scheme_of(known) for known in source_targets}:
        return ""
    return scheme
