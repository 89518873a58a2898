"""Pseudo-translation: every letter of prose replaced by a look-alike, so that text that stays plain shows itself."""

from __future__ import annotations

from workflow.model import Format, Options, Span

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻḾŇÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_TABLE = str.maketrans(_PLAIN, _ACCENTED)


def pseudo_translate(span: Span, format: Format, options: Options) -> str:
    """The unit's text with its prose accented and its markup as it is."""
    pieces = []
    done = 0
    for markup in format.markup(span.source, span.kind, options=options):
        pieces.append(span.source[done : markup.start].translate(_TABLE))
        pieces.append(span.source[markup.start : markup.end])
        done = markup.end
    pieces.append(span.source[done:].translate(_TABLE))
    return "".join(pieces)
