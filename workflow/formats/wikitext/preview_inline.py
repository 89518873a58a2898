"""The text within a line of wikitext as HTML: links, emphasis, notes; templates as chips with their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from workflow.formats.wikitext.names import SWITCH, classify_link, name_template
from workflow.formats.wikitext.pieces import Piece, scan_pieces

_TOKEN = re.compile(
    r"(?P<tag></?[A-Za-z][\w-]*(?:[\s/][^<>]*)?>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<quotes>'{2,})"
    r"|\[(?P<target>(?:https?://|//|mailto:)[^\s\[\]<>\"]+)(?P<label>[^\[\]\r\n]*)\]"
    r"|(?P<address>\bhttps?://[^\s\[\]<>\"'|{}\U00010a50-\U00010af1]+[^\s\[\]<>\"'|{}.,;:!?)\U00010a50-\U00010af1])"
    r"|(?P<line>\r\n|\r|\n)"
    rf"|(?P<switch>{SWITCH.pattern})"
)
_SPECIAL = re.compile(r"Special:MyLanguage/", re.IGNORECASE)
_NAME = re.compile(r"""\bname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))""")


@dataclass
class Notes:
    """The notes of a page, in the order of their numbers."""

    texts: list[str] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)

    def add(self, opening: str, content: str) -> str:
        """The number of a note, as a link to it. A note that was named before keeps its number."""
        match = _NAME.search(opening)
        name = next((group for group in match.groups() if group), "") if match else ""
        number = self.named.get(name, 0) if name else 0
        if not number:
            self.texts.append("")
            number = len(self.texts)
            if name:
                self.named[name] = number
        if content.strip() and not self.texts[number - 1]:
            self.texts[number - 1] = write_inline(content.strip(), self)
        return f'<sup class="footnote-reference"><a href="#note-{number}">{number}</a></sup>'

    def write(self) -> str:
        """The list of notes; nothing where there are none."""
        if not self.texts:
            return ""
        items = (f'<li id="note-{number}">{text}</li>' for number, text in enumerate(self.texts, start=1))
        return f'\n<ol class="notes">{"".join(items)}</ol>'


def write_inline(text: str, notes: Notes) -> str:
    """A line's text as HTML; signs that are no markup are escaped."""
    pieces: list[str] = []
    at = 0
    emphasis = _Emphasis()
    for piece in scan_pieces(text):
        pieces += (_write_plain(text[at : piece.start], emphasis), _write_piece(text, piece, notes))
        at = piece.end
    return "".join((*pieces, _write_plain(text[at:], emphasis), emphasis.close())).strip()


def _write_piece(text: str, piece: Piece, notes: Notes) -> str:
    written = text[piece.start : piece.end]
    content = text[slice(*piece.inner)]
    if piece.kind == "comment":
        return ""
    if piece.kind == "element":
        if piece.name == "ref":
            return notes.add(text[piece.start : piece.inner[0]], content)
        if piece.name == "nowiki":
            return escape(content, quote=False)
        return f"<code>{escape(content, quote=False)}</code>"
    if piece.kind == "link":
        return _write_link(text, piece, notes)
    head = text[piece.start + 2 : piece.bars[0] if piece.bars else piece.end - 2]
    name = written if piece.kind == "parameter" else "{{" + name_template(head) + "}}"
    return f'<span class="chip">{escape(name, quote=False)}</span>'


def _write_link(text: str, piece: Piece, notes: Notes) -> str:
    """A link by its label; a category or a link to another language shows nothing, a file its name."""
    target = text[piece.start + 2 : piece.bars[0] if piece.bars else piece.end - 2].strip()
    kind = classify_link(target)
    if kind == "category" or (kind == "language" and not piece.bars):
        return ""
    if kind == "file":
        return f'<span class="chip">{escape(target, quote=False)}</span>'
    label = write_inline(text[piece.bars[0] + 1 : piece.end - 2], notes) if piece.bars else ""
    page = _SPECIAL.sub("", target.removeprefix(":"))
    address = page if page.startswith("#") else f"./{page.replace(' ', '_')}"
    return f'<a href="{escape(address)}">{label or escape(page, quote=False)}</a>'


def _write_plain(text: str, emphasis: _Emphasis) -> str:
    """Text between the constructs that nest."""
    pieces: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        pieces.append(escape(text[at : match.start()], quote=False))
        at = match.end()
        written = match[0]
        if match["tag"] or match["entity"]:
            pieces.append(written)
        elif match["quotes"]:
            pieces.append(emphasis.turn(len(written)))
        elif match["line"]:
            pieces.append(emphasis.close() + "\n")
        elif match["target"]:
            label = _write_plain(match["label"].strip(), emphasis) or escape(match["target"])
            pieces.append(f'<a href="{escape(match["target"])}">{label}</a>')
        elif match["address"]:
            pieces.append(f'<a href="{escape(written)}">{escape(written)}</a>')
    pieces.append(escape(text[at:], quote=False))
    return "".join(pieces)


class _Emphasis:
    """Runs of apostrophes: two turn italics on or off, three bold, five both; a line's end turns all off."""

    def __init__(self) -> None:
        self.open: list[str] = []

    def turn(self, count: int) -> str:
        plain = "'" * (count - 5 if count > 5 else 1 if count == 4 else 0)
        names = {2: ("i",), 3: ("b",), 4: ("b",)}.get(count, ("b", "i"))
        if count >= 5 and self.open[:1] == ["b"]:
            names = ("i", "b")
        return plain + "".join(map(self._turn, names))

    def _turn(self, name: str) -> str:
        if name not in self.open:
            self.open.append(name)
            return f"<{name}>"
        above = self.open[self.open.index(name) + 1 :]
        self.open.remove(name)
        return "".join(f"</{one}>" for one in reversed((name, *above))) + "".join(f"<{one}>" for one in above)

    def close(self) -> str:
        """The end tags of all that is open."""
        written = "".join(f"</{name}>" for name in reversed(self.open))
        self.open.clear()
        return written
