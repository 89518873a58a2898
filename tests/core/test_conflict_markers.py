"""The files of both sides are found in a file with conflict markers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.conflict_markers import Side, Sides, drop_labels, find_marker, split_sides
from workflow.errors import CatalogError

lines = st.lists(st.sampled_from([b"#, fuzzy\n", b'msgid "a"\n', b'msgstr ""\r\n', b"\n", b"# <<<<<<<\n"]), max_size=4)


def _split(text: str) -> tuple[list[str], list[str]]:
    """The sides and the bases as texts."""
    sides = split_sides(text.encode(), path="a.po")
    return [side.data.decode() for side in sides.files], [side.data.decode() for side in sides.bases]


def _refuse(text: str) -> str:
    with pytest.raises(CatalogError) as caught:
        split_sides(text.encode(), path="a.po")
    return str(caught.value)


def test_a_file_without_markers_is_one_side() -> None:
    assert split_sides(b"a\nb", path="a.po") == Sides((Side(b"a\nb", (1, 2)),), (Side(b"a\nb", (1, 2)),) * 2)
    assert find_marker(b"a\n# <<<<<<< no\n <<<<<<<\n<<<<<<\n<<<<<<<x\n") == 0


def test_the_style_merge_has_two_sides_and_no_base() -> None:
    text = "a\n<<<<<<< HEAD\nb\n=======\nc\nd\n>>>>>>> side\ne\n"
    assert _split(text) == (["a\nb\ne\n", "a\nc\nd\ne\n"], [])
    assert split_sides(text.encode(), path="a.po").files[1].lines == (1, 5, 6, 8)
    assert find_marker(text.encode()) == 2


def test_the_style_diff3_has_the_base_too() -> None:
    text = "a\n<<<<<<< HEAD\nb\n||||||| 1234567\n=======\nc\n>>>>>>> side\n"
    assert _split(text) == (["a\nb\n", "a\nc\n"], ["a\n", "a\n"])


def test_the_style_zdiff3_may_have_moved_lines_out_of_the_conflict() -> None:
    text = "1\n2\n<<<<<<<\nours\n|||||||\n1\n2\nbase\n3\n=======\ntheirs\n>>>>>>>\n3\n4\n"
    assert _split(text)[1] == ["1\n2\n1\n2\nbase\n3\n3\n4\n", "1\n2\nbase\n3\n4\n"]


def test_line_ends_of_windows_are_kept() -> None:
    assert _split("a\r\n<<<<<<< x\r\nb\r\n=======\r\nc\r\n>>>>>>> y\r\n") == (["a\r\nb\r\n", "a\r\nc\r\n"], [])


def test_markers_within_a_side_make_a_side_each() -> None:
    text = "<<<<<<< HEAD\n<<<<<<< one\na\n=======\nb\n>>>>>>> two\n=======\nc\n>>>>>>> side\nd\n"
    assert _split(text) == (["a\nd\n", "b\nd\n", "c\nd\n"], [])


def test_a_base_that_was_itself_a_conflict_is_none() -> None:
    inner = "<<<<<<<<< one\na\n||||||||| old\nz\n=========\nb\n>>>>>>>>> two\n"
    assert _split(f"<<<<<<< HEAD\na\n||||||| merged\n{inner}=======\nc\n>>>>>>> side\n") == (["a\n", "c\n"], [])


def test_a_conflict_where_another_one_has_no_base_tells_no_base() -> None:
    assert _split("<<<<<<<\na\n|||||||\nz\n=======\nb\n>>>>>>>\n<<<<<<<\nc\n=======\nd\n>>>>>>>\n")[1] == []


@pytest.mark.parametrize("text", ["<<<<<<<\na\n", "<<<<<<<\na\n=======\nb\n", "<<<<<<<\na\n|||||||\nb\n"])
def test_a_conflict_without_an_end_is_refused_with_the_line_where_it_begins(text: str) -> None:
    assert _refuse("x\n" + text) == "a.po:2: the conflict that begins here has no end (>>>>>>>)"


@pytest.mark.parametrize(
    ("text", "line", "marker"),
    [
        ("=======\n", 1, "======="),
        ("a\n>>>>>>> x\n", 2, ">>>>>>>"),
        ("||||||| x\n", 1, "|||||||"),
        ("<<<<<<<\n>>>>>>>\n", 2, ">>>>>>>"),
        ("<<<<<<<\n=======\n=======\n>>>>>>>\n", 3, "======="),
        ("<<<<<<<\n|||||||\n|||||||\n=======\n>>>>>>>\n", 3, "|||||||"),
    ],
)
def test_a_marker_in_the_wrong_place_is_refused_with_its_line(text: str, line: int, marker: str) -> None:
    assert _refuse(text).startswith(f"a.po:{line}: the conflict marker {marker} belongs to no conflict")


def test_markers_too_deep_in_each_other_are_refused() -> None:
    text = "x\n"
    for _ in range(5):
        text = f"<<<<<<<\n{text}=======\ny\n>>>>>>>\n"
    assert _refuse(text) == "a.po:1: conflict markers stand in each other 5 deep"


def test_the_names_behind_markers_are_no_difference() -> None:
    assert drop_labels(b"<<<<<<< HEAD\na\n=======\r\n>>>>>>> x\n") == drop_labels(
        b"<<<<<<< ours\na\n=======\n>>>>>>>\n"
    )


@given(st.lists(st.tuples(lines, lines, lines, lines), max_size=4), lines, st.booleans())
def test_the_sides_and_the_base_are_what_was_written(
    conflicts: list[tuple[list[bytes], ...]], end: list[bytes], with_base: bool
) -> None:
    wanted: list[bytes] = [b"", b"", b""]
    data = b""
    for common, *sides in conflicts:
        ours, base, theirs = (b"".join(side) for side in sides)
        middle = b"||||||| b\n" + base if with_base else b""
        data += b"".join(common) + b"<<<<<<< x\n" + ours + middle + b"=======\n" + theirs + b">>>>>>> y\n"
        wanted = [was + b"".join(common) + one for was, one in zip(wanted, (ours, base, theirs), strict=True)]
    ours, base, theirs = (was + b"".join(end) for was in wanted)
    found = split_sides(data + b"".join(end), path="a.po")
    assert [side.data for side in found.files] == list(dict.fromkeys([ours, theirs]))
    assert [side.data for side in found.bases[:1]] == ([base] if with_base or not conflicts else [])
