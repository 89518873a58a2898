"""The views of merging."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.web.site import Site, make_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages, one of them complete in Danish."""
    return make_site(tmp_path / "project")


def exported(site: Site) -> dict[str, str]:
    """The exported files with their texts, the manifest aside."""
    root = site.workspace.root / "translated"
    files = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_complete_pages_are_listed_with_preview_and_difference(site: Site) -> None:
    text = site.read("/merge")
    assert 'value="da/guide.md" checked' in text
    assert "First time" in text
    assert 'href="/da/read/guide.md"' in text
    assert 'href="/merge/da/guide.md"' in text
    assert "news.md" not in text


def test_a_page_that_is_as_exported_is_not_ticked(site: Site) -> None:
    site.send("/merge", {"pick": ["da/guide.md"]})
    text = site.read("/merge")
    assert "As exported" in text
    assert 'value="da/guide.md">' in text
    site.workspace.translate("guide.md", "da", {"Guide": "Håndbog"})
    assert 'value="da/guide.md" checked' in site.read("/merge")


def test_a_picked_page_is_written_and_no_other(site: Site) -> None:
    site.workspace.translate("news.md", "da", {"News": "Nyt", "Nothing yet.": "Intet endnu."})
    answer = site.send("/merge", {"pick": ["da/news.md"]})
    assert "translated/da/news.md" in answer.text
    assert exported(site) == {"da/news.md": "# Nyt\n\nIntet endnu.\n"}


def test_a_page_that_is_not_complete_is_held_back_with_the_reason(site: Site) -> None:
    site.workspace.translate("news.md", "da", {"News": "Nyt"})
    answer = site.send("/merge", {"pick": ["da/news.md"]})
    assert "Nothing to write" in answer.text
    assert "50% translated (1 untranslated)" in answer.text
    assert exported(site) == {}
    assert "1 untranslated of 2" in site.read("/merge")


def test_a_language_is_written_whole(site: Site) -> None:
    site.workspace.translate("news.md", "da", {"News": "Nyt", "Nothing yet.": "Intet endnu."})
    site.workspace.translate("news.md", "ar", {"News": "أخبار", "Nothing yet.": "لا شيء بعد."})
    site.send("/merge", {"language": "da"})
    assert sorted(exported(site)) == ["da/guide.md", "da/news.md"]


def test_finished_languages_are_offered_and_written(site: Site) -> None:
    assert 'name="finished"' not in site.read("/merge")
    site.workspace.translate("news.md", "da", {"News": "Nyt", "Nothing yet.": "Intet endnu."})
    site.workspace.translate("news.md", "ar", {"News": "أخبار", "Nothing yet.": "لا شيء بعد."})
    assert 'name="finished"' in site.read("/merge")
    site.send("/merge", {"finished": "1"})
    assert sorted(exported(site)) == ["da/guide.md", "da/news.md"]


def test_the_difference_shows_lines_with_their_changed_words(site: Site) -> None:
    site.send("/merge", {"pick": ["da/guide.md"]})
    assert "Nothing has changed since the last export" in site.read("/merge/da/guide.md")
    site.workspace.translate("guide.md", "da", {"Knowledge": "Lærdom"})
    text = site.read("/merge/da/guide.md")
    assert "<p>- <del>Viden</del><ins>Lærdom</ins></p>" in text
    assert "<del>Vejledning" not in text


def test_the_difference_of_a_page_that_was_never_exported_is_all_of_it(site: Site) -> None:
    text = site.read("/merge/da/guide.md")
    assert "has not been exported yet" in text
    assert "<ins># Vejledning" in text


def test_a_long_difference_comes_in_parts(site: Site) -> None:
    site.workspace.write_source("long.md", "".join(f"Text {number}.\n\n---\n\n---\n\n" for number in range(60)))
    site.workspace.sync()
    site.workspace.translate("long.md", "da", {f"Text {number}.": f"Tekst {number}." for number in range(60)})
    site.send("/merge", {"pick": ["da/long.md"]})
    path = site.workspace.root / "translated" / "da" / "long.md"
    path.write_text(path.read_text().replace("Tekst", "Texte"))
    first, second = site.read("/merge/da/long.md"), site.read("/merge/da/long.md?start=50")
    assert (first.count('class="diffpair"'), second.count('class="diffpair"')) == (50, 10)
    assert "1 to 50 of 60" in first


def test_translations_are_never_markup_in_the_difference(site: Site) -> None:
    path = site.workspace.root / "translated" / "da" / "guide.md"
    site.send("/merge", {"pick": ["da/guide.md"]})
    path.write_text("<script>alert(1)</script>\n")
    assert "<script>alert" not in site.read("/merge/da/guide.md")


def test_a_file_that_no_export_wrote_is_left_alone_and_told(site: Site) -> None:
    path = site.workspace.root / "translated" / "da" / "guide.md"
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    assert "Another file stands there" in site.read("/merge")
    assert "A file that no export wrote stands in the way" in site.read("/merge/da/guide.md")
    answer = site.send("/merge", {"pick": ["da/guide.md"]})
    assert "was not written by an export" in answer.text
    assert path.read_text() == "mine"


@pytest.fixture
def _git(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Åse")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "aase@example.org")
    subprocess.run(["git", "init", "-q", "."], cwd=site.workspace.root, check=True)


def run_git(site: Site, *words: str) -> str:
    """What git says of the project."""
    done = subprocess.run(["git", *words], cwd=site.workspace.root, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.usefixtures("_git")
def test_a_commit_takes_the_written_files_and_the_list_of_them_and_nothing_else(site: Site) -> None:
    (site.workspace.root / "mine.txt").write_text("not ours")
    run_git(site, "add", "mine.txt")
    answer = site.send("/merge", {"pick": ["da/guide.md"], "commit": "1", "message": "Dansk\r\n\r\n#1 først"})
    assert "committed to git" in answer.text
    assert run_git(site, "ls-tree", "-r", "--name-only", "HEAD").split() == [
        "translated/.polyfolio-export.json",
        "translated/da/guide.md",
    ]
    assert run_git(site, "log", "--format=%B").strip() == "Dansk\n\n#1 først"


@pytest.mark.usefixtures("_git")
def test_an_empty_message_becomes_a_list_of_the_files(site: Site) -> None:
    site.send("/merge", {"pick": ["da/guide.md"], "commit": "1", "message": " "})
    assert run_git(site, "log", "--format=%B").strip() == "Merge 1 translated file\n\nda/guide.md"


@pytest.mark.usefixtures("_git")
def test_what_git_refuses_is_told_and_the_files_stay_written(site: Site) -> None:
    (site.workspace.root / ".gitignore").write_text("translated/\n")
    answer = site.send("/merge", {"pick": ["da/guide.md"], "commit": "1"})
    assert answer.status_code == 200
    assert "They could not be committed:" in answer.text
    assert sorted(exported(site)) == ["da/guide.md"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"pick": ["guide.md"]}, 400),
        ({"pick": ["sv/guide.md"]}, 404),
        ({"pick": ["en/guide.md"]}, 404),
        ({"pick": ["da/../../secret.md"]}, 404),
        ({"language": "../da"}, 404),
        ({"pick": ["da/guide.md"], "message": "x" * 10_001}, 400),
    ],
)
def test_a_form_that_names_nothing_good_is_refused(site: Site, fields: dict[str, object], status: int) -> None:
    assert site.send("/merge", fields).status_code == status
    assert exported(site) == {}


def test_a_damaged_po_file_stops_its_page_only(site: Site) -> None:
    site.workspace.translate("news.md", "da", {"News": "Nyt", "Nothing yet.": "Intet endnu."})
    site.read("/merge")
    site.workspace.po_path("news.md", "da").write_text('msgid "')
    text = site.read("/merge")
    assert "guide.md" in text
    assert "da/news.md" not in text
    assert site.client.get("/merge/da/news.md").status_code == 500


def test_one_language_can_be_looked_at_alone(site: Site) -> None:
    site.workspace.translate("news.md", "ar", {"News": "أخبار", "Nothing yet.": "لا شيء بعد."})
    assert "ar/news.md" in site.read("/merge")
    assert "ar/news.md" not in site.read("/merge?language=da")
    assert site.client.get("/merge?language=sv").status_code == 404
