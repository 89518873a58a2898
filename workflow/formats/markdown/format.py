"""Markdown: CommonMark and GitHub Flavored Markdown, with the container lines and templates of common dialects."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from workflow.formats.html import FORMAT as HTML
from workflow.formats.markdown.banner import add_banner
from workflow.formats.markdown.faults import find_faults
from workflow.formats.markdown.front_matter import (
    becomes_front_matter,
    end_of_front_matter,
    find_front_matter_spans,
    front_matter_outline,
)
from workflow.formats.markdown.inline import find_markup
from workflow.formats.markdown.outline import outline_of
from workflow.formats.markdown.placing import place_text
from workflow.formats.markdown.shape import shape_of
from workflow.formats.markdown.units import find_spans
from workflow.model import Document, Kind, Markup, Options, Shown, Slot, Span, View


def _shift(spans: list[Span], offset: int) -> tuple[Span, ...]:
    """The spans of a part of the text that begins at `offset`."""
    if not offset:
        return tuple(spans)
    return tuple(replace(span, start=span.start + offset, end=span.end + offset) for span in spans)


class MarkdownFormat:
    """The format behind the protocol `workflow.model.Format`; it holds no state."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    options: ClassVar[Options] = {"front_matter": ["title", "description"], "code": False, "definition_lists": True}
    """`front_matter`: keys whose values are units, nested ones with dots; `code`: whether the content of fenced code
    blocks is a unit; `definition_lists`: whether `: text` below a paragraph is a definition."""

    def parse(self, text: str, *, page: str, options: Options) -> Document:  # noqa: ARG002 - protocol
        """Find the translatable texts; every text is a document, so nothing is raised."""
        base = end_of_front_matter(text)
        values = find_front_matter_spans(text, base, options)
        spans = _shift(find_spans(text[base:], options), base)
        if base <= 1 and spans and becomes_front_matter(text, spans[0]):
            spans = spans[1:]
        return Document(text, (*values, *spans))

    def place(self, document: Document, span: Span, shown: Shown, view: View) -> str:
        """The translation made fit for its place, or the source characters."""
        return place_text(document, span, shown, view)

    def fill(self, document: Document, slot: Slot, view: View) -> str:  # noqa: ARG002 - protocol
        """Markdown has no slots of its own: what stands there."""
        return document.text[slot.start : slot.end]

    def outline(self, text: str, *, page: str, options: Options) -> Any:  # noqa: ARG002 - protocol
        """The block structure of a rendered page, read without looking for units."""
        base = end_of_front_matter(text)
        return front_matter_outline(text, base, options), outline_of(text[base:], options)

    def faults(self, span: Span, translation: str, *, options: Options) -> tuple[str, ...]:  # noqa: ARG002 - protocol
        """Why the translation may not stand in for the unit."""
        inner = shape_of(span).inner_span
        if inner:
            return HTML.faults(inner, translation, options=HTML.options)
        return find_faults(span, translation)

    def markup(self, source: str, kind: Kind, *, options: Options) -> tuple[Markup, ...]:  # noqa: ARG002 - protocol
        """The pieces that are not prose; a code unit has no other."""
        if kind is Kind.CODE:
            return (Markup(0, len(source), "code"),) if source else ()
        if kind is Kind.HTML:
            return HTML.markup(source, kind, options=HTML.options)
        return find_markup(source)

    def banner(self, text: str, sentence: str, view: View) -> str:  # noqa: ARG002 - protocol
        """The page with the sentence in a block quote at its top."""
        return add_banner(text, end_of_front_matter(text), sentence)

    def with_markers(self, document: Document, ids: tuple[str, ...]) -> str:  # noqa: ARG002 - protocol
        """Markdown keeps no ids in its documents."""
        return document.text
