"""A Markdown page as HTML to look at: front matter stays away, lines of dialects that no parser knows become words."""

from __future__ import annotations

import re
from html import escape

from workflow.formats.markdown.front_matter import end_of_front_matter
from workflow.formats.markdown.masks import Mask, read_document
from workflow.formats.markdown.reader import DEFINITIONS, PLAIN
from workflow.model import Options

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_DECORATION = " \t:!?/=[]{}()\"'|+-`~#"
_TASK = re.compile(r'<input disabled="" type="checkbox"( checked="")?/>\n?')
_ALERT = re.compile(r'<blockquote class="markdown-alert-(\w+)">')
_ALIGNED = re.compile(r' style="text-align: (left|center|right)"')
_SIDES = {"left": "", "center": ' class="center"', "right": ' class="end"'}


def preview(text: str, options: Options) -> str:
    """The page as HTML, by the parser and the masks that find the units."""
    body = text[end_of_front_matter(text) :]
    reading = read_document(body, definition_lists=bool(options["definition_lists"]))
    shown = _unmask(body, reading.masks)
    html = (DEFINITIONS if options["definition_lists"] else PLAIN).html(shown)
    html = _TASK.sub(lambda match: "☑ " if match[1] else "☐ ", html)
    html = _ALERT.sub(lambda match: f'{match[0]}<p><span class="chip">{match[1].capitalize()}</span></p>', html)
    return _ALIGNED.sub(lambda match: _SIDES[match[1]], html)


def _unmask(text: str, masks: dict[int, Mask]) -> str:
    """The page with words for its container lines and templates, in place of what hides them from the parser."""
    pieces: list[str] = []
    at = 0
    for start, mask in sorted(masks.items()):
        if start < at:
            continue
        line = max(text.rfind("\n", at, start), text.rfind("\r", at, start)) + 1
        between = "\n" + text[max(line, at) : start]
        words = _write_line(text[start : mask.end], mask)
        pieces += (text[at:start], words if mask.line.indented else f"{between}{words}", between)
        at = mask.end
    return "".join((*pieces, text[at:]))


def _write_line(written: str, mask: Mask) -> str:
    """A container's line: its kind and its title. What closes a container shows nothing; a template shows itself."""
    line = mask.line
    word = (line.word if line.title or line.indented else written).strip(_DECORATION)
    if line.title or line.indented:
        title = f"**{written[slice(*line.title)]}**" if line.title else ""
        words = " ".join(filter(None, (_write_chip(word), title))) or _write_chip(written)
        return f"1)  {words}\n" if line.indented else words
    if not word or written[0] in ":/":
        return _write_chip(word)
    return _write_chip(" ".join(written.split()))


def _write_chip(words: str) -> str:
    """Words as they are, in a labelled chip; nothing for none."""
    if not words:
        return ""
    plain = _SIGN.sub(lambda match: f"&#{ord(match[0])};", words)
    return f'<span class="chip">{plain if plain.strip() else escape(words)}</span>'
