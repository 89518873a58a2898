"""What an outline forgets beside the words of blocks: the words in places that only translate tags can open.

Authors put the tags into attributes, code, comments and categories, and `{{TRANSLATIONLANGUAGE}}` into attributes of a
unit. There the outline tells the names: tags, attributes, and every tag inside code or a comment, so that a text that
closes its place, or opens one in front of it, still gives another outline.
"""

from __future__ import annotations

import re
from typing import Any

_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=<>\"'/]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_INNER = re.compile(r"</?[A-Za-z][\w-]*|<!--|-->")
_COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")
_LANGUAGE_PAGE = re.compile(r"/[a-z]{2,3}(?:-[A-Za-z]+)*\Z")
_LINK = re.compile(r"\[\[[^:|\[\]]*:|\]\]")


def forget_words(outline: Any) -> Any:
    """An outline of `outline_wikitext` without the values of attributes, the words of code and comments, the
    names of categories and the language at the end of a template's name (`{{Nav/{{TRANSLATIONLANGUAGE}}}}`)."""
    if not isinstance(outline, tuple):
        return outline
    if len(outline) == 2 and isinstance(outline[1], str):
        kind, text = outline
        return kind, _soften(kind, text)
    if len(outline) == 2 and outline[0] == "template" and isinstance(outline[1], tuple):
        name, *arguments = outline[1]
        return "template", (_LANGUAGE_PAGE.sub("/", name), *map(forget_words, arguments))
    return tuple(forget_words(part) for part in outline)


def _soften(kind: str | None, text: str) -> Any:
    if kind == "comment":
        return tuple(_INNER.findall(text))
    if kind == "hidden":
        return tuple(_LINK.findall(text)) or text
    if kind in {"tag", "element", "inline"} and (opening := _TAG.match(text)):
        content = text[opening.end() :]
        return _ATTRIBUTE.sub(r"\g<name>", opening[0]), tuple(_INNER.findall(content))
    if kind == "mark":
        return _ATTRIBUTE.sub(r"\g<name>", _COMMENT.sub("<!--", text))
    return text
