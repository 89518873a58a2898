"""The names by which links reach the headings of a page.

Markdown has no rule of its own: what GitHub, mdBook and the Python library Markdown make of a heading all counts.
MediaWiki takes the heading with underscores for spaces. HTML gives headings no name but their `id`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from workflow.checks.reading import Reading
from workflow.core.words import normalise

_WRITTEN = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\s\"'<>]+)|\{[^{}\n#]{0,80}#([^\s{}]+)", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{\s*(?:visible )?anchors?\s*\|([^{}]*)\}\}", re.IGNORECASE)
_OWN = re.compile(r"\s*\{[^{}\n]*\}\s*$")
_DROPPED = re.compile(r"[^\w\- ]")
_NUMBERED = re.compile(r"-\d+$")


def find_written_anchors(text: str) -> set[str]:
    """The names that a document gives its places itself: `id`, `name`, `{#name}` and `{{anchor|name}}`."""
    found = {match[1] or match[2] for match in _WRITTEN.finditer(text)}
    for match in _TEMPLATE.finditer(text):
        found.update(normalise(part) for part in match[1].split("|"))
    return found


def name_heading(heading: Reading, format: str) -> tuple[str, ...]:
    """The names that a heading may have, the likeliest first."""
    text = " ".join(_show(heading).split())
    if format == "wikitext":
        return (text.strip("= ").replace(" ", "_"),)
    if format != "markdown":
        return ()
    text = _OWN.sub("", text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return tuple(
        dict.fromkeys((_slug(text), _slug(text).replace("_", ""), re.sub(r"-+", "-", _slug(plain)).strip("-")))
    )


def is_among(anchor: str, names: Iterable[str], format: str) -> bool:
    """Whether a link's anchor is one of these names; one that ends in a number may be the second heading of a name."""
    if format == "wikitext":
        return anchor.strip().replace(" ", "_") in names
    folded = anchor.casefold()
    known = {name.casefold() for name in names}
    return folded in known or _NUMBERED.sub("", folded) in known


def _slug(text: str) -> str:
    return _DROPPED.sub("", text.strip().lower()).replace(" ", "-")


def _show(heading: Reading) -> str:
    """The heading's words, code too, without marks."""
    return "".join(_cut_marks(heading))


def _cut_marks(heading: Reading) -> Iterator[str]:
    done = 0
    for piece in heading.pieces:
        yield heading.text[done : piece.start]
        raw = heading.text[piece.start : piece.end]
        if piece.kind in ("code", "math"):
            yield raw.strip("`")
        elif piece.kind == "variable":
            yield raw
        elif piece.kind == "entity":
            yield " "
        elif piece.kind == "link" and raw.startswith("[") and raw.endswith("]") and "|" not in raw:
            yield raw.strip("[]")
        done = piece.end
    yield heading.text[done:]
