"""TMX files: what is written is read back, what other tools write is read, and what may do harm is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workflow.core.tmx import TmxUnit, Variant, find_unfit
from workflow.errors import DocumentError
from workflow.model import State
from workflow.store import tmx_read
from workflow.store.tmx_read import load_tmx, parse_tmx
from workflow.store.tmx_write import write_tmx

TEXTS = st.text(min_size=1).filter(lambda text: not find_unfit(text))
VARIANTS = st.builds(Variant, st.just("da"), TEXTS, st.sampled_from([State.TRANSLATED, State.REVIEWED]))


def read(text: str | bytes) -> list[TmxUnit]:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return list(parse_tmx(data, shown="a.tmx"))


def wrap(inner: str) -> str:
    """A file with one unit whose Danish text this is."""
    head = '<tmx version="1.4"><header/><body><tu>\n<tuv xml:lang="en"><seg>x</seg></tuv>'
    return f'{head}<tuv xml:lang="da"><seg>{inner}</seg></tuv></tu></body></tmx>'


@given(st.lists(st.tuples(TEXTS, st.lists(VARIANTS, min_size=1, max_size=3), TEXTS), max_size=4))
def test_what_is_written_is_read_back(units: list[tuple[str, list[Variant], str]]) -> None:
    written = [TmxUnit((Variant("en", source), *found), page, "u1") for source, found, page in units]
    assert read(write_tmx(written, "en")) == written


def test_a_written_file_is_tmx_1_4() -> None:
    unit = TmxUnit((Variant("en", "a < b\r"), Variant("da", "x & y", State.REVIEWED)), 'p"1.md', "u1")
    root = etree.fromstring(write_tmx([unit], "en"))
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    assert header is not None
    assert (header.get("segtype"), header.get("srclang"), header.get("datatype")) == ("block", "en", "plaintext")
    for name in ("creationtool", "creationtoolversion", "o-tmf", "adminlang"):
        assert header.get(name)
    (written,) = root.iter("tu")
    assert written.get("tuid") == 'p"1.md:u1'
    assert [(prop.get("type"), prop.text) for prop in written.iter("prop")] == [
        ("x-page", 'p"1.md'),
        ("x-unit", "u1"),
        ("x-state", "reviewed"),
    ]
    assert [segment.text for segment in written.iter("seg")] == ["a < b\r", "x & y"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('see <bpt i="1">&lt;b&gt;</bpt>this<ept i="1">&lt;/b&gt;</ept>', "see <b>this</b>"),
        ('a <ph x="1">{0}</ph> b', "a {0} b"),
        ('<it pos="begin">*</it>a <hi>b</hi>', "*a b"),
        ("<![CDATA[<i>]]> &amp; &#x1F600;", "<i> & \U0001f600"),
        ("a<!-- note -->b<?x y?>c", "abc"),
    ],
)
def test_inline_tags_stand_for_what_is_in_them(inner: str, text: str) -> None:
    assert read(wrap(inner))[0].variants[1].text == text


def test_older_files_and_other_encodings_are_read() -> None:
    old = wrap("æ").replace("xml:lang", "lang")
    for encoding in ("utf-8", "utf-16", "iso-8859-1"):
        data = f'<?xml version="1.0" encoding="{encoding}"?>\n{old}'.encode(encoding)
        assert read(data)[0].variants == (Variant("en", "x"), Variant("da", "æ"))


BOMB = '<!DOCTYPE tmx [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
REFUSED = [
    ("", "a.tmx:1: is not well-formed XML"),
    ("<tmx><body>\n<tu></body></tmx>", "a.tmx:2: is not well-formed XML"),
    (wrap("x") + "more", "a.tmx:2: is not well-formed XML"),
    (f"{BOMB}\n{wrap('&b;')}", "a.tmx:1: has a document type declaration"),
    (f'{BOMB}<tmx version="&b;"/>', "a.tmx:1: has a document type declaration"),
    ('<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>', "a.tmx:1: has a document type declaration"),
    ('<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "a.tmx:1: has a document type"),
    (wrap("&b;"), "a.tmx:2: is not well-formed XML: Entity 'b' not defined"),
    (wrap("&#0;"), "a.tmx:2: is not well-formed XML"),
    ("<xliff/>", "a.tmx:1: is no TMX file: it begins with <xliff>"),
    (b"<tmx>\n\xff</tmx>", "a.tmx:2: is not well-formed XML"),
    ('<?xml version="1.0" encoding="klingon"?><tmx/>', "a.tmx:1: is not well-formed XML"),
    (f"<tmx>{'<a>' * 1000}", "a.tmx:1: is not well-formed XML: Excessive depth"),
]


@pytest.mark.parametrize(("text", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_broken_or_may_do_harm_is_refused_with_its_line(text: str | bytes, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(text)
    assert str(caught.value).startswith(told)


@given(st.binary(max_size=60) | st.text(alphabet="<>/!&;tmxuvseg=\"' \n", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(DocumentError):
        read(b"<tmx><body>" + data)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.tmx"
    file.write_bytes(b"x" * 11)
    monkeypatch.setattr(tmx_read, "LARGEST", 10)
    with pytest.raises(DocumentError, match="the limit is"):
        load_tmx(file, shown="a.tmx")
    with pytest.raises(DocumentError, match="cannot be read"):
        load_tmx(tmp_path / "none.tmx", shown="none.tmx")
