"""XML from outside: no document type, no entities, nothing fetched, and only encodings that hide nothing."""

from __future__ import annotations

import re

from lxml import etree

from workflow.errors import DocumentError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARATION = re.compile(r"<\?xml\s[^<>]*?\?>")
_ENCODING = re.compile(rb"<\?xml\s[^<>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_KNOWN = re.compile(r"utf-?8|us-ascii|iso-8859-\d{1,2}|windows-12\d\d", re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)


def parse_xml(data: bytes, path: str) -> etree._Element:
    """The root of a document.

    A document type is refused before anything of it is read: its entities could grow without end, or name files (S10 of
    the threats; XML 1.0, section 2.8, has it in the prolog only).

    Raises:
        DocumentError: it has a document type, is no XML, or its bytes are not in the encoding that it says; with path
            and line.
    """
    text = _DECLARATION.sub("", _decode(data, path), count=1)
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if text.startswith("<!", start):
        line = text.count("\n", 0, start) + 1
        raise DocumentError("has a document type (<!DOCTYPE …>), which is not read: remove it", path=path, line=line)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"is not XML: {error.msg}", path=path, line=error.lineno or 1) from None


def _decode(data: bytes, path: str) -> str:
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if not encoding:
        declared = _ENCODING.match(data)
        encoding = declared[1].decode("ascii") if declared else "utf-8"
        if not _KNOWN.fullmatch(encoding):
            raise DocumentError(
                f"is in the encoding '{encoding}', which is not read: save it as UTF-8", path=path, line=1
            )
    try:
        return data[len(mark) :].decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise DocumentError(
            f"is not in {encoding}, the encoding that it says: save it as UTF-8", path=path, line=1
        ) from None
