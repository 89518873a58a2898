"""HTML of documents and translations, reduced to what may stand in a page of ours: an allow-list, nothing else."""

from __future__ import annotations

import nh3

ID_PREFIX = "doc-"
"""Before every id of a document, so that none is one of ours."""


def _name_all(names: str) -> frozenset[str]:
    return frozenset(names.split())


TAGS = _name_all(
    "a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir "
    "div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rp rt ruby s "
    "samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
)
"""Structure and inline markup. No forms, frames, media, drawings, scripts, or landmarks of the page around it."""

_SILENT = _name_all("embed iframe math noembed noframes noscript object script style svg template title xmp")
"""Elements that go with all they hold; of any other element its text stays."""

_ALERTS = frozenset(f"markdown-alert-{kind}" for kind in ("note", "tip", "important", "warning", "caution"))
_CHIPS = frozenset(("chip",))
_CLASSES = {
    "span": _CHIPS,
    "code": _CHIPS,
    "blockquote": _ALERTS,
    "div": frozenset(("footnote-definition", "notes")),
    "sup": frozenset(("footnote-reference", "footnote-definition-label")),
    "ol": frozenset(("notes",)),
    "td": frozenset(("center", "end")),
    "th": frozenset(("center", "end")),
}
"""The classes that our own previewers write."""

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(_SILENT),
    attributes={
        "*": {"lang", "dir", "id", "title"},
        "a": {"href"},
        "img": {"src", "alt"},
        "ol": {"start", "reversed"},
        "li": {"value"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "col": {"span"},
        "colgroup": {"span"},
        "details": {"open"},
        "time": {"datetime"},
    },
    allowed_classes={tag: set(classes) for tag, classes in _CLASSES.items()},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
    strip_comments=True,
    id_prefix=ID_PREFIX,
)


def sanitise_html(html: str) -> str:
    """The HTML with allowed elements, attributes and link schemes only, well-formed: every element closed, every
    attribute in double quotes."""
    return _CLEANER.clean(html)
