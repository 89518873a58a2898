"""What can be put into a translation at once: pairs as pairs, each thing once, in the order of the source."""

from __future__ import annotations

import pytest

from workflow.core.insertables import Insertable, list_insertables
from workflow.formats.registry import complete_options, load_format
from workflow.model import Kind


def insertables(format_name: str, source: str) -> list[tuple[str, str]]:
    """(open, close) of each insertable of a text in a format."""
    format = load_format(format_name)
    pieces = format.markup(source, Kind.PARAGRAPH, options=complete_options(format, {}))
    return [(each.open, each.close) for each in list_insertables(source, pieces)]


@pytest.mark.parametrize(
    ("format_name", "source", "expected"),
    [
        ("markdown", "By **2030** or *so*", [("**", "**"), ("2030", ""), ("*", "*")]),
        ("markdown", "see [the **big** list](a.md)", [("[", "](a.md)"), ("**", "**")]),
        ("markdown", "![map](m.png) and `code`", [("![", "](m.png)"), ("`code`", "")]),
        ("markdown", "<b>a</b> <br> &amp; [^1]", [("<b>", "</b>"), ("<br>", ""), ("&amp;", ""), ("[^1]", "")]),
        ("markdown", "**a** and **b**", [("**", "**")]),
        ("wikitext", "'''a''' $count [[Page|text]]", [("'''", "'''"), ("$count", ""), ("[[Page|", "]]")]),
        ("html", 'a <a href="x">b</a> <br> c', [('<a href="x">', "</a>"), ("<br>", "")]),
        ("text", "from 1990 to 2030: https://a.example", [("1990", ""), ("2030", ""), ("https://a.example", "")]),
        ("markdown", "Dear {name}, **%s** of $total", [("{name}", ""), ("**", "**"), ("%s", ""), ("$total", "")]),
        ("markdown", "from GitHub in **UTF-16**", [("GitHub", ""), ("**", "**"), ("UTF-16", "")]),
        ("markdown", "nothing here", []),
    ],
)
def test_insertables_of_a_source(format_name: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert insertables(format_name, source) == expected


def test_a_pair_is_labelled_with_an_ellipsis_between() -> None:
    assert Insertable("**", "**").label == "**…**"


def test_a_long_target_is_shortened_to_its_end() -> None:
    label = Insertable("[", "](https://strategy.example.org/2030/governance/accounts.md)").label
    assert label.startswith("[…](http")
    assert label.endswith("ce/accounts.md)")
    assert len(label) < 34
