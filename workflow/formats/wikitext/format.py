"""The wikitext format: pages with translate tags as MediaWiki's Translate has them, other pages by their structure."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from workflow.formats.wikitext.banner import put_banner
from workflow.formats.wikitext.faults import find_faults
from workflow.formats.wikitext.markup import find_markup
from workflow.formats.wikitext.outline import outline_wikitext
from workflow.formats.wikitext.rendering import place_tagged
from workflow.formats.wikitext.softening import forget_words
from workflow.formats.wikitext.structure import parse_structure, place_structure
from workflow.formats.wikitext.tagged import parse_tagged, write_markers
from workflow.formats.wikitext.tags import has_tags
from workflow.formats.wikitext.variables import put_values
from workflow.formats.wikitext.words import fill_word
from workflow.model import Document, Kind, Markup, Options, Shown, Slot, Span, View


class Wikitext:
    """The format's door (`workflow.model.Format`). A document with translate tags is `numbered`, another is not."""

    name = "wikitext"
    suffixes = (".wiki", ".mediawiki", ".wikitext")
    options: Options = MappingProxyType({"title": True, "template_arguments": False})

    def parse(self, text: str, *, page: str, options: Options) -> Document:
        """The document of a page. Raises `DocumentError` with a line where translate tags or markers are wrong."""
        if has_tags(text):
            return parse_tagged(text, page=page, options=options)
        return parse_structure(text, page=page, options=options)

    def place(self, document: Document, span: Span, shown: Shown, view: View) -> str:
        """What stands for a unit in the rendered page."""
        if document.numbered:
            return place_tagged(span, shown, view)
        return place_structure(document, span, shown, view)

    def fill(self, document: Document, slot: Slot, view: View) -> str:  # noqa: ARG002 - the format protocol
        """What stands in a slot: nothing for a translate tag, else what the page's own word shows."""
        return fill_word(slot.name, view, language=view.language)

    def outline(self, text: str, *, page: str, options: Options) -> Any:  # noqa: ARG002 - the format protocol
        """The block structure of a rendered page, without the words of any place that can hold a unit."""
        return forget_words(outline_wikitext(text))

    def faults(self, span: Span, translation: str, *, options: Options) -> tuple[str, ...]:  # noqa: ARG002 - protocol
        """What a translation adds or leaves open that the source does not, both with the values of their variables."""
        return find_faults(put_values(span.source, span.variables), put_values(translation, span.variables))

    def markup(self, source: str, kind: Kind, *, options: Options) -> tuple[Markup, ...]:  # noqa: ARG002 - protocol
        """The pieces of a unit's text that are not prose."""
        return find_markup(source)

    def banner(self, text: str, sentence: str, view: View) -> str:
        """The rendered page with the sentence as its first line."""
        return put_banner(text, sentence, view)

    def with_markers(self, document: Document, ids: tuple[str, ...]) -> str:
        """The document with a marker for every unit that has none; a page without translate tags as it is."""
        return write_markers(document, ids) if document.numbered else document.text


FORMAT = Wikitext()
