"""Reading a page and its translated document into the blocks that are aligned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from workflow.actions.importing_page.find import Found
from workflow.actions.pages import LoadedPage
from workflow.core.page_alignment import Block, read_blocks
from workflow.core.reconcile import reconcile
from workflow.core.words import normalise
from workflow.errors import DocumentError, PolyfolioError
from workflow.formats.registry import load_unwrapper
from workflow.model import Document, Entry, Format, Markup, Options, Span
from workflow.store.files import decode_text, read_bytes


@dataclass(frozen=True)
class Prepared:
    """A translated document and what it is aligned with."""

    found: Found
    loaded: LoadedPage
    document: Document
    """The translated document."""
    states: Mapping[int, str]
    """Spans of it that are `source` text or `outdated`, as the tool that rendered it says."""
    source: Document
    """The source page, or the older version that the document was made from."""
    units: Mapping[int, tuple[str, bool]]
    """Span of `source` → the unit it is today, and whether its text is the same."""
    source_blocks: tuple[Block, ...]
    target_blocks: tuple[Block, ...]


def prepare_page(found: Found, loaded: LoadedPage, version: str | None) -> Prepared:
    """Read a translated document beside its page; `version` is the text of the older source page it was made from.

    Raises:
        DocumentError: the document or the older source cannot be read or parsed.
    """
    format, options = loaded.source.format, loaded.source.options
    path = str(found.path)
    text = decode_text(read_bytes(found.path, shown=path), path)
    if version is None:
        source = loaded.source.document
        units = {place: (unit.id, True) for place, unit in enumerate(loaded.source.units)}
    else:
        source = _parse(format, version, loaded.page, options, path)
        units = _follow_units(loaded, source)
    document, states = _read_translated(loaded, source, text, path)
    marks = mark_texts(format, options)
    source_blocks = read_blocks(replace(source, spans=tuple(map(show_values, source.spans))), marks)
    return Prepared(found, loaded, document, states, source, units, source_blocks, read_blocks(document, marks))


def mark_texts(format: Format, options: Options) -> Callable[[Span], Iterable[Markup]]:
    """The pieces of a span's text that are not prose."""
    return lambda span: format.markup(span.source, span.kind, options=options)


def show_values(span: Span) -> Span:
    """The span with its variables' values in its text, as a rendered page shows them."""
    if not span.variables:
        return span
    values = dict(span.variables)
    names = sorted(values, key=len, reverse=True)
    pattern = "|".join(re.escape(f"${name}") for name in names)
    return replace(span, source=re.sub(pattern, lambda name: values[name[0][1:]], span.source))


def hide_values(span: Span, text: str) -> tuple[str, bool]:
    """A rendered translation with `$name` for the values of its variables, and whether each found its place."""
    clear = True
    for name, value in sorted(span.variables, key=lambda variable: -len(variable[1])):
        times = span.source.count(f"${name}")
        if f"${name}" in text:
            continue
        if value and text.count(value) == times:
            text = text.replace(value, f"${name}")
        else:
            clear = False
    return text, clear


def _read_translated(loaded: LoadedPage, source: Document, text: str, path: str) -> tuple[Document, Mapping[int, str]]:
    format, options = loaded.source.format, loaded.source.options
    unwrap = load_unwrapper(format.name)
    if unwrap is None:
        return _parse(format, text, loaded.page, options, path), {}
    try:
        return unwrap(text, source, loaded.page, options)
    except DocumentError as error:
        raise DocumentError(error.message, path=path, line=error.line) from error


def _parse(format: Format, text: str, page: str, options: Options, path: str) -> Document:
    """The parsed document; messages name the file that was given, not the page."""
    try:
        return format.parse(text, page=page, options=options)
    except PolyfolioError as error:
        raise DocumentError(error.message, path=path, line=error.line) from error
    except Exception as error:
        raise DocumentError(
            f"the format '{format.name}' fails on this document ({type(error).__name__}: {error}); please report it",
            path=path,
        ) from error


def _follow_units(loaded: LoadedPage, older: Document) -> dict[int, tuple[str, bool]]:
    """Span of the older source → the unit it is today, and whether its text is the same."""
    names = {span.marker or f"older {place}": place for place, span in enumerate(older.spans)}
    entries = [
        Entry(name, span.source, notes=(span.kind.value,)) for name, span in zip(names, older.spans, strict=True)
    ]
    followed = reconcile(loaded.page, loaded.source.document, entries).units
    found: dict[int, tuple[str, bool]] = {}
    for unit, today in zip(followed, loaded.source.units, strict=True):
        if unit.id in names:
            place = names[unit.id]
            found[place] = today.id, normalise(older.spans[place].source) == normalise(today.source)
    return found
