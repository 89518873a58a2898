"""What an export does to the files of its target."""

from __future__ import annotations

import json

import pytest

from tests.actions.test_export import ALL, PAGE, exported
from tests.project import Workspace
from workflow.actions.export import export_project
from workflow.actions.export.manifest import MANIFEST_NAME, Exported, Manifest, write_manifest
from workflow.errors import ConfigError, PolyfolioError


@pytest.fixture
def translated(workspace: Workspace) -> Workspace:
    """One complete page with an image."""
    workspace.write_source("sub/a.md", PAGE)
    workspace.write_source("sub/image.png", b"\x89PNG")
    workspace.sync()
    workspace.translate("sub/a.md", "da", ALL)
    return workspace


def lay_out(workspace: Workspace, layout: str) -> None:
    """Choose a layout."""
    workspace.configure("da", "ar", more=f'\n[export]\nlayout = "{layout}"\n')


def test_a_second_export_writes_nothing(translated: Workspace) -> None:
    export_project(translated.project)
    before = translated.times()
    result = export_project(translated.project)
    assert (result.written, result.same, result.removed) == ((), 2, ())
    assert translated.times() == before


@pytest.mark.parametrize(
    ("layout", "page", "asset"),
    [
        ("{lang}/{page}", "da/sub/a.md", "da/sub/image.png"),
        ("{dir}/{name}.{lang}{ext}", "sub/a.da.md", "sub/image.png"),
        (
            "i18n/{lang}/docusaurus-plugin-content-docs/current/{page}",
            "i18n/da/docusaurus-plugin-content-docs/current/sub/a.md",
            "i18n/da/docusaurus-plugin-content-docs/current/sub/image.png",
        ),
        ("{dir}/{name}/{lang}{ext}", "sub/a/da.md", "sub/image.png"),
        ("{dir}/{lang}/{name}{ext}", "sub/da/a.md", "sub/da/image.png"),
        ("{page}/{lang}{ext}", "sub/a.md/da.md", "sub/image.png"),
        ("{lang}/{name}/index{ext}", "da/a/index.md", "da/sub/image.png"),
    ],
)
def test_a_layout_places_pages_and_the_files_beside_them(
    translated: Workspace, layout: str, page: str, asset: str
) -> None:
    lay_out(translated, layout)
    export_project(translated.project, ["da"])
    assert set(exported(translated)) == {page, asset}


@pytest.mark.parametrize(
    "layout", ["{page}", "{lang}", "{lang}/{language}", "../{lang}/{page}", "/{lang}/{page}", "{lang}/{page", ""]
)
def test_a_layout_that_cannot_place_every_page_is_refused(translated: Workspace, layout: str) -> None:
    lay_out(translated, layout)
    with pytest.raises(ConfigError, match=r"export\.layout"):
        export_project(translated.project)


def test_two_pages_in_one_place_are_refused_with_both_names(translated: Workspace) -> None:
    lay_out(translated, "{lang}/{name}{ext}")
    translated.write_source("other/a.md", "")
    with pytest.raises(ConfigError, match=r"other/a\.md and sub/a\.md"):
        export_project(translated.project, ["da"])


def test_a_new_layout_moves_what_was_exported(translated: Workspace) -> None:
    export_project(translated.project, ["da"])
    lay_out(translated, "{dir}/{name}.{lang}{ext}")
    result = export_project(translated.project, ["da"])
    assert result.removed == ("da/sub/a.md", "da/sub/image.png")
    assert set(exported(translated)) == {"sub/a.da.md", "sub/image.png"}


def test_files_of_others_are_left_alone_and_told(translated: Workspace) -> None:
    target = translated.root / "translated/da/sub"
    target.mkdir(parents=True)
    (target / "a.md").write_text("by hand")
    (target / "other.md").write_text("by hand")
    result = export_project(translated.project, ["da"])
    assert [problem.path.rpartition("/")[2] for problem in result.problems] == ["a.md"]
    assert exported(translated)["da/sub/a.md"] == exported(translated)["da/sub/other.md"] == b"by hand"


def test_a_page_that_left_the_project_is_removed(translated: Workspace) -> None:
    export_project(translated.project, ["da"])
    translated.remove_source("sub/a.md")
    translated.sync()
    assert export_project(translated.project, ["da"]).removed == ("da/sub/a.md",)
    assert set(exported(translated)) <= {"da/sub/image.png"}


def test_a_language_that_left_the_project_is_removed(translated: Workspace) -> None:
    export_project(translated.project, ["da"])
    translated.configure("ar")
    assert export_project(translated.project).removed == ("da/sub/a.md", "da/sub/image.png")


def test_a_page_that_takes_the_place_of_one_that_left_stays(translated: Workspace) -> None:
    lay_out(translated, "{lang}/{name}{ext}")
    export_project(translated.project, ["da"])
    translated.rename_source("sub/a.md", "new/a.md")
    translated.sync()
    result = export_project(translated.project, ["da"])
    assert result.removed == ()
    assert exported(translated)["da/a.md"].startswith(b"# Titel")


def test_a_page_that_is_not_complete_any_more_stays_as_it_was_exported(translated: Workspace) -> None:
    export_project(translated.project, ["da"])
    translated.translate("sub/a.md", "da", {"Title": ""})
    export_project(translated.project, ["da"])
    assert exported(translated)["da/sub/a.md"].startswith(b"# Titel")


def test_an_interrupted_export_is_completed_by_the_next(translated: Workspace) -> None:
    target = translated.root / "translated"
    target.mkdir()
    page, image = Exported("sub/a.md", "da"), Exported("sub/image.png", "da")
    write_manifest(target, Manifest({"da/sub/a.md": page, "da/sub/image.png": image}))
    (target / "da/sub").mkdir(parents=True)
    (target / "da/sub/image.png").write_bytes(b"older")
    result = export_project(translated.project, ["da"])
    assert result.problems == ()
    assert result.written == ("da/sub/a.md", "da/sub/image.png")


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"files": {"a": 1}}', '{"files": {"../../a": {"page": "a", "language": ""}}}']
)
def test_a_damaged_list_of_files_stops_the_export(translated: Workspace, text: str) -> None:
    target = translated.root / "translated"
    target.mkdir()
    (target / MANIFEST_NAME).write_text(text)
    with pytest.raises(PolyfolioError, match="damaged"):
        export_project(translated.project)
    assert exported(translated) == {}


def test_nothing_is_removed_through_a_link_that_leads_outside(translated: Workspace) -> None:
    outside = translated.root / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("precious")
    target = translated.root / "translated"
    target.mkdir()
    (target / "da").symlink_to(outside)
    files = {"da/a.md": {"page": "gone.md", "language": "da"}}
    (target / MANIFEST_NAME).write_text(json.dumps({"files": files}))
    export_project(translated.project, ["ar"])
    assert (outside / "a.md").read_text() == "precious"
