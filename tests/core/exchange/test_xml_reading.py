"""XML from outside."""

from __future__ import annotations

import pytest

from workflow.core.exchange.xliff_read import read_xliff
from workflow.core.exchange.xml_reading import parse_xml
from workflow.errors import DocumentError

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def told(data: bytes) -> str:
    """Why a document is refused."""
    with pytest.raises(DocumentError) as refused:
        parse_xml(data, "a.xlf")
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        "<!DOCTYPE x>",
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!-- a --> <?pi b?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused(doctype: str, encoding: str) -> None:
    line = doctype[: doctype.index("<!DOCTYPE")].count("\n") + 1
    message = f"a.xlf:{line}: has a document type (<!DOCTYPE …>), which is not read: remove it"
    assert told(f'{doctype}<x a="&b;">&b;</x>'.encode(encoding)) == message


def test_the_same_words_in_a_text_or_comment_are_no_document_type() -> None:
    root = parse_xml(b"<!-- <!DOCTYPE x> --><x>&lt;!DOCTYPE x&gt;<![CDATA[<!DOCTYPE x>]]></x>", "a.xlf")
    assert root.text == "<!DOCTYPE x><!DOCTYPE x>"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_counts(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><x>é</x>'
    assert parse_xml(text.encode(encoding), "a.xlf").text == "é"


def test_an_encoding_that_could_hide_something_is_refused() -> None:
    assert told(b'<?xml version="1.0" encoding="utf-7"?><x/>') == (
        "a.xlf:1: is in the encoding 'utf-7', which is not read: save it as UTF-8"
    )


def test_bytes_in_another_encoding_are_refused() -> None:
    assert told("<x>é</x>".encode("latin-1")) == "a.xlf:1: is not in utf-8, the encoding that it says: save it as UTF-8"


@pytest.mark.parametrize("data", [b"", b"<x>", b"<x>&a;</x>", b"PK\x03\x04", b"<x>\x01</x>"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    assert told(data).startswith("a.xlf:1: is not XML: ")


def test_deep_nesting_is_refused() -> None:
    assert "is not XML: " in told(b"<x>" * 5000 + b"</x>" * 5000)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<tmx/>", "a.xlf:1: is no XLIFF: its root is <tmx>"),
        (b'<xliff version="2.0"/>', "a.xlf:1: is XLIFF 2.0; only 1.2 is read: save it as that"),
    ],
)
def test_other_documents_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_xliff(data, "a.xlf")
    assert str(refused.value) == message
