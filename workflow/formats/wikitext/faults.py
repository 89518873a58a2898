"""Say why a translation may not stand in for a unit of wikitext, from the two texts alone."""

from __future__ import annotations

import re
from collections import Counter

from workflow.formats.wikitext.names import FREE_FUNCTIONS, SWITCH, VOID_TAGS, classify_link, name_template
from workflow.formats.wikitext.outline import split_arguments
from workflow.formats.wikitext.pieces import Piece, scan_pieces

_SUSPECT = re.compile(r"[<{}\[\]]|~~~|__|://")
"""Every fault needs one of these; most translations have none."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:[\s/][^<>]*)?)>")
_OPENING = re.compile(r"<(/?)([A-Za-z][\w-]*)(?=[\s/>]|$)")
_SCHEME = re.compile(
    r"(?<![\w.+-])([a-z][a-z0-9+.-]*:)(?=//)"
    r"|(?<!\[)\[\s?((?!https?:|mailto:)(?:bitcoin|data|file|geo|javascript|magnet|matrix|news|sips?|sms|tel|urn|vbscript"
    r"|xmpp|ftps?|ircs?):)",
    re.IGNORECASE,
)
_SAFE_SCHEMES = frozenset({"http:", "https:", "mailto:"})
_BRACKETS = re.compile(r"\{\{|\}\}|\[\[|\]\]|^[ \t:]*\{\||^[ \t]*\|\}", re.MULTILINE)
_DEEPEST = 20


class _Contents:
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
        position = 0
        for piece in scan_pieces(text) if depth <= _DEEPEST else ():
            self._read_plain(text[position : piece.start])
            self._read_piece(text, piece, depth)
            position = piece.end
        self._read_plain(text[position:])

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
        if _SUSPECT.search(text) is None and "{|" not in text and "|}" not in text:
            return
        for tag in _TAG.finditer(text):
            self._read_tag(tag[1], tag[2].lower(), tag[3])
        bare = _TAG.sub("", text)
        for broken in _OPENING.finditer(bare):
            self.unclosed[broken[0]] += 1
        self.brackets.update(match[0].strip(" \t:") for match in _BRACKETS.finditer(bare))
        self.schemes.update((match[1] or match[2]).lower() for match in _SCHEME.finditer(text))
        self.switches.update(match[0] for match in SWITCH.finditer(bare))
        self.signatures.update(re.findall(r"~{3,}", bare))

    def _read_tag(self, closing: str, name: str, rest: str) -> None:
        if not closing:
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


def find_faults(source: str, translation: str) -> tuple[str, ...]:
    """Why `translation` may not stand in for `source`: a message each, empty when it is fit.

    What the source has, the translation may have: a tag, template, scheme, an unpaired bracket. Words' functions
    (`{{PLURAL:`, `{{GENDER:`, `{{formatnum:`, `{{PAGENAME}}` …) and ordinary links are free.
    """
    if _SUSPECT.search(translation) is None and _SUSPECT.search(source) is None:
        return ()
    if translation == source:
        return ()
    had, has = _Contents(source), _Contents(translation)
    messages = [f"adds the tag <{name}>" for name in has.tags if name not in had.tags]
    messages += _compare_unclosed(had.unclosed, has.unclosed)
    messages += [_describe_template(name) for name in has.templates if _is_added(name, had.templates)]
    messages += _compare_brackets(had.brackets, has.brackets)
    messages += [f"uses the link scheme {name}" for name in sorted(has.schemes - had.schemes - _SAFE_SCHEMES)]
    messages += _compare_links(had.links, has.links)
    if has.comments > had.comments:
        messages.append("adds a comment <!--")
    messages += [f"adds the behaviour switch {name}" for name in sorted(has.switches - had.switches)]
    messages += [f"adds the signature {name}" for name in sorted(has.signatures - had.signatures)]
    return tuple(messages)


def _is_added(name: str, had: Counter[str]) -> bool:
    bare = name.strip("{}")
    free = bare.rstrip(":").lower() in FREE_FUNCTIONS and (bare.endswith(":") or bare.isupper())
    return name not in had and not free


def _describe_template(name: str) -> str:
    return f"adds the {'parameter' if name.startswith('{{{') else 'template'} {name}"


def _compare_unclosed(had: Counter[str], has: Counter[str]) -> list[str]:
    messages = []
    for tag in has - had:
        if tag.startswith("</"):
            messages.append(f"the tag {tag} closes nothing")
        else:
            messages.append(f"the tag {tag if tag.endswith('>') else tag + '>'} is not closed")
    return messages + [f"lacks the tag {tag}" for tag in had - has]


def _compare_brackets(had: Counter[str], has: Counter[str]) -> list[str]:
    messages = [f"has {mark} without its partner" for mark in has - had]
    return messages + [f"lacks the {mark} of the source" for mark in had - has]


def _compare_links(had: Counter[str], has: Counter[str]) -> list[str]:
    """More categories, files or language links than the source; their namespace may be the language's own."""
    messages = []
    kinds = Counter[str]()
    for prefix, count in had.items():
        kinds[_kind_of(prefix)] += count
    for prefix, count in has.items():
        kinds[_kind_of(prefix)] -= count
        if kinds[_kind_of(prefix)] < 0:
            messages.append(f"adds the link [[{prefix}")
    return messages


def _kind_of(prefix: str) -> str:
    kind = classify_link(prefix)
    return prefix.lower() if kind == "language" else kind
