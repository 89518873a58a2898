"""ZIP archives from outside are read within limits; what is dangerous or damaged in one is told."""

from __future__ import annotations

import io
import stat
import warnings
import zipfile
from collections.abc import Callable

import pytest

from workflow.errors import DocumentError
from workflow.store import archives
from workflow.store.archives import pack_files, read_members

FILES = [("da/b.po", b"b" * 1000), ("da/a.po", b"a")]


def build(*files: tuple[str | zipfile.ZipInfo, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive made by the standard library."""
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", kind) as archive:
        warnings.simplefilter("ignore")  # it warns of names that stand twice
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()


def read(data: bytes) -> dict[str, bytes | str]:
    """Name → content, or why it was left alone."""
    return {member.name: str(member.problem) if member.problem else member.data for member in read_members(data, "x")}


def refuse(data: bytes) -> str:
    """Why a whole archive is refused."""
    with pytest.raises(DocumentError) as refused:
        list(read_members(data, "x"))
    return str(refused.value)


def make_info(name: str, change: Callable[[zipfile.ZipInfo], None]) -> zipfile.ZipInfo:
    """What an archive says of a file."""
    info = zipfile.ZipInfo(name)
    change(info)
    return info


def test_files_come_back_as_they_were() -> None:
    assert read(pack_files(FILES)) == dict(FILES)


def test_the_same_files_give_the_same_bytes() -> None:
    assert pack_files(FILES) == pack_files(reversed(FILES))


def test_the_standard_library_reads_what_we_write() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_files(FILES))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["da/a.po", "da/b.po"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_folders_and_what_macos_adds_are_passed_over() -> None:
    assert read(build(("da/", b""), ("__MACOSX/da/._a.po", b"x"), (".DS_Store", b"x"), ("da/a.po", b"a"))) == {
        "da/a.po": b"a"
    }


@pytest.mark.parametrize("name", ["../a.po", "/a.po", ".git/config", "da\\a.po"])
def test_a_dangerous_name_is_left_alone_and_the_others_go_on(name: str) -> None:
    found = read(build((name, b"x"), ("da/a.po", b"a")))
    assert found["da/a.po"] == b"a"
    assert str(found[name]).startswith(f"x/{name}: was left alone: its name ")


def test_links_and_devices_are_left_alone() -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    def pipe(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFIFO | 0o777) << 16

    data = build((make_info("a.po", link), b"/etc/passwd"), (make_info("b.po", pipe), b""))
    assert read(data) == {
        "a.po": "x/a.po: was left alone: it is a link",
        "b.po": "x/b.po: was left alone: it is no regular file",
    }


def test_names_that_stand_twice_are_left_alone() -> None:
    reason = "was left alone: another file has the same name, or has it but for upper and lower case"
    members = list(read_members(build(("a.po", b"1"), ("a.po", b"2"), ("B.po", b"1"), ("b.po", b"2")), "x"))
    assert [member.problem and member.problem.message for member in members] == [reason] * 4


def test_encrypted_files_are_left_alone() -> None:
    data = bytearray(build(("a.po", b"a")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert read(bytes(data)) == {"a.po": "x/a.po: was left alone: it is encrypted"}


def test_other_compressions_are_left_alone() -> None:
    found = read(build(("a.po", b"a" * 1000), kind=zipfile.ZIP_LZMA))
    assert found == {"a.po": "x/a.po: was left alone: it is compressed in a way that is not read; use deflate"}


def test_a_damaged_file_is_left_alone_and_the_others_go_on() -> None:
    data = build(("a.po", b"first text"), ("b.po", b"b"), kind=zipfile.ZIP_STORED).replace(b"first", b"worse", 1)
    found = read(data)
    assert found["b.po"] == b"b"
    assert str(found["a.po"]).startswith("x/a.po: was left alone: it is damaged: ")


def test_a_file_that_says_to_be_smaller_than_it_is_is_damaged() -> None:
    data = bytearray(build(("a.po", b"a" * 100_000)))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(signature) + offset
        data[start : start + 4] = (10).to_bytes(4, "little")
    assert "it is damaged" in str(read(bytes(data))["a.po"])


def test_a_file_that_grows_beyond_measure_is_left_alone() -> None:
    found = read(build(("a.po", b"\0" * 2_000_000), ("b.po", b"b")))
    assert "x/a.po: was left alone: it would grow to " in str(found["a.po"])
    assert found["b.po"] == b"b"


def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_FILE", 500)
    assert read(pack_files(FILES))["da/b.po"] == ("x/da/b.po: was left alone: it has 1000 bytes; the limit is 500")
    monkeypatch.setattr(archives, "LARGEST_WHOLE", 1000)
    assert refuse(pack_files(FILES)) == "x: would unpack to more than 1000 bytes"
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    assert refuse(pack_files(FILES)) == "x: holds 2 files; the limit is 1"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100, pack_files(FILES)[:-30]])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    assert refuse(data).startswith("x: is no ZIP archive, or is damaged: ")
