"""Writing a unit of a page with translate tags into its place, as Translate renders a translation page."""

from __future__ import annotations

from html import escape

from workflow.formats.wikitext.headings import make_anchor, read_heading
from workflow.formats.wikitext.lines import restore_newlines, unify_newlines
from workflow.formats.wikitext.tagged import TaggedShape
from workflow.formats.wikitext.variables import find_variables, put_values, show_names, show_values
from workflow.formats.wikitext.wholeness import is_whole
from workflow.formats.wikitext.words import fill_words
from workflow.model import Kind, Shown, Span, View


def place_tagged(span: Span, shown: Shown, view: View) -> str:
    """What stands for a unit in the page: its text in `shown`, or the source without its marker.

    Variables have their values and the page's own words are filled. With `view.mark` the text is wrapped where it is
    in another language or outdated. The title stands nowhere: its text is empty.
    """
    if span.kind is Kind.TITLE:
        return ""
    shape: TaggedShape = span.shape
    if shown.text is None:
        text = _write_source(span, shape)
    else:
        text = restore_newlines(shown.text, shape.newline)
        text = put_values(_quote(text, shape.quote) if shape.quote else text, span.variables)
    text = fill_words(text, view, language=shown.language)
    return _mark(text, span, shape, shown) if view.mark and shape.wrap else text


def _write_source(span: Span, shape: TaggedShape) -> str:
    if not span.variables:
        return shape.text
    variables = find_variables(shape.text)
    if len(set(span.variables)) > len(dict(span.variables)):
        # One name with two values: a translation cannot tell them apart, the source page can.
        return show_values(shape.text, variables)
    return put_values(show_names(shape.text, variables), span.variables)


def _quote(text: str, quote: str) -> str:
    """A translation for an attribute's value: nothing in it ends the value or the tag."""
    return text.replace(quote, escape(quote)).replace("<", "&lt;").replace(">", "&gt;")


def _mark(text: str, span: Span, shape: TaggedShape, shown: Shown) -> str:
    attributes = _list_attributes(shown) if is_whole(text) else ""
    if attributes and shape.inline:
        text = f"<span {attributes}>{text}</span>"
    elif attributes:
        text = f"<div {attributes}>{shape.newline}{text}{shape.newline}</div>"
    changed = shown.text is not None and unify_newlines(shown.text) != span.source
    if changed and not shape.inline and (heading := read_heading(unify_newlines(_write_source(span, shape)))):
        text = f'<span id="{make_anchor(heading.text)}"></span>{shape.newline}{text}'
    return text


def _list_attributes(shown: Shown) -> str:
    """The attributes in Translate's order: language and direction of a text from elsewhere, then the classes."""
    classes = []
    attributes = ""
    if shown.fallback:
        attributes = f'lang="{escape(shown.language)}" dir="{escape(shown.direction)}" '
        classes.append(f"mw-content-{shown.direction}")
    if shown.outdated:
        classes.append("mw-translate-fuzzy")
    return f'{attributes}class="{escape(" ".join(classes))}"' if classes else ""
