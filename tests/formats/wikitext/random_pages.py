"""Pages put together at random from the pieces that matter to translate tags."""

from __future__ import annotations

from hypothesis import strategies as st

LINE_ENDS = ("\n", "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", " \n\n ", "\n \n", "\n\u00a0\n", "\r")
WORDS = (
    "Text",
    "more words",
    " ",
    "$a",
    "== Goals ==",
    "== Goals",
    "* item",
    "# item",
    "| cell",
    "''em''",
    "\u00a0",
    "=",
)
MARKERS = (
    "<!--T:1--> ",
    "<!--T:2-->\n",
    "\n<!--T:3-->\n",
    " <!--T:x-->\n",
    "<!--T:7-->\r\n",
    "<!--T:9-->",
    "<!--T:-->",
    "<!--T:",
)
VARIABLES = (
    "<tvar name=a>1</tvar>",
    "<tvar|b>2\n</>",
    "<tvar name='c'>",
    "</tvar>",
    "</>",
    '<tvar name="d e">$a</tvar>',
)
MARKUP = (
    "<nowiki>",
    "</nowiki>",
    "<nowiki>x\n\ny</nowiki>",
    "{{T|",
    "}}",
    "<!--",
    "-->",
    "<pre>",
    "</pre>",
    "[[A|",
    "]]",
)
TAGS = ("<translate>", "</translate>", "<translate nowrap>", "<translate>\n", "\n</translate>", "<Translate>")

_INSIDE = st.lists(st.sampled_from(LINE_ENDS + WORDS + MARKERS + VARIABLES + MARKUP), max_size=9).map("".join)
_OUTSIDE = st.lists(st.sampled_from(LINE_ENDS + WORDS + MARKUP), max_size=3).map("".join)
_SECTION = st.tuples(st.sampled_from(("<translate>", "<translate nowrap>", "<translate>\n")), _INSIDE).map(
    lambda pair: f"{pair[0]}{pair[1]}</translate>"
)

wild_pages = st.lists(st.sampled_from(LINE_ENDS + WORDS + MARKERS + VARIABLES + MARKUP + TAGS * 3), max_size=14).map(
    "".join
)
"""Anything in any order: mostly pages with errors."""

tidy_pages = st.lists(st.tuples(_OUTSIDE, _SECTION), min_size=1, max_size=3).map(
    lambda pairs: "".join(outside + section for outside, section in pairs)
)
"""Tags in pairs; what they hold is anything."""

_PROSE = (
    "== Our goal ==",
    "One sentence, and [[Goals|another]] with ''marks''.",
    "* First point\n* Second point",
    "; term\n: meaning",
    "{|\n| a cell || another\n|-\n! head\n|}",
    "See <tvar name=place>[[Special:MyLanguage/A|A]]</tvar> in {{TRANSLATIONLANGUAGE}}.",
    "<b>Bold</b> and <br /> {{Template|one=two}} [https://example.org a site]",
    "<!--T:{}-->\nA marked text<ref>with a note</ref>",
    "<nowiki>''none''</nowiki> and <code>name</code>",
)
_BODY = st.lists(st.sampled_from(_PROSE), min_size=1, max_size=5).map("\n\n".join)
_INLINE = st.sampled_from(
    ("* <translate>point</translate>", "== <translate>Head</translate> ==", "{{T|<translate>x</translate>}}")
)


def _wrap(text: str) -> str:
    return f"<translate>\n{text}\n</translate>"


def _number(text: str) -> str:
    while "{}" in text:
        text = text.replace("{}", str(text.count("{}")), 1)
    return text


prose_pages = st.lists(st.one_of(_INLINE, _BODY.map(_wrap)), min_size=1, max_size=4).map("\n".join).map(_number)
"""Pages as authors write them, in any mixture."""
