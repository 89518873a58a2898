"""Lines that open or close a container in a dialect of Markdown, and lines that hold nothing but templates.

The dialects: Python-Markdown's admonitions (`!!! note "Title"`, `??? note`), pymdownx tabs (`=== "Tab"`) and blocks
(`/// tip | Title`), the fenced containers of Pandoc, Docusaurus, VitePress and MyST (`:::`), Obsidian's callouts
(`> [!info] Title`); and includes and tags of mdBook, Hugo, Liquid, Jinja, FastAPI and VitePress, attribute lists and
MyST's targets, where they have a line to themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADMONITIONS = "note tip warning important caution danger hint attention seealso error admonition"
DIRECTIVES = frozenset((*_ADMONITIONS.split(), "dropdown", "tab-item", "card"))
"""MyST directives whose argument is a title and whose body is Markdown."""

_CODES = "code code-block code-cell literalinclude math mermaid raw eval-rst toctree csv-table"
OPAQUE = frozenset((*_CODES.split(), "image"))
"""MyST directives whose body is not prose."""

CANDIDATE = re.compile(
    r"(?<![^\r\n])(?P<prefix>[ \t>]*)"
    r"(?P<body>(?:!!!|\?\?\?|===[!+ \t]|///|:::|\$\$"
    r"|\{\{[#<%]|\{%|\{\*|\{:|\{[ \t]*[.#]|<<<|\([^()\r\n]*\)=|\[!)[^\r\n]*)"
)
"""A line that may be one of those; `prefix` holds the marks of the block quotes around it, and indentation."""

_ADMONITION = re.compile(r'(?:!!!|\?\?\?\+?)[ \t]+(?P<word>[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*(?:"(?P<title>.*)")?')
_TAB = re.compile(r"""(?P<word>===[!+]{0,2})[ \t]+(?P<quote>["'])(?P<title>.*)(?P=quote)""")
_BLOCK = re.compile(r"/{3,}(?:[ \t]*(?P<word>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title>.*))?)?")
_CALLOUT = re.compile(r"\[!(?P<word>[\w-]+)\][+-]?(?:[ \t]+(?P<title>.+))?")
_FENCES = tuple(
    re.compile(r":{3,}[ \t]*" + rest)
    for rest in (
        r"",
        r"\{(?P<word>[\w:-]+)\}[ \t]*(?P<title>.*)",
        r"\{[^}]*\}.*",
        r"(?P<word>[\w-]+)[ \t]*(?:\[(?P<title>.*)\])?[ \t]*(?:\{[^}]*\})?[ \t]*:*",
        r"(?P<word>[\w-]+)[ \t]+(?P<title>.*?)(?:[ \t]+(?:\{[^}]*\}|:{3,}))?",
    )
)
_TEMPLATES = re.compile(
    r"(?>(?>\{\{#.*?\}\}|\{\{<.*?>\}\}|\{\{%.*?%\}\}|\{%.*?%\}|\{\*.*?\*\}|\{:[^{}]*\}|\{[ \t]*[.#][^{}]*\})[ \t]*)+"
    r"|<<<[ \t]*[@.\w]\S*.*|\([\w.: -]+\)="
)
_GITHUB_ALERTS = frozenset(("note", "tip", "important", "warning", "caution"))


@dataclass(frozen=True, slots=True)
class ContainerLine:
    """One such line."""

    word: str
    """The kind of container, or the whole line where it has no title."""
    title: tuple[int, int] | None = None
    """Where the title stands, in characters from the begin of the line's body."""
    indented: bool = False
    """Whether the container's body is indented by four."""
    opaque: str = ""
    """The marks of the line that ends a body which is not prose."""
    bracket: str = ""
    """What closes the title."""


def read_line(prefix: str, body: str) -> ContainerLine | None:
    """What the candidate line is, or None when it is ordinary text."""
    first = body[0]
    if first in "!?":
        match = _ADMONITION.fullmatch(body)
        return _titled(match, indented=True, bracket='"') if match and (match["word"] or match["title"]) else None
    if first == "=":
        match = _TAB.fullmatch(body)
        return _titled(match, indented=True, bracket=match["quote"]) if match else None
    if first == "/":
        match = _BLOCK.fullmatch(body)
        return _titled(match, titled=match["word"] != "html") if match else None
    if first == "[":
        match = _CALLOUT.fullmatch(body) if ">" in prefix else None
        plain = match and match["title"] is None and match["word"].lower() in _GITHUB_ALERTS
        return _titled(match) if match and not plain else None
    if first == ":":
        return _read_fence(body)
    return ContainerLine(body) if _TEMPLATES.fullmatch(body) else None


def _read_fence(body: str) -> ContainerLine:
    match = next((found for pattern in _FENCES if (found := pattern.fullmatch(body))), None)
    if not match or not match.groupdict():
        return ContainerLine(body)
    directive = "{" + str(match["word"]) + "}" in body
    if directive and match["word"] in OPAQUE:
        return ContainerLine(body, opaque=body[: len(body) - len(body.lstrip(":"))])
    bracket = "]" if match["title"] and body[match.start("title") - 1] == "[" else ""
    return _titled(match, titled=not directive or match["word"] in DIRECTIVES, bracket=bracket)


def _titled(match: re.Match[str], *, indented: bool = False, titled: bool = True, bracket: str = "") -> ContainerLine:
    title = match.span("title") if titled and match["title"] else None
    word = match.string[: title[0]] + match.string[title[1] :] if title else match.string
    return ContainerLine(word, title, indented, bracket=bracket)
