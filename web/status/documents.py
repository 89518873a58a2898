"""XML documents for others to fetch: only what XML can hold, and nothing sent that the asker has already."""

from __future__ import annotations

import re

from flask import Response, request
from flask.typing import ResponseReturnValue

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold (XML 1.0, production Char)."""


def clean_xml(text: str) -> str:
    """The text with a replacement character for each one that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def answer_conditionally(response: Response) -> ResponseReturnValue:
    """The answer with an ETag, to be asked for again each time; 304 where the asker has it already."""
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response.make_conditional(request)
