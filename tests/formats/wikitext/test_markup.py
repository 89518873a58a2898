from __future__ import annotations

import pytest

from workflow.formats.wikitext.markup import find_markup

CASES: dict[str, list[tuple[str, str]]] = {
    "Plain words, signs (and numbers 12).": [],
    "'''Bold''' and ''italic''": [("emphasis", m) for m in ("'''", "'''", "''", "''")],
    "See [[Rye]]": [("link", "[[Rye]]")],
    "See [[Rye|the ''grain'']]": [("link", "[[Rye|"), ("emphasis", "''"), ("emphasis", "''"), ("link", "]]")],
    "[[Category:Grains|rye]]": [("link", "[[Category:Grains|rye]]")],
    "[[File:R.png|thumb|alt=x|A field]]": [("image", "[[File:R.png|thumb|alt=x|"), ("image", "]]")],
    "[[File:R.png|thumb]]": [("image", "[[File:R.png|thumb]]")],
    "[https://x.org/a_b label]": [("link", "[https://x.org/a_b "), ("link", "]")],
    "[//x.org label]": [("link", "[//x.org "), ("link", "]")],
    "At https://x.org/?a=b now": [("url", "https://x.org/?a=b")],
    "A {{cn|date={{now}}}} here": [("template", "{{cn|date={{now}}}}")],
    "The {{{name|default}}}": [("template", "{{{name|default}}}")],
    "{{PLURAL:$1|one item|$1 items}}": [
        *(("template", "{{PLURAL:$1|"), ("template", "|"), ("variable", "$1"), ("template", "}}"))
    ],
    "{{GENDER:$user|he|she}}": [("template", "{{GENDER:$user|"), ("template", "|"), ("template", "}}")],
    "$year年、$my-var, $first-$last, $1-based": [
        *(("variable", name) for name in ("$year", "$my-var", "$first", "$last", "$1"))
    ],
    "$1 of $total costs $": [("variable", "$1"), ("variable", "$total")],
    'A <b class="x">b</b><br />c': [("tag", '<b class="x">'), ("tag", "</b>"), ("break", "<br />")],
    "<span class={{x}}>b</span>": [("tag", "<span class={{x}}>"), ("tag", "</span>")],
    "a<ref name=b>Note</ref><ref name=c />": [
        *(("footnote", "<ref name=b>"), ("footnote", "</ref>"), ("footnote", "<ref name=c />"))
    ],
    "<nowiki>''</nowiki> <math>x</math>": [("escape", "<nowiki>''</nowiki>"), ("math", "<math>x</math>")],
    "<code>ls {{x}}</code>": [("code", "<code>ls {{x}}</code>")],
    "a <!-- hidden --> b": [("tag", "<!-- hidden -->")],
    "a&nbsp;b &#160; AT&T": [("entity", "&nbsp;"), ("entity", "&#160;")],
    "__TOC__ ~~~~": [("tag", "__TOC__"), ("tag", "~~~~")],
    "* one\n## two": [("tag", "* "), ("tag", "## ")],
    "== Head ==": [("tag", "== "), ("tag", " ==")],
    '{| class="x"\n|-\n! a !! b\n| style="c" | d || e\n|}': [
        *(("tag", '{| class="x"'), ("tag", "|-"), ("tag", "!"), ("tag", "!!"), ("tag", '| style="c" |'), ("tag", "||")),
        ("tag", "|}"),
    ],
    "{{broken [[link": [],
}


@pytest.mark.parametrize("source", CASES)
def test_markup_is_what_is_not_prose(source: str) -> None:
    assert [(m.kind, source[m.start : m.end]) for m in find_markup(source)] == CASES[source]
