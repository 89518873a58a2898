"""The block structure of a rendered page, as a value that two pages with different words have in common."""

from __future__ import annotations

from typing import Any

from workflow.formats.markdown.html_blocks import html_outline
from workflow.formats.markdown.leaves import BLOCKS, LEAVES
from workflow.formats.markdown.lines import ATX
from workflow.formats.markdown.masks import read_document
from workflow.model import Options


def outline_of(text: str, options: Options) -> tuple[Any, ...]:
    """The blocks of a document without front matter: begin and end of each, headings with their level, lists with
    their first number, tables with their alignment, code with its content, and the reference definitions."""
    reading = read_document(text, definition_lists=options["definition_lists"])
    at, masks = reading.at, reading.masks
    outline: list[Any] = []
    quotes = 0
    inside_leaf = False
    for verb, name, data, start, end in reading.events:
        if name not in BLOCKS:
            if name == "TaskListMarker":
                outline.append(name)
            elif not inside_leaf and outline[-1:] != ["tight"]:
                outline.append("tight")
            continue
        inside_leaf = verb == "Start" and name in LEAVES
        if name == "CodeBlock":
            if verb == "Start":
                code = None if options["code"] and data != "Indented" else text[at(start) : at(end)]
                outline.append((name, str(data), code))
        elif name == "HtmlBlock":
            if verb == "Start":
                first = at(start)
                raw = text[first : at(end)]
                outline.append((name, raw if first in masks else html_outline(raw, quotes)))
        elif verb == "End":
            quotes -= name == "BlockQuote"
            outline.append(None)
        elif name == "Heading":
            outline.append((name, data["level"], ATX.match(text, at(start)) is not None))
        elif name == "TableRow" or name == "TableHead":
            row = text[at(start) : at(end)]
            outline.append((name, row.count("|") - row.count("\\|")))
        else:
            quotes += name == "BlockQuote"
            outline.append(name if data is None else (name, data))
        if masks and verb != "End" and (mask := masks.get(at(start))):
            outline.append(mask.line.word)
    if "]:" in text:
        definitions = reading.parser.reference_definitions(reading.shown)
        outline += ((label, definition["dest"]) for label, definition in definitions.items())
    return tuple(outline)
