"""What is known of HTML's elements: which break a text, which have no end tag, which keep their content to themselves.

Source: the HTML standard, sections 3.2.5.2 (kinds of content), 13.1.2 (void, raw text and escapable raw text
elements), 13.1.2.4 (optional tags) and 15.3 (default display). An element that is not named here is inline, as
browsers show unknown and custom elements.
"""

from __future__ import annotations

from workflow.model import Kind


def _name_all(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCK = _name_all(
    "html head body title meta link base script style template noscript noframes frameset frame "
    "address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu menuitem nav ol optgroup option p plaintext pre "
    "search section select summary textarea ul xmp table caption colgroup col thead tbody tfoot tr td th "
    "iframe object embed param source track video audio canvas map area datalist noembed"
)
"""Elements whose tags end the text before them."""

VOID = _name_all("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")

RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
"""Elements in which `<` begins no tag, as a pattern. (Scripts are not run here, so `noscript` has ordinary content.)"""

PROTECTED = _name_all("script style pre code kbd samp textarea svg math xmp listing plaintext iframe canvas")
"""Elements whose content is never translated."""

SCOPES = _name_all("html table td th caption template object button select svg math")
"""Elements that an end tag inside of them cannot reach through (13.2.4.2, the scopes of the stack)."""

CLOSES_PARAGRAPH = _name_all(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre search section summary table ul xmp "
    "li dd dt"
)
"""Start tags that end an open paragraph (13.2.6.4.7)."""

_CELLS = frozenset(("td", "th"))
_ROWS = _CELLS | {"tr"}
_SECTIONS = _ROWS | {"tbody", "thead", "tfoot", "caption", "colgroup"}
_TERMS = frozenset(("dt", "dd"))

IMPLIED_END: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (_TERMS, frozenset(("dl",))),
    "dd": (_TERMS, frozenset(("dl",))),
    "option": (frozenset(("option",)), frozenset(("select", "datalist"))),
    "optgroup": (frozenset(("option", "optgroup")), frozenset(("select",))),
    "td": (_CELLS, frozenset(("table", "tr"))),
    "th": (_CELLS, frozenset(("table", "tr"))),
    "tr": (_ROWS, frozenset(("table",))),
    "tbody": (_SECTIONS, frozenset(("table",))),
    "thead": (_SECTIONS, frozenset(("table",))),
    "tfoot": (_SECTIONS, frozenset(("table",))),
}
"""Start tag: the open elements it ends, and those beyond which it does not look."""

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th", "caption"), Kind.TABLE_CELL),
    "p": Kind.PARAGRAPH,
}


def kind_of(block: str) -> tuple[Kind, int]:
    """The kind of a unit in this block element, and a heading's level (0 for the page's title)."""
    kind = _KINDS.get(block, Kind.HTML)
    return kind, int(block[1]) if kind is Kind.HEADING and block != "title" else 0
