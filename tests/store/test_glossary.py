"""Glossaries on disk: read when they change, lengthened byte by byte, never in the way of other work."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.core.terms import Glossary
from workflow.errors import PolyfolioError
from workflow.store.glossary import LARGEST, add_to_glossary, load_glossary

PLAIN = "term,translation\npage,side\n"


def write(workspace: Workspace, data: str | bytes, language: str = "da") -> Path:
    """Write a glossary as if some time ago."""
    path = workspace.root / "glossary" / f"{language}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    os.utime(path, (1_000_000_000, 1_000_000_000 + len(data)))
    return path


def problems(workspace: Workspace) -> list[str]:
    """What is told of the Danish glossary, which then has no terms."""
    loaded = load_glossary(workspace.project, "da")
    assert loaded.glossary.terms == ()
    return [str(problem) for problem in loaded.problems]


def test_without_a_file_there_are_no_terms(workspace: Workspace) -> None:
    loaded = load_glossary(workspace.project, "da")
    assert (loaded.glossary, loaded.glossary.terms, loaded.problems) == (Glossary("da", "en"), (), ())


def test_a_file_is_read_once_and_again_when_it_has_changed(workspace: Workspace) -> None:
    write(workspace, PLAIN)
    first = load_glossary(workspace.project, "da")
    assert load_glossary(workspace.project, "da") is first
    write(workspace, f"{PLAIN}unit,enhed\n")
    second = load_glossary(workspace.project, "da")
    assert [term.term for term in second.glossary.terms] == ["page", "unit"]
    assert second.glossary.digest not in ("", first.glossary.digest)


def test_a_file_that_was_just_written_is_not_trusted_to_stay(workspace: Workspace) -> None:
    path = write(workspace, PLAIN)
    os.utime(path)
    first = load_glossary(workspace.project, "da")
    assert load_glossary(workspace.project, "da") is not first


def test_bad_lines_are_told_with_their_place(workspace: Workspace) -> None:
    write(workspace, "term,translation\n,side\n")
    assert problems(workspace) == ["glossary/da.csv:2: has no term"]


def test_a_file_that_cannot_be_read_is_told(workspace: Workspace) -> None:
    write(workspace, b"term,translation\npage,\xff\n")
    assert problems(workspace)[0].startswith("glossary/da.csv:2: byte 0xff is not UTF-8")
    write(workspace, b"a" * (LARGEST + 1))
    assert problems(workspace) == [
        f"glossary/da.csv: has {LARGEST + 1} bytes; a glossary has {LARGEST} at most",
    ]


def test_a_link_out_of_the_project_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    path = write(workspace, PLAIN)
    outside = tmp_path / "outside.csv"
    outside.write_text(PLAIN)
    path.unlink()
    path.symlink_to(outside)
    assert problems(workspace) == ["glossary/da.csv: is a link that leads out of the project: not read"]
    with pytest.raises(PolyfolioError, match="out of the project"):
        add_to_glossary(workspace.project, "da", {"term": "unit", "translation": "enhed"})
    assert outside.read_text() == PLAIN


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbfterm,translation,owner\r\npage,side,\r\n",
        b'owner,term,translation\n"x ""y""",page,side\n\n',
        b'term,translation\n=SUM(A1),sum\nbad"line,x',
    ],
)
def test_adding_a_line_keeps_every_other_byte(workspace: Workspace, before: bytes) -> None:
    path = write(workspace, before)
    line = add_to_glossary(workspace.project, "da", {"term": "unit", "translation": "enhed", "note": ""})
    after = path.read_bytes()
    assert after.startswith(before)
    assert b"unit,enhed" in after[len(before) :]
    assert line == len(after.splitlines())
    assert [term.term for term in load_glossary(workspace.project, "da").glossary.terms][-1] == "unit"


def test_the_first_term_makes_the_file(workspace: Workspace) -> None:
    assert add_to_glossary(workspace.project, "da", {"term": "=A1", "translation": "x"}) == 2
    text = (workspace.root / "glossary/da.csv").read_bytes()
    assert text == b"term,translation,note,forbidden,case\n=A1,x,,,\n"


def test_a_column_that_is_missing_is_told(workspace: Workspace) -> None:
    path = write(workspace, PLAIN)
    with pytest.raises(PolyfolioError) as caught:
        add_to_glossary(workspace.project, "da", {"term": "unit", "translation": "enhed", "note": "n"})
    assert str(caught.value) == "glossary/da.csv:1: has no column 'note': add it to the first line"
    write(workspace, "word,translation\n")
    with pytest.raises(PolyfolioError, match="has no column 'term'"):
        add_to_glossary(workspace.project, "da", {"term": "unit", "translation": "enhed"})
    assert path.read_bytes() == b"word,translation\n"


def test_lines_that_are_added_at_once_are_all_there(workspace: Workspace) -> None:
    project = workspace.project
    with ThreadPoolExecutor(4) as pool:
        lines = list(
            pool.map(lambda n: add_to_glossary(project, "da", {"term": f"t{n}", "translation": "x"}), range(12))
        )
    assert sorted(lines) == list(range(2, 14))
    assert {term.term for term in load_glossary(project, "da").glossary.terms} == {f"t{n}" for n in range(12)}
