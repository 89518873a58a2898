"""Pseudo-translation of whole projects."""

from __future__ import annotations

from tests.project import Workspace
from workflow.actions.pseudo import fill_pseudo

PSEUDO = "qps-ploc"
MARKDOWN = """\
---
title: Front title
---
# Heading with `code`

A paragraph with [a link](https://example.org/x "title"), **bold** and <span class="x">html</span>.

- item *one*
- item two[^1]

| Head | Other |
|------|-------|
| cell | `x|y` |

```
code stays
```

[^1]: A footnote.
"""
WIKI = """\
<languages/>
<translate>
== Heading ==

Text with [[Link|a label]], {{template|x}}, ''italics'' and <tvar name="n">12</tvar> things.

* item
</translate>
"""
HTML = """\
<!DOCTYPE html>
<html lang="en"><head><title>Page title</title></head>
<body><h1>Heading</h1><p>Text with <a href="x.html" title="tip">a link</a> &amp; <code>code</code>.</p>
<img src="a.png" alt="An image"></body></html>
"""
TEXT = "Plain heading\n=============\n\nA paragraph of\nplain text.\n\n * a list item\n"
PAGES = {"a.md": MARKDOWN, "b.wiki": WIKI, "c.html": HTML, "d.txt": TEXT}


def fill(workspace: Workspace) -> int:
    """Pseudo-translate pages in all formats; how many units."""
    for page, text in PAGES.items():
        workspace.write_source(page, text)
    filled = fill_pseudo(workspace.project, PSEUDO)
    assert filled.problems == ()
    assert filled.pages == len(PAGES)
    return filled.units


def test_every_unit_of_every_format_is_filled_without_errors(workspace: Workspace) -> None:
    units = fill(workspace)
    counts = workspace.counts()[PSEUDO, ""]
    assert (counts.units, counts.translated, counts.errors) == (units, units, 0)
    assert workspace.project.config.languages == ("da", "ar", PSEUDO)
    workspace.lint_catalogs()


def test_pages_show_accented_prose_and_plain_markup(workspace: Workspace) -> None:
    fill(workspace)
    markdown, wiki = workspace.render("a.md", PSEUDO), workspace.render("b.wiki", PSEUDO)
    assert "code stays" in markdown
    assert "](https://example.org/x" in markdown
    assert "# Ĥéåðîñĝ ŵîţĥ `code`" in markdown
    assert "{{template|x}}" in wiki
    assert "Ĥéåðîñĝ" in workspace.render("c.html", PSEUDO)
    assert workspace.render("d.txt", PSEUDO).startswith("Þļåîñ ĥéåðîñĝ\n=============\n")


def test_other_languages_and_translated_units_are_left_alone(workspace: Workspace) -> None:
    fill(workspace)
    before = workspace.snapshot()
    workspace.write_source("a.md", MARKDOWN + "\nOne more paragraph.\n")
    assert fill_pseudo(workspace.project, PSEUDO).units == 1
    after = workspace.snapshot()
    assert after[f"locales/{PSEUDO}/b.wiki.po"] == before[f"locales/{PSEUDO}/b.wiki.po"]
    assert workspace.counts()["da", ""].translated == 0


def test_a_second_run_changes_nothing(workspace: Workspace) -> None:
    fill(workspace)
    before = workspace.times()
    assert fill_pseudo(workspace.project, PSEUDO).units == 0
    assert workspace.times() == before
