"""An HTML page as HTML to look at: what its body holds, without its head."""

from __future__ import annotations

from workflow.formats.html.tokens import Type, is_xml, read_tokens
from workflow.model import Options

_UNSEEN = frozenset(("head", "script", "style", "title", "noscript", "template"))


def preview(text: str, options: Options) -> str:  # noqa: ARG001 - every previewer's signature
    """The content of the page's body; elements that show nothing are left out with all they hold."""
    pieces: list[str] = []
    hidden = ""
    for token in read_tokens(text, xml=is_xml(text)):
        if hidden:
            ends = token.type is Type.END and token.name == hidden
            begins = hidden == "head" and token.type is Type.START and token.name == "body"
            hidden = "" if ends or begins else hidden
        elif token.type is Type.START and token.name in _UNSEEN:
            hidden = token.name
        elif token.type in (Type.COMMENT, Type.BROKEN) or token.name in ("html", "body"):
            continue
        else:
            pieces.append(text[token.start : token.end])
    return "".join(pieces)
