"""Translations go out as TMX, and other projects' come in as offers that no unit takes by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.concordance import search_texts
from workflow.actions.filling import fill_repeats
from workflow.actions.memory import find_in_memory
from workflow.actions.sweep import sweep_index
from workflow.actions.tmx import export_tmx, import_tmx
from workflow.core.tmx import TmxUnit, Variant
from workflow.errors import DocumentError, PolyfolioError, UnknownName
from workflow.model import State
from workflow.store.tmx_read import parse_tmx
from workflow.store.tmx_write import write_tmx

SOW = "Sow the seeds in May."
WATER = "Water the **garden**."


@pytest.fixture
def garden(tmp_path: Path) -> Workspace:
    workspace = make_workspace(tmp_path / "project", "da", "fr")
    workspace.write_source("a.md", f"{SOW}\n\n{WATER}\n\nNot translated.\n")
    workspace.sync()
    return workspace


def write(file: Path, *units: tuple[str, str, str]) -> Path:
    """A TMX file with English texts and their translations."""
    shaped = [TmxUnit((Variant("en-US", source), Variant(code, text))) for code, source, text in units]
    file.write_bytes(write_tmx(shaped, "en-US"))
    return file


def look(workspace: Workspace, text: str, language: str = "da") -> list[tuple[int, str, str]]:
    """(percent, origin, text) of what the memory offers."""
    found = find_in_memory(workspace.project, text, language)
    return [(match.percent, match.origin, match.text) for match in found]


def test_current_translations_go_out_with_their_state_and_place(garden: Workspace, tmp_path: Path) -> None:
    garden.translate("a.md", "da", {SOW: "Så i maj.", WATER: "Vand **haven**."})
    garden.translate("a.md", "fr", {WATER: "Arrosez le **jardin**."})
    garden.translate("a.md", "fr", {SOW: "<script>x</script>"}, force=True)
    garden.review("a.md", "da", SOW)
    file = tmp_path / "out.tmx"
    done = export_tmx(garden.project, file)
    assert (done.units, done.texts, done.problems) == (2, {"da": 2, "fr": 1}, ())
    ids = garden.ids("a.md")
    assert list(parse_tmx(file.read_bytes(), shown="")) == [
        TmxUnit((Variant("en", SOW), Variant("da", "Så i maj.", State.REVIEWED)), "a.md", ids[SOW]),
        TmxUnit(
            (Variant("en", WATER), Variant("da", "Vand **haven**."), Variant("fr", "Arrosez le **jardin**.")),
            "a.md",
            ids[WATER],
        ),
    ]
    assert export_tmx(garden.project, file, ["fr"]).texts == {"fr": 1}


def test_a_text_that_xml_cannot_hold_is_left_out_and_told(garden: Workspace, tmp_path: Path) -> None:
    garden.translate("a.md", "da", {SOW: "Så\x01 i maj.", WATER: "Vand **haven**."}, force=True)
    done = export_tmx(garden.project, tmp_path / "out.tmx")
    assert (done.units, len(done.problems)) == (1, 1)
    assert str(done.problems[0]).startswith("a.md: the unit ")
    assert str(done.problems[0]).endswith("U+0001")


def test_a_memory_is_offered_with_its_origin_after_the_projects_own(garden: Workspace, tmp_path: Path) -> None:
    done = import_tmx(garden.project, write(tmp_path / "acme.tmx", ("da-DK", SOW, "Så!"), ("sv", SOW, "x")))
    assert (done.memory, done.pairs, done.other, done.changed) == ("memory/acme.tmx", {"da": 1}, {"sv": 1}, True)
    assert look(garden, SOW) == [(100, "acme.tmx", "Så!")]
    assert look(garden, SOW, "fr") == []
    garden.translate("a.md", "da", {SOW: "Så i maj."})
    assert look(garden, SOW) == [(100, "", "Så i maj."), (100, "acme.tmx", "Så!")]
    (hit,) = search_texts(garden.project, "så!", language="da").hits
    assert (hit.origin, hit.page, hit.source, hit.text) == ("acme.tmx", "", SOW, "Så!")


def test_no_unit_takes_a_text_of_a_memory_by_itself(garden: Workspace, tmp_path: Path) -> None:
    import_tmx(garden.project, write(tmp_path / "acme.tmx", ("da", SOW, "Så!")))
    before = garden.snapshot()
    fill_repeats(garden.project, ("da",))
    garden.sync()
    assert garden.snapshot() == before
    assert export_tmx(garden.project, tmp_path / "out.tmx").units == 0
    assert garden.counts()["da", ""].translated == 0


def test_a_memory_survives_the_index_and_leaves_with_its_file(garden: Workspace, tmp_path: Path) -> None:
    import_tmx(garden.project, write(tmp_path / "acme.tmx", ("da", SOW, "Så!")))
    garden.drop_index()
    assert look(garden, SOW) == [(100, "acme.tmx", "Så!")]
    file = garden.root / "memory/acme.tmx"
    write(file, ("da", SOW, "Så nu!"))
    assert look(garden, SOW) == [(100, "acme.tmx", "Så nu!")]
    file.unlink()
    assert look(garden, SOW) == []


def test_a_running_server_sees_memories_come_and_go(garden: Workspace) -> None:
    last = sweep_index(garden.project, None)
    (garden.root / "memory").mkdir()
    write(garden.root / "memory/acme.tmx", ("da", SOW, "Så!"))
    last = sweep_index(garden.project, last)
    assert search_texts(garden.project, "så").total == 1
    (garden.root / "memory/acme.tmx").unlink()
    sweep_index(garden.project, last)
    assert search_texts(garden.project, "så").total == 0


def test_a_language_that_is_added_later_gets_its_texts(garden: Workspace, tmp_path: Path) -> None:
    import_tmx(garden.project, write(tmp_path / "acme.tmx", ("da", SOW, "Så!"), ("sv", SOW, "Så nu!")))
    garden.configure("da", "sv")
    garden.counts()
    assert look(garden, SOW, "sv") == [(100, "acme.tmx", "Så nu!")]


def test_only_the_language_that_was_named_is_kept(garden: Workspace, tmp_path: Path) -> None:
    file = write(tmp_path / "acme.tmx", ("da", SOW, "Så!"), ("fr", SOW, "Semez!"))
    assert import_tmx(garden.project, file, language="fr").pairs == {"fr": 1}
    assert look(garden, SOW) == []
    assert look(garden, SOW, "fr") == [(100, "acme.tmx", "Semez!")]


def test_a_memory_of_the_same_name_is_replaced_only_when_asked(garden: Workspace, tmp_path: Path) -> None:
    file = write(tmp_path / "acme.tmx", ("da", SOW, "Så!"))
    import_tmx(garden.project, file)
    assert not import_tmx(garden.project, file).changed
    write(file, ("da", SOW, "Så nu!"))
    with pytest.raises(PolyfolioError, match="--force"):
        import_tmx(garden.project, file)
    assert look(garden, SOW)[0][2] == "Så!"
    import_tmx(garden.project, file, force=True)
    assert look(garden, SOW)[0][2] == "Så nu!"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a b/../c.tmx", "memory/c.tmx"), (".tmx", ""), ("Å&ñ.TMX", "memory/Å-ñ.tmx"), ("x.xml", "memory/x.xml.tmx")],
)
def test_a_memory_gets_a_name_that_is_safe(garden: Workspace, tmp_path: Path, name: str, kept: str) -> None:
    (tmp_path / "a b").mkdir()
    file = write(tmp_path / name, ("da", SOW, "Så!"))
    if kept:
        assert import_tmx(garden.project, file).memory == kept
    else:
        with pytest.raises(DocumentError):
            import_tmx(garden.project, file)


def test_a_file_without_use_is_refused_with_what_it_has(garden: Workspace, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no text in en with a translation into da, fr; it has texts in: sv"):
        import_tmx(garden.project, write(tmp_path / "acme.tmx", ("sv", SOW, "x")))
    with pytest.raises(UnknownName):
        import_tmx(garden.project, tmp_path / "acme.tmx", language="sv")
    assert not (garden.root / "memory").exists()


def test_a_damaged_memory_stops_nothing_and_is_told(garden: Workspace) -> None:
    folder = garden.root / "memory"
    folder.mkdir()
    write(folder / "fine.tmx", ("da", SOW, "Så!"))
    (folder / "bad.tmx").write_bytes(b"<tmx>\n<body>")
    (folder / ".hidden.tmx").write_bytes(b"")
    (folder / "link.tmx").symlink_to("/etc/passwd")
    assert [problem.partition(": ")[0] for problem in garden.problems()] == ["memory/bad.tmx:2"]
    assert look(garden, SOW) == [(100, "fine.tmx", "Så!")]


def test_a_folder_of_memories_that_cannot_be_read_stops_nothing_and_is_told(
    garden: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = garden.root / "memory"
    folder.mkdir()
    listed = os.scandir

    def refuse(path: str | Path) -> Iterator[os.DirEntry[str]]:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert garden.problems() == ["memory: the folder cannot be read: Permission denied"]
    assert look(garden, SOW) == []
