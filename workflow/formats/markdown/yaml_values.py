"""The strings of YAML front matter, found line by line. What is not understood here is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.formats.markdown.scalars import Style, read_block, read_plain, read_quoted
from workflow.formats.markdown.values import Value

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<key>\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s#:'\"\-\[\]{}&*!|>%@`,?][^:#\r\n]*?)[ \t]*:(?=[ \t]|[\r\n]|\Z)[ \t]*)?"
    r"(?P<rest>[^\r\n]*)(?P<newline>\r\n|\r|\n|\Z)"
)
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'", re.DOTALL)
_AFTER = re.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?![^\r\n])")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*")
_ITEM = re.compile(
    r"[ \t]*(?P<raw>\"(?:\\.|[^\"\\\r\n])*\"|'(?:''|[^'\r\n])*'|[^,\[\]{}\"'#\r\n]+)[ \t]*(?P<next>[,\]])"
)


def find_yaml_values(text: str, start: int, end: int) -> Iterator[Value]:
    """Every string value between `start` and `end`, in order, under the dotted path of its key."""
    path: list[tuple[int, str]] = []
    at = start
    while at < end and (match := _LINE.match(text, at, end)):
        at = match.end()
        if not (match["key"] or match["dashes"]) or (match["rest"].startswith("#") and not match["key"]):
            continue
        depth = len(match["indent"]) + len(match["dashes"])
        outer = len(match["indent"]) if match["dashes"] and not match["key"] else depth
        while path and (path[-1][0] > outer or (path[-1][0] == outer and match["key"])):
            path.pop()
        if match["key"]:
            path.append((depth, match["key"].strip("\"'")))
        key = ".".join(name for _, name in path)
        parent = path[-1][0] if match["key"] else len(match["indent"])
        value, at = _read_value(text, match.start("rest"), end, key, parent)
        yield from value


def _read_value(text: str, start: int, end: int, key: str, parent: int) -> tuple[list[Value], int]:
    """The strings of the value that begins at `start`, and where the next key may stand."""
    first_end = _line_end(text, start, end)
    head = text[start:first_end]
    lines, at = _deeper_lines(text, first_end, end, parent)
    if head[:1] in ('"', "'"):
        quoted = _QUOTED.match(text, start, end)
        if not quoted or not _AFTER.match(text, quoted.end(), end):
            return [], at
        value = read_quoted(quoted[0])
        style = Style.DOUBLE if head[0] == '"' else Style.SINGLE
        after = max(at, _next_line(text, quoted.end(), end))
        return ([Value(key, start, quoted.end(), value, style)] if value is not None else []), after
    if head[:1] in ("|", ">"):
        block = read_block(head.rstrip(" \t"), [line for line, _ in lines])
        if not block:
            return [], at
        style = Style.LITERAL if head[0] == "|" else Style.FOLDED
        last = max(last for line, last in lines if line.strip(" "))
        return [Value(key, start, last, block[0], style, block[1])], at
    if head[:1] == "[":
        return _read_list(text, start, first_end, key), _next_line(text, first_end, end)
    plain = _COMMENT.sub("", head).rstrip(" \t")
    if not plain:
        return [], _next_line(text, first_end, end)
    last = start + len(plain)
    if lines and plain == head.rstrip(" \t"):
        kept = [(line, stop) for line, stop in lines if line.strip(" ")]
        if any(re.search(r"(?:^|\s)#|:(?:\s|$)|^\s*- ", line) for line, _ in kept):
            return [], at
        last = kept[-1][1] if kept else last
    raw = text[start:last].rstrip(" \t")
    value = None if re.search(r":(?:\s|\Z)", raw) else read_plain(raw)
    return ([Value(key, start, start + len(raw), value, Style.PLAIN)] if value is not None else []), at


def _read_list(text: str, start: int, end: int, key: str) -> list[Value]:
    """The strings of a list in brackets on one line."""
    found: list[Value] = []
    at = start + 1
    while item := _ITEM.match(text, at, end):
        raw = item["raw"].rstrip(" \t")
        style = {'"': Style.DOUBLE, "'": Style.SINGLE}.get(raw[:1], Style.FLOW)
        value = read_plain(raw) if style is Style.FLOW else read_quoted(raw)
        if ": " in raw and style is Style.FLOW:
            return []
        if value is not None:
            found.append(Value(key, item.start("raw"), item.start("raw") + len(raw), value, style))
        at = item.end()
        if item["next"] == "]":
            return found if _AFTER.match(text, at, end) else []
    return []


def _line_end(text: str, start: int, end: int) -> int:
    match = re.compile(r"[^\r\n]*").match(text, start, end)
    return match.end() if match else start


def _next_line(text: str, start: int, end: int) -> int:
    match = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").match(text, start, end)
    return match.end() if match else end


def _deeper_lines(text: str, start: int, end: int, parent: int) -> tuple[list[tuple[str, int]], int]:
    """The blank and deeper lines below, each with its end, and where the first other line begins."""
    lines: list[tuple[str, int]] = []
    at = _next_line(text, start, end)
    while at < end:
        last = _line_end(text, at, end)
        line = text[at:last]
        if line.strip(" ") and len(line) - len(line.lstrip(" ")) <= parent:
            break
        lines.append((line, last))
        at = _next_line(text, last, end)
    while lines and not lines[-1][0].strip(" "):
        lines.pop()
    return lines, at
