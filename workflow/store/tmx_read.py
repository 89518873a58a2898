"""Reading TMX files of any tool (versions 1.1 to 1.4b), as data that nobody has vouched for.

A document type declaration is refused before anything that it declares could be used, so that there are no entities but
XML's own five; nothing is fetched. The parser's own limits on depth and on single texts stay on.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from workflow.core.tmx import TmxUnit, Variant
from workflow.errors import DocumentError
from workflow.model import State
from workflow.store.files import read_bytes
from workflow.store.tmx_write import PAGE, STATE, UNIT

LARGEST = 50_000_000
"""Bytes of a file."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def load_tmx(path: Path, *, shown: str) -> bytes:
    """The bytes of a TMX file. `shown` is its name in messages.

    Raises:
        DocumentError: it cannot be read, or is larger than `LARGEST`.
    """
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading it says why
    if size > LARGEST:
        message = f"has {size / 1e6:.0f} MB; the limit is {LARGEST // 1_000_000} MB: split it into several files"
        raise DocumentError(message, path=shown)
    return read_bytes(path, shown=shown)


def parse_tmx(data: bytes, *, shown: str) -> Iterator[TmxUnit]:
    """The units of a TMX file, one after the other. Inline tags stand for what is in them.

    Raises:
        DocumentError: it is no TMX, not well-formed, in an encoding that it does not name, or has a document type
            declaration; with the line.
    """
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    started = False
    try:
        for event, element in events:
            if not started:
                _refuse_others(element, shown)
                started = True
            elif event == "end" and element.tag == "tu":
                yield _read_unit(element)
                _forget(element)
    except etree.XMLSyntaxError as error:
        log: Any = events.error_log  # the library's types do not know it
        message, line = (log[0].message, log[0].line) if log else (error.msg, error.lineno)  # the rest follows from it
        message = " ".join((message or "").split())
        raise DocumentError(f"is not well-formed XML: {message}", path=shown, line=line or 1) from error


def _refuse_others(root: etree._Element, shown: str) -> None:
    """Refuse a file that says at its beginning that it is something else, or wants more than it may."""
    about: Any = root.getroottree().docinfo
    if about.doctype:
        message = "has a document type declaration (<!DOCTYPE …>), which is refused: take that line out"
        raise DocumentError(message, path=shown, line=1)
    if root.tag != "tmx":
        raise DocumentError(f"is no TMX file: it begins with <{root.tag}>", path=shown, line=_line_of(root))


def _read_unit(element: etree._Element) -> TmxUnit:
    props = {str(prop.get("type")): prop.text or "" for prop in element.iterchildren("prop")}
    variants = tuple(_read_variants(element))
    return TmxUnit(variants, props.get(PAGE, ""), props.get(UNIT, ""), _line_of(element))


def _read_variants(element: etree._Element) -> Iterator[Variant]:
    for variant in element.iterchildren("tuv"):
        segment = variant.find("seg")
        if segment is None:
            continue
        language = variant.get(_LANG) or variant.get("lang") or ""
        states = [prop.text for prop in variant.iterchildren("prop") if prop.get("type") == STATE]
        reviewed = State.REVIEWED.value in states
        text = "".join(str(piece) for piece in segment.itertext())
        yield Variant(language, text, State.REVIEWED if reviewed else State.TRANSLATED)


def _line_of(element: Any) -> int:
    return int(element.sourceline or 1)


def _forget(element: etree._Element) -> None:
    """Free what has been read, so that memory does not grow with the file."""
    element.clear()
    while (before := element.getprevious()) is not None:
        parent = before.getparent()
        if parent is None:
            return
        parent.remove(before)
