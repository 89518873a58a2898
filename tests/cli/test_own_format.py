"""A format that another package brings: found through its entry point, used like a built-in one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell

ROOT = Path(__file__).resolve().parents[2]
MODULE = '''\
"""Notes: every line is a unit; a line that begins with % is a comment."""

from workflow.model import Document, Kind, Span


class Notes:
    name = "note"
    suffixes = (".note",)
    options = {"comment": "%"}

    def parse(self, text, *, page, options):
        spans, offset = [], 0
        for line in text.splitlines(keepends=True):
            words = line.rstrip("\\\\r\\\\n")
            if words.strip() and not words.startswith(options["comment"]):
                spans.append(Span(offset, offset + len(words), words, Kind.PARAGRAPH))
            offset += len(line)
        return Document(text, tuple(spans))

    def place(self, document, span, shown, view):
        return document.text[span.start : span.end] if shown.text is None else shown.text

    def fill(self, document, slot, view):
        return ""

    def outline(self, text, *, page, options):
        return [not line.startswith(options["comment"]) for line in text.splitlines()]

    def faults(self, span, translation, *, options):
        return ()

    def markup(self, source, kind, *, options):
        return ()

    def banner(self, text, sentence, view):
        return f"% {sentence}\\\\n{text}"

    def with_markers(self, document, ids):
        return document.text


FORMAT = Notes()
'''.replace("\\\\", "\\")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder as an installer leaves it: the module, and what says that it brings a format."""
    site = tmp_path / "site"
    about = site / "polyfolio_notes-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: polyfolio-notes\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[polyfolio.formats]\nnote = polyfolio_notes:FORMAT\n")
    (site / "polyfolio_notes.py").write_text(MODULE)
    return site


def run_with(site: Path, shell: Shell, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command where that package is installed."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{site}"}
    command = [sys.executable, "-m", "workflow", *args]
    return subprocess.run(
        command, cwd=shell.root, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_packages_format_is_used_like_a_built_in_one(shell: Shell, site: Path) -> None:
    shell.configure(include='["**/*.md", "**/*.note"]')
    shell.write("source/todo.note", "% private\nBuy bread\nCall home\n")
    synced = run_with(site, shell, "sync")
    assert (synced.returncode, synced.stderr) == (0, "")
    assert "todo.note: 2 new\n" in synced.stdout
    listed = json.loads(run_with(site, shell, "units", "todo.note", "--json").stdout)
    assert listed["format"] == "note"
    assert [unit["source"] for unit in listed["units"]] == ["Buy bread", "Call home"]
    saved = run_with(site, shell, "translate", "todo.note", listed["units"][0]["id"], "da", "Køb brød")
    assert saved.returncode == 0
    assert run_with(site, shell, "render", "todo.note", "da").stdout == "% private\nKøb brød\nCall home\n"
    broken = run_with(site, shell, "translate", "todo.note", listed["units"][0]["id"], "da", "% Køb brød")
    assert (broken.returncode, broken.stderr.count("\n")) == (1, 1)


def test_its_options_are_checked_like_those_of_a_built_in_one(shell: Shell, site: Path) -> None:
    shell.configure(include='["**/*.note"]')
    shell.write("source/todo.note", "# private\nBuy bread\n")
    text = shell.read("polyfolio.toml")
    shell.write("polyfolio.toml", f"{text}[[formats]]\nmatch = '*.note'\ncomment = '#'\n")
    assert "todo.note: 1 new\n" in run_with(site, shell, "sync").stdout
    shell.write("polyfolio.toml", f"{text}[[formats]]\nmatch = '*.note'\ncolour = '#'\n")
    assert run_with(site, shell, "sync").stderr == (
        "polyfolio.toml: [[formats]] match = '*.note': the format 'note' has no option 'colour'; there are: comment\n"
    )


def test_unknown_formats_and_endings_list_what_there_is_with_the_packages(shell: Shell, site: Path) -> None:
    shell.configure(include='["**/*.rst"]')
    shell.write("source/page.rst", "Title\n")
    ran = run_with(site, shell, "sync")
    assert ran.returncode == 1
    assert ran.stderr == (
        "page.rst: no format reads the ending '.rst'; there are: .htm, .html, .markdown, .md, .mediawiki, .note, .txt,"
        " .wiki, .wikitext, .xhtml\n"
    )
    shell.write("polyfolio.toml", shell.read("polyfolio.toml") + "[[formats]]\nmatch = '*.rst'\nformat = 'rst'\n")
    assert run_with(site, shell, "sync").stderr == (
        "polyfolio.toml: [[formats]] match = '*.rst': there is no format 'rst'; there are: html, markdown, note, text,"
        " wikitext\n"
    )


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("FORMAT = 3\n", "'polyfolio_notes:FORMAT' is no format: it lacks a part of workflow.model.Format"),
        ("import nowhere\n", "the format 'note' (polyfolio_notes:FORMAT) cannot be loaded: No module named 'nowhere'"),
        ("", "the format 'note' (polyfolio_notes:FORMAT) cannot be loaded: "),
        ("syntax error\n", "the format 'note' (polyfolio_notes:FORMAT) cannot be loaded: "),
        ("1 / 0\n", "the format 'note' (polyfolio_notes:FORMAT) cannot be loaded: "),
    ],
)
def test_a_format_that_cannot_be_loaded_is_told_in_one_line(
    shell: Shell, site: Path, module: str, message: str
) -> None:
    (site / "polyfolio_notes.py").write_text(module)
    shell.configure(include='["**/*.note"]')
    shell.write("source/todo.note", "Buy bread\n")
    ran = run_with(site, shell, "sync")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert message in ran.stderr
    assert run_with(site, shell, "language", "list").returncode == 0
