"""Language codes as text: which strings can be one, what their parts are, and how they are written.

The syntax is that of BCP 47 (RFC 5646, section 2.1), wide enough for MediaWiki's own codes (`roa-tara`, `be-x-old`)
and narrow enough that a code is always a safe file name and URL part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 35
"""Characters of the longest code; RFC 5646, section 4.4.1, recommends room for 35."""

NOT_SCRIPTS = ("ploc", "tara")
"""Subtags of four letters that look like a script and are none: the pseudo-language's and MediaWiki's Tarantino."""

_CODE = re.compile(r"[A-Za-z]{2,9}(?:-[A-Za-z0-9]{1,9})*")
_PARTS = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,9}|[0-9][a-z0-9]{3}))*)"
)


@dataclass(frozen=True, slots=True)
class CodeParts:
    """The subtags of a code, in lower case; those that are not there are empty."""

    language: str
    script: str
    region: str
    variants: tuple[str, ...]


def is_well_formed(code: str) -> bool:
    """Whether `code` could be a language code at all: ASCII letters, digits and single hyphens, not too long."""
    return len(code) <= LONGEST and _CODE.fullmatch(code) is not None


def split_code(code: str) -> CodeParts | None:
    """The subtags of a code in any case, or None for one that is not language, script, region, variants."""
    found = _PARTS.fullmatch(code.lower())
    if found is None:
        return None
    variants = tuple(part for part in found["variants"].split("-") if part)
    return CodeParts(found["language"], found["script"] or "", found["region"] or "", variants)


def write_code(code: str) -> str:
    """The code in the usual case, `zh-Hant-HK`: RFC 5646, section 2.1.1 (scripts titled, regions in capitals)."""
    first, *rest = code.lower().split("-")
    return "-".join([first, *(_write_subtag(part) for part in rest)])


def repair_code(code: str) -> str:
    """A malformed code as it may have been meant: `pt_BR.UTF-8` gives `pt-BR`, and what cannot be mended is empty."""
    mended = code.strip().partition(".")[0].partition("@")[0].replace("_", "-").replace(" ", "-")
    return write_code(mended) if is_well_formed(mended) else ""


def is_other_language(declared: str, wanted: str) -> bool:
    """Whether a code that a file declares is certainly not the wanted one: another language, or another script or
    region where both are said. A code that cannot be read says nothing."""
    there, here = split_code(repair_code(declared)), split_code(wanted)
    if there is None or here is None:
        return False
    pairs = ((there.script, here.script), (there.region, here.region))
    return there.language != here.language or any(one and other and one != other for one, other in pairs)


def qualify_name(name: str, detail: str) -> str:
    """A language's name with one more thing said of it: `Chinese (Traditional)` and `Macao` are joined into one pair
    of brackets."""
    return f"{name[:-1]}, {detail})" if name.endswith(")") else f"{name} ({detail})"


def _write_subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() and part not in NOT_SCRIPTS else part
