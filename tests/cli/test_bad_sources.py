"""Documents that cannot be pages: each is told with its name and what to do, and the others go on."""

from __future__ import annotations

import json
import sys

import pytest

from tests.cli.shell import Shell

STRANGE_NAMES = [
    "my page.md",
    "ünïcode-日本語.md",
    "a#b?c.md",
    "50%.md",
    "it's.md",
    "-dash.md",
    "~tilde.md",
    "$HOME.md",
    "{lang}.md",
    "a:b.md",
    "con.md",
    "folder with spaces/[page].md",
    "dots.in.name.md",
    "page.md/inside.md",
    f"{'x' * 236}.md",
    "deep/" * 40 + "page.md",
]
REFUSED_NAMES = [
    ("two\nlines.md", "'two\\nlines.md': a page's name cannot have the character '\\n'; rename it"),
    ("tab\there.md", "'tab\\there.md': a page's name cannot have the character '\\t'; rename it"),
    ("back\\slash.md", "'back\\\\slash.md': a page's name cannot have the character '\\\\'; rename it"),
    ('quo"te.md', "'quo\"te.md': a page's name cannot have the character '\"'; rename it"),
    ("fol\nder/page.md", "'fol\\nder/page.md': a page's name cannot have the character '\\n'; rename it"),
    (f"{'y' * 240}.md", f"{'y' * 240}.md: the name has 243 bytes; the limit is 240: shorten it"),
]
BAD_TEXTS = [
    (b"# A\n\nbyte \xe9\n", "bad.md:3: byte 0xe9 is not UTF-8: convert the file from its real encoding"),
    (b"\xff\xfe#\x00 \x00", "bad.md:1: is not a text file: it has NUL bytes; move it away, or leave it out"),
    (b"\x89PNG\r\n\x1a\n\0\0", "bad.md:1: is not a text file: it has NUL bytes; move it away, or leave it out"),
    ("surrogate \udc80\n".encode("utf-8", "surrogatepass"), "bad.md:1: byte 0xed is not UTF-8"),
]


def tell(shell: Shell) -> tuple[int, list[str]]:
    """Code and messages of a sync, after seeing that other pages go on and other commands say the same."""
    shell.write("source/other.md", "# Other\n")
    ran = shell("sync", "--json")
    assert "other.md" in [page["page"] for page in ran.json["pages"] if page["new"]]
    assert [error["message"] for error in ran.json["errors"]] == [line.split(": ", 1)[1] for line in ran.told]
    for command in ("stats", "check", "index", "export", "sync"):
        again = shell(command)
        assert (again.code, again.told) == (ran.code, ran.told), command
    return ran.code, ran.told


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_a_page_may_have_a_strange_name(shell: Shell, name: str) -> None:
    shell.write(f"source/{name}", "# Title\n\nText.\n")
    assert shell.good("sync", "--json").json["pages"][0].keys()
    unit = next(unit["id"] for unit in json.loads(shell.good("units", "--json", "--", name).data)["units"])
    shell.good("translate", "--", name, unit, "da", "Titel")
    assert shell.good("render", "--", name, "da").out == "# Titel\n\nText.\n"
    assert shell.good("stats", f"--page={name}", "--json").json["languages"][0]["translated"] == 1
    shell.good("export", "--all")
    assert shell.read(f"translated/da/{name}") == "# Titel\n\nText.\n"
    assert shell.good("sync").out.endswith("nothing written\n")


@pytest.mark.parametrize(("name", "message"), REFUSED_NAMES)
def test_a_name_that_no_page_can_have_is_told(shell: Shell, name: str, message: str) -> None:
    shell.write(f"source/{name}", "# Title\n")
    assert tell(shell) == (1, [message])
    assert shell("units", "--", name).code == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_name_that_is_not_utf8_is_told(shell: Shell) -> None:
    shell.write("source/caf\udce9.md", "# Title\n")
    assert tell(shell) == (1, ["'caf\\udce9.md': a page's name cannot have a byte that is not UTF-8; rename it"])


@pytest.mark.parametrize(("data", "message"), BAD_TEXTS)
def test_a_file_that_is_no_text_is_told_with_its_line(shell: Shell, data: bytes, message: str) -> None:
    shell.write("source/bad.md", data)
    code, told = tell(shell)
    assert (code, len(told)) == (1, 1)
    assert told[0].startswith(message)
    assert shell("units", "bad.md").told == told


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\ufeff", "<!-- nothing -->\n", "---\n---\n"])
def test_a_page_without_units_is_complete(shell: Shell, text: str) -> None:
    shell.write("source/empty.md", text)
    shell.good("sync")
    assert shell.units("empty.md") == []
    pages = shell.good("stats", "--page", "empty.md", "--json").json["languages"][0]["pages"]
    assert [(page["units"], page["percent"]) for page in pages] == [(0, 100)]
    assert shell.good("render", "empty.md", "da").data == text.encode()


def test_two_pages_whose_names_differ_by_case_only_are_both_told(shell: Shell) -> None:
    shell.write("source/A.md", "# A\n")
    shell.write("source/a.md", "# a\n")
    if (shell.root / "source/A.md").read_bytes() != b"# A\n":
        pytest.skip("this file system takes both names for one: two such pages are NOT tested")
    why = "has the same name but for upper and lower case or Unicode form; rename one of them"
    assert tell(shell) == (1, [f"A.md: 'a.md' {why}", f"a.md: 'A.md' {why}"])


def test_links_that_lead_nowhere_or_out_of_the_folder_are_told(shell: Shell) -> None:
    (shell.root / "secret.md").write_text("# Secret\n")
    source = shell.root / "source"
    (source / "dangling.md").symlink_to("nowhere.md")
    (source / "loop.md").symlink_to("loop.md")
    (source / "outside.md").symlink_to("../secret.md")
    assert tell(shell) == (
        1,
        [
            "dangling.md: is a link that leads to no file: mend it or remove it",
            "loop.md: is a link that leads to no file: mend it or remove it",
            f"outside.md: is a link that leads out of the folder, to {shell.root.resolve() / 'secret.md'}: not read",
        ],
    )
    assert shell("render", "outside.md", "da").out == ""


def test_a_link_inside_of_the_folder_is_a_page(shell: Shell) -> None:
    (shell.root / "source/again.md").symlink_to("news.md")
    shell.good("sync")
    assert [unit["source"] for unit in shell.units("again.md")] == ["News", "Nothing yet."]


def test_a_folder_named_like_a_page_is_no_page(shell: Shell) -> None:
    (shell.root / "source/folder.md").mkdir()
    shell.good("sync")
    assert shell("units", "folder.md").told == ["polyfolio: there is no page 'folder.md' in source/"]


def test_an_ending_that_no_format_reads_is_told_when_include_names_it(shell: Shell) -> None:
    shell.write("source/page.rst", "Title\n=====\n")
    assert shell.good("sync").code == 0
    shell.configure(include='["**/*.md", "**/*.rst"]')
    code, told = tell(shell)
    assert (code, len(told)) == (1, 1)
    assert told[0].startswith("page.rst: no format reads the ending '.rst'; there are: .htm, .html, .markdown, .md,")


def test_a_page_that_becomes_unreadable_keeps_its_translations(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "News")
    shell.good("translate", "news.md", unit, "da", "Nyheder")
    before = shell.files()
    shell.write("source/news.md", b"# \xff\n")
    assert shell("sync", "--yes").code == 1
    after = shell.files()
    assert [name for name in before if before[name] != after.get(name)] == ["source/news.md"]
    shell.write("source/news.md", before["source/news.md"])
    shell.good("sync")
    assert shell.units("news.md", "--lang", "da")[0]["translation"] == "Nyheder"
