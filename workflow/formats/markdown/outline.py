"""The block structure of a rendered page, as a value that two pages with different words have in common."""

from __future__ import annotations

from typing import Any

from workflow.formats.markdown.leaves import BLOCKS
from workflow.formats.markdown.masks import read_document
from workflow.formats.markdown.reader import PLAIN
from workflow.model import Options


def outline_of(text: str, options: Options) -> tuple[Any, ...]:
    """The blocks of a document without front matter: begin and end of each, headings with their level, lists with
    their first number, tables with their alignment, code with its content, and the reference definitions."""
    reading = read_document(text, definition_lists=options["definition_lists"])
    at, masks = reading.at, reading.masks
    outline: list[Any] = []
    for verb, name, data, start, end in reading.events:
        if name not in BLOCKS:
            continue
        if name == "CodeBlock":
            if verb == "End":
                outline.append(text[at(start) : at(end)])
            else:
                outline.append((name, str(data)))
        elif verb == "End":
            outline.append(None)
        elif name == "Heading":
            outline.append((name, data["level"]))
        elif name == "TableRow" or name == "TableHead":
            row = text[at(start) : at(end)]
            outline.append((name, row.count("|") - row.count("\\|")))
        elif data is not None:
            outline.append((name, data))
        else:
            outline.append(name)
        if masks and verb != "End" and (mask := masks.get(at(start))):
            outline.append(mask.line.word)
    if "]:" in text:
        definitions = PLAIN.reference_definitions(reading.shown)
        outline += ((label, definition["dest"]) for label, definition in definitions.items())
    return tuple(outline)
