"""One page as five tools write it into PO files: each translation finds its unit, in the unit's own spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.importing_cases import DIALECTS, FOLDER, PAGE, add_guide, describe_guide
from tests.project import Workspace
from workflow.actions.importing import import_catalogs
from workflow.store.po import read_catalog

LEFT = {
    "mdbook": ["// a comment\n", '"hello"'],
    "mdpo": ["title: A small guide"],
    "po4a": [
        '// a comment\nprintln!("hello");\n',
        "[hb]: https://example.org/handbook [FAQ]: faq.md [shortcut]: short.md 'A short title'",
    ],
    "sphinx": ["a picture"],
    "translate_toolkit": ["The rules", '// a comment\nprintln!("hello");'],
}
"""The translated entries of each file that stand for no unit."""


@pytest.fixture
def guide(workspace: Workspace) -> Workspace:
    """The page without translations."""
    add_guide(workspace)
    return workspace


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_text_of_a_tool_finds_its_unit(guide: Workspace, dialect: str) -> None:
    import_catalogs(guide.project, [FOLDER / f"{dialect}.po"], "da")
    assert describe_guide(guide) == (FOLDER / f"{dialect}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_translation_taken_over_breaks_the_page(guide: Workspace, dialect: str) -> None:
    done = import_catalogs(guide.project, [FOLDER / f"{dialect}.po"], "da")
    counts = guide.counts()["da", PAGE]
    assert (counts.errors, counts.translated, counts.outdated) == (0, done.translated, done.outdated)
    guide.lint_catalogs()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_second_import_changes_nothing(guide: Workspace, dialect: str) -> None:
    first = import_catalogs(guide.project, [FOLDER / f"{dialect}.po"], "da")
    before = guide.snapshot()
    second = import_catalogs(guide.project, [FOLDER / f"{dialect}.po"], "da", force=True)
    assert (second.units, second.placed, guide.snapshot()) == (0, first.placed, before)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_report_holds_what_found_no_place_and_can_be_imported(
    guide: Workspace, tmp_path: Path, dialect: str
) -> None:
    report = tmp_path / "left.po"
    done = import_catalogs(guide.project, [FOLDER / f"{dialect}.po"], "da", unplaced_to=report)
    left = read_catalog(report.read_bytes(), path="left.po", foreign=True).entries
    assert (len(left), [entry.source for entry in left]) == (done.unplaced, LEFT[dialect])
    again = import_catalogs(guide.project, [report], "da", unplaced_to=tmp_path / "again.po")
    assert (again.units, again.unplaced) == (0, done.unplaced)
    assert (tmp_path / "again.po").read_bytes() == report.read_bytes()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_translators_of_a_file_are_named_in_the_header(guide: Workspace, dialect: str) -> None:
    import_catalogs(guide.project, [FOLDER / f"{dialect}.po"], "da")
    header = guide.catalog(PAGE, "da").header
    assert header is not None
    assert header.comments == ("Bo Holm <bo@example.org>, 2019.",)
    assert guide.catalog(PAGE, "da").fields()["Last-Translator"] == "Åse Dam <aase@example.org>"
