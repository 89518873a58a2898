"""Count what a unit's wikitext holds: tags, templates, links and brackets, by name."""

from __future__ import annotations

import re
from collections import Counter

from workflow.core.direction_tags import only_directs
from workflow.formats.wikitext.names import SWITCH, VOID_TAGS, classify_link, name_template
from workflow.formats.wikitext.outline import split_arguments
from workflow.formats.wikitext.pieces import Piece, cover_pieces, scan_pieces

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:[\s/][^<>]*)?)>")
_NAMES = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_OPENING = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_SCHEME = re.compile(
    r"(?<![\w.+-])([a-z][a-z0-9+.-]*:)(?=//)"
    r"|(?<!\[)\[\s?((?!https?:|mailto:)(?:bitcoin|data|file|geo|javascript|magnet|matrix|news|sips?|sms|tel|urn|vbscript"
    r"|xmpp|ftps?|ircs?):)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\{\{|\}\}|\[\[|\]\]|^[ \t:]*\{\||^[ \t]*\|\}(?!\})", re.MULTILINE)
_DEEPEST = 20


class Inventory:
    """What one text holds, counted by name."""

    def __init__(self, text: str) -> None:
        self.tags: Counter[str] = Counter()
        self.unclosed: Counter[str] = Counter()
        self.templates: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.comments = 0
        self.brackets: Counter[str] = Counter()
        self.schemes: set[str] = set()
        self.switches: set[str] = set()
        self.signatures: set[str] = set()
        self._open: list[str] = []
        self._read(text, 0)
        self.unclosed.update(f"<{name}>" for name in self._open)

    def _read(self, text: str, depth: int) -> None:
        pieces = scan_pieces(text) if depth <= _DEEPEST else []
        self._read_plain(cover_pieces(text, pieces))
        for piece in pieces:
            self._read_piece(text, piece, depth)

    def _read_piece(self, text: str, piece: Piece, depth: int) -> None:
        if piece.kind == "comment":
            self.comments += 1
            if not text.endswith("-->", piece.start + 4, piece.end):
                self.brackets["<!--"] += 1
        elif piece.kind == "element":
            self.tags[piece.name] += 1
            if piece.name in {"ref", "gallery"}:
                self._read(text[piece.inner[0] : piece.inner[1]], depth + 1)
        else:
            head, *rest = split_arguments(text, piece)
            if piece.kind == "link":
                kind = classify_link(head)
                if kind != "page":
                    self.links[head.partition(":")[0].strip() + ":"] += 1
                self._read(head, depth + 1)
            else:
                self._read_head(head, piece, depth)
            for part in rest:
                self._read(part, depth + 1)

    def _read_head(self, head: str, piece: Piece, depth: int) -> None:
        if piece.kind == "parameter":
            self.templates["{{{" + head.strip() + "}}}"] += 1
            return
        name = name_template(head)
        self.templates["{{" + name + "}}"] += 1
        argument = head.partition(":")[2] if name.endswith(":") else ""
        self._read(argument, depth + 1)

    def _read_plain(self, text: str) -> None:
        """Text between constructs: tags, schemes, switches, and brackets that found no partner."""
        for tag in _TAG.finditer(text):
            self._read_tag(tag[1], tag[2].lower(), tag[3])
        bare = _TAG.sub("\ufdd0", text)
        for broken in _OPENING.finditer(bare):
            self.unclosed[broken[0]] += 1
        self.brackets.update(match[0].strip(" \t:") for match in _BRACKETS.finditer(bare))
        self.schemes.update((match[1] or match[2]).lower() for match in _SCHEME.finditer(bare))
        self.switches.update(match[0] for match in SWITCH.finditer(bare))
        self.signatures.update(re.findall(r"~{3,}", bare))

    def _read_tag(self, closing: str, name: str, rest: str) -> None:
        if not closing and not only_directs(name, _NAMES.findall(rest.lower())):
            self.tags[name] += 1
        if name in VOID_TAGS or rest.endswith("/"):
            return
        if not closing:
            self._open.append(name)
        elif name in self._open:
            while self._open[-1] != name:
                self.unclosed[f"<{self._open.pop()}>"] += 1
            self._open.pop()
        else:
            self.unclosed[f"</{name}>"] += 1
