"""HTML: the inner markup of each block that holds text, the page's title and description, and attributes that readers
see; `lang` and `dir` of the root follow the page's language.

Code, scripts, drawings and what is marked as not to be translated stay out. `<!-- polyfolio: skip -->` leaves out the
next element, `skip-start` and `skip-end` what lies between them, `note: …` tells the translator something about the
next unit. Broken HTML never fails: tags are read as the HTML standard's tokenizer reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from workflow.formats.html.banner import insert_banner
from workflow.formats.html.faults import find_faults
from workflow.formats.html.outline import read_outline
from workflow.formats.html.parse import RAW_TEXT, parse_page
from workflow.formats.html.pieces import find_markup
from workflow.formats.html.place import place_text
from workflow.formats.html.root import fill_slot
from workflow.formats.html.tokens import is_xml
from workflow.formats.html.visible import options_to_wanted
from workflow.model import Document, Kind, Markup, Options, Shown, Slot, Span, View

DEFAULTS: Options = {"attributes": [], "meta": ["description", "keywords"]}
"""`attributes`: further attributes that are text; `meta`: the names (or properties) of `<meta>` whose content is."""


@dataclass(frozen=True)
class HtmlFormat:
    """The document format `html`."""

    name: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    options: Options = field(default_factory=lambda: DEFAULTS)

    def parse(self, text: str, *, page: str, options: Options) -> Document:
        """The units and slots of a page; never an error."""
        wanted = options_to_wanted(options["attributes"], options["meta"])
        return parse_page(text, wanted, xml=is_xml(text, page))

    def place(self, document: Document, span: Span, shown: Shown, view: View) -> str:
        """The source characters, or the translation; quoted in an attribute."""
        return place_text(document, span, shown, view)

    def fill(self, document: Document, slot: Slot, view: View) -> str:
        """The root's `lang`, `xml:lang` or `dir`."""
        return fill_slot(document.text, slot, view)

    def outline(self, text: str, *, page: str, options: Options) -> tuple[str, ...]:
        """The page without the words of its units, and without white space between blocks."""
        wanted = options_to_wanted(options["attributes"], options["meta"])
        return read_outline(text, wanted, xml=is_xml(text, page))

    def faults(self, span: Span, translation: str, *, options: Options) -> tuple[str, ...]:  # noqa: ARG002 - protocol
        """Tags, attributes, templates, comments and link schemes that the source does not have; unclosed tags."""
        return find_faults(span.source, translation, tags=span.kind is not Kind.ATTRIBUTE and span.shape != RAW_TEXT)

    def markup(self, source: str, kind: Kind, *, options: Options) -> tuple[Markup, ...]:  # noqa: ARG002 - protocol
        """Tags, comments, templates, entities, addresses, and elements that are not translated."""
        return find_markup(source, attribute=kind is Kind.ATTRIBUTE)

    def banner(self, text: str, sentence: str, view: View) -> str:
        """The page with a notice at the start of its body."""
        return insert_banner(text, sentence, view)

    def with_markers(self, document: Document, ids: tuple[str, ...]) -> str:  # noqa: ARG002 - protocol
        """The page as it is: HTML has no markers."""
        return document.text


FORMAT = HtmlFormat()
