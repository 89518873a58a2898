"""Where links and images lead, and which files are given out."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.actions.preview.addresses import Target, find_target, keep_foreign
from workflow.actions.preview.assets import find_image, read_image
from workflow.errors import UnknownName


@pytest.fixture
def site(workspace: Workspace) -> Workspace:
    """Pages in two folders with a picture; a secret beside the source folder."""
    workspace.write_source("guide/a.md", "A\n")
    workspace.write_source("guide/deep/b.wiki", "B\n")
    workspace.write_source("guide/pic one.PNG", b"x")
    workspace.write_source("guide/data.csv", b"x")
    workspace.write_source(".hidden/x.png", b"x")
    (workspace.root / "secret.png").write_bytes(b"x")
    (workspace.root / "source" / "out.png").symlink_to(workspace.root / "secret.png")
    return workspace


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("deep/b.wiki", Target("guide/deep/b.wiki", True)),
        ("deep/b.wiki#part", Target("guide/deep/b.wiki", True, "part")),
        ("./deep/b", Target("guide/deep/b.wiki", True)),
        ("../guide/a.md", Target("guide/a.md", True)),
        ("/guide/a.md", Target("guide/a.md", True)),
        ("guide/deep/b", Target("guide/deep/b.wiki", True)),
        ("a%2Emd?x=1", Target("guide/a.md", True)),
        ("nothing.md", None),
        ("../../secret.png", None),
        ("https://example.org/a.md", None),
        ("//example.org/a.md", None),
        ("data.csv", None),
        ("", None),
        ("http://[", None),
        ("\0", None),
    ],
)
def test_a_link_leads_to_a_page_of_the_project(site: Workspace, address: str, target: Target | None) -> None:
    assert find_target(site.project, "guide/a.md", address, image=False) == target


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("pic%20one.PNG", Target("guide/pic one.PNG", False)),
        ("/guide/pic one.PNG", Target("guide/pic one.PNG", False)),
        ("../guide/./pic one.PNG#x", Target("guide/pic one.PNG", False)),
        ("a.md", None),
        ("../../secret.png", None),
        ("/../secret.png", None),
        ("data:image/png;base64,AAAA", None),
    ],
)
def test_an_image_is_one_beside_the_documents(site: Workspace, address: str, target: Target | None) -> None:
    assert find_target(site.project, "guide/a.md", address, image=True) == target


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "guide/../../secret.png",
        "guide/../guide/pic one.PNG",
        "/guide/pic one.PNG",
        "guide//pic one.PNG",
        ".hidden/x.png",
        "out.png",
        "guide/a.md",
        "guide/data.csv",
        "guide",
        "guide/pic one.PNG\0",
        "",
    ],
)
def test_no_other_file_is_given_out(site: Workspace, name: str) -> None:
    assert find_image(site.project, name) is None
    with pytest.raises(UnknownName):
        read_image(site.project, name)


def test_an_image_comes_with_its_media_type(site: Workspace) -> None:
    assert read_image(site.project, "guide/pic one.PNG") == (b"x", "image/png")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("ftp://example.org", False),
        ("//example.org", False),
        ("page.md", False),
    ],
)
def test_only_the_webs_own_schemes_lead_out(address: str, kept: bool) -> None:
    assert keep_foreign(address, image=False) == (address if kept else None)
    assert keep_foreign(address, image=True) is None
