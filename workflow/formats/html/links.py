"""The scheme of an address as a browser reads it, however it is disguised."""

from __future__ import annotations

import html
import re

from workflow.formats.html.prose import TEMPLATES

ADDRESSES = frozenset(("href", "src", "cite"))
"""Attributes of inline elements whose value a translation may change."""

SAFE_SCHEMES = frozenset(("http", "https", "mailto", ""))

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def read_scheme(address: str) -> str:
    """The scheme in lower case, or nothing for a relative address.

    Character references are resolved, and white space, control and invisible characters dropped, as the URL standard
    (4.4, basic URL parser) does for some of them; templates count as empty.
    """
    plain = _IGNORED.sub("", html.unescape(TEMPLATES.sub("", address)))
    match = _SCHEME.match(plain)
    return match[1].lower() if match else ""
