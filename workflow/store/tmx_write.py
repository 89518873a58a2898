"""Writing TMX 1.4b (the specification of the Localization Industry Standards Association, 2005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from workflow.core.tmx import TmxUnit, Variant

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
PAGE = "x-page"
UNIT = "x-unit"
STATE = "x-state"


def write_tmx(units: Iterable[TmxUnit], source_language: str) -> bytes:
    """A TMX file. Its texts must be such as XML can hold; markup in them stays as it is, as plain text.

    Args:
        units: with the text in the source language first.
        source_language: that language's code.
    """
    return "".join(_write(units, source_language)).encode("utf-8")


def _write(units: Iterable[TmxUnit], source_language: str) -> Iterator[str]:
    language = source_language.translate(_ATTRIBUTE)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="polyfolio" creationtoolversion="{version("polyfolio")}" segtype="block"'
        f' o-tmf="polyfolio" adminlang="en" srclang="{language}" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        name = f"{unit.page}:{unit.unit}".translate(_ATTRIBUTE)
        yield f'<tu tuid="{name}">{_write_prop(PAGE, unit.page)}{_write_prop(UNIT, unit.unit)}\n'
        for number, variant in enumerate(unit.variants):
            yield _write_variant(variant, is_source=not number)
        yield "</tu>\n"
    yield "</body>\n</tmx>\n"


def _write_variant(variant: Variant, *, is_source: bool) -> str:
    state = "" if is_source else _write_prop(STATE, variant.state.value)
    language = variant.language.translate(_ATTRIBUTE)
    return f'<tuv xml:lang="{language}">{state}<seg>{variant.text.translate(_TEXT)}</seg></tuv>\n'


def _write_prop(name: str, value: str) -> str:
    return f'<prop type="{name}">{value.translate(_TEXT)}</prop>' if value else ""
