"""A unit's text as checks read it: its prose, and what stands in it beside prose, counted.

The pieces come from the format's own parser; what is in a piece is read by `core.markup_tokens`.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workflow.core.markup_tokens import read_piece
from workflow.core.words import normalise
from workflow.model import Markup

OBJECT = "\ufffc"
"""Stands in prose for a piece that is read as a thing of its own: code, an address, a template."""

_IMAGE_TAG = re.compile(r"<img\b", re.IGNORECASE)
_WIKI_PLAIN = re.compile(r"\[\[\s*([^\[\]{}|]*?)\s*\]\]")
_CODE_TAG = re.compile(r"<(code|kbd|samp|tt|var|pre|syntaxhighlight|source)\b", re.IGNORECASE)
_TEMPLATE_HEAD = re.compile(r"\{\{+\s*([^|{}:]+?)\s*(?=[|{}:]|$)")
_WHOLE = ("{%", "{#", "<%", "<?")
"""How templates of other kinds begin."""
_INNER_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_PARAMETER = re.compile(r"\|([^=|{}\[\]]*)=")
_CHUNK = re.compile(r"[\w./\\'’\-]+|\ufffc")
_NO_WORD = re.compile(r"[\d_./\\]")
_SILENT = frozenset({"emphasis", "tag"})


@dataclass(frozen=True)
class Reading:
    """A text with its markup. Everything else is found when it is asked for, and then kept."""

    text: str
    pieces: Sequence[Markup]

    @cached_property
    def prose(self) -> str:
        """The text as it is read: emphasis and tags are gone, entities and escapes are the characters they stand for,
        and `OBJECT` stands for each piece that is no prose."""
        parts, done = [], 0
        for piece in self.pieces:
            parts += [self.text[done : piece.start], self._show(piece)]
            done = piece.end
        return "".join((*parts, self.text[done:]))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the prose in order, and `OBJECT` for what is none: pieces, paths, file names, figures."""
        return tuple(find_words(self.prose))

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The words in small letters that stand between white space."""
        return frozenset(word for word in self.prose.split() if word.isalpha() and word.islower())

    @cached_property
    def links(self) -> Counter[str]:
        """The addresses of links, bare ones too."""
        return Counter(target for is_image, target in self._targets() if not is_image)

    @cached_property
    def images(self) -> Counter[str]:
        """The addresses of images."""
        return Counter(target for is_image, target in self._targets() if is_image)

    @cached_property
    def image_options(self) -> Counter[str]:
        """How many options and captions each image of wikitext has."""
        found = Counter[str]()
        target = ""
        for piece in self._of("image"):
            raw = self.text[piece.start : piece.end]
            target = normalise(raw[2:].partition("|")[0].rstrip("]")) if raw.startswith("[[") else target
            found[target] += raw.count("|")
        return found

    @cached_property
    def labels(self) -> Counter[str]:
        """The labels of links whose address stands elsewhere in the page."""
        return Counter(
            token.text
            for piece in self._of("link", "image")
            for token in read_piece(self.text, piece)
            if token.sort == "reference"
        )

    @cached_property
    def code(self) -> Counter[str]:
        """What stands in code."""
        return Counter(
            token.text if token.sort == "code" else normalise(self.text[piece.start : piece.end])
            for piece in self._of("code", "math")
            for token in read_piece(self.text, piece)
            if token.sort == "code" or not _CODE_TAG.match(token.text)
        )

    @cached_property
    def emphasis(self) -> Counter[str]:
        """The marks of emphasis, `strong` and `emphasis` in Markdown whatever sign is used."""
        return Counter(token.text for piece in self._of("emphasis") for token in read_piece(self.text, piece))

    @cached_property
    def tags(self) -> Counter[str]:
        """The names of tags, `<b>` and `</b>` each."""
        return Counter(next(iter(read_piece(self.text, piece))).text for piece in self._of("tag"))

    @cached_property
    def attributes(self) -> Counter[str]:
        """The names of attributes with their tags: `img alt`; of those without a value `img alt=`."""
        found = Counter[str]()
        for piece in self._of("tag"):
            tag, *rest = read_piece(self.text, piece)
            if tag.text.startswith("<"):
                names = (_name_attribute(token.text) for token in rest if token.sort == "mark")
                found.update(f"{tag.text.strip('</>')} {name}" for name in names)
        return found

    @cached_property
    def titles(self) -> int:
        """How many links and images have a title."""
        tokens = (token for piece in self._of("link", "image") for token in read_piece(self.text, piece))
        return sum(token.sort == "mark" and token.text == "title" for token in tokens)

    @cached_property
    def templates(self) -> Counter[str]:
        """The names of templates and of functions like `PLURAL`, the whole call in formats other than wikitext."""
        found = Counter[str]()
        for piece in self._of("template"):
            head = _TEMPLATE_HEAD.match(self.text, piece.start, piece.end)
            if head or self.text.startswith(_WHOLE, piece.start):
                found[normalise(head[1] if head else self.text[piece.start : piece.end])] += 1
        return found

    @cached_property
    def arguments(self) -> Counter[str]:
        """How many arguments all calls of a template have together, by its name."""
        found = Counter[str]()
        for piece in self._of("template"):
            head = _TEMPLATE_HEAD.match(self.text, piece.start, piece.end)
            if head:
                found[normalise(head[1])] += _INNER_LINK.sub("", self.text[piece.start : piece.end]).count("|")
        return found

    @cached_property
    def parameters(self) -> Counter[str]:
        """The names of the templates' parameters."""
        found = (
            name.strip()
            for piece in self._of("template")
            for name in _PARAMETER.findall(self.text, piece.start, piece.end)
        )
        return Counter(name for name in found if any(map(str.isalpha, name)))

    @cached_property
    def variables(self) -> Counter[str]:
        """Variables that the format knows."""
        return self._texts("variable")

    @cached_property
    def footnotes(self) -> Counter[str]:
        """References to footnotes, or the tags that enclose them."""
        return self._texts("footnote")

    @cached_property
    def breaks(self) -> int:
        """How many line breaks the author has set."""
        return len(self._of("break"))

    @cached_property
    def _by_kind(self) -> dict[str, list[Markup]]:
        found: dict[str, list[Markup]] = {}
        for piece in self.pieces:
            found.setdefault(piece.kind, []).append(piece)
        return found

    def _of(self, *kinds: str) -> Sequence[Markup]:
        """The pieces of these kinds in order."""
        there = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        if len(there) < 2:
            return there[0] if there else ()
        return [piece for piece in self.pieces if piece.kind in kinds]

    def _texts(self, kind: str) -> Counter[str]:
        return Counter(normalise(self.text[piece.start : piece.end]) for piece in self._of(kind))

    def _targets(self) -> Iterator[tuple[bool, str]]:
        for piece in self._of("link", "image", "url", "tag"):
            raw = self.text[piece.start : piece.end]
            if plain := _WIKI_PLAIN.fullmatch(raw):
                yield piece.kind == "image", plain[1]
                continue
            is_image = piece.kind == "image" or bool(_IMAGE_TAG.match(raw))
            for token in read_piece(self.text, piece):
                if token.sort == "target":
                    yield is_image, token.text

    def _show(self, piece: Markup) -> str:
        raw = self.text[piece.start : piece.end]
        match piece.kind:
            case "escape" if len(raw) == 2 and raw[0] == "\\":
                return raw[1]
            case "entity":
                return html.unescape(raw)
            case "break":
                return "\n"
            case kind if kind in _SILENT:
                return ""
            case "link":
                if _WIKI_PLAIN.fullmatch(raw):
                    return OBJECT
                tokens = read_piece(self.text, piece)
                return " ".join(self.text[token.start : token.end] for token in tokens if token.sort == "prose")
            case "image" if not raw.startswith("[[") or not raw.endswith("]]"):
                return ""
        return OBJECT


def _name_attribute(text: str) -> str:
    name, _, value = text.partition("=")
    return name if value or not text.endswith("=") else text


def find_words(prose: str) -> Iterator[str]:
    """The words of a prose, and `OBJECT` for each path, name with a point in it, figure, or piece of markup."""
    for chunk in _CHUNK.findall(prose):
        word = chunk.strip("./'’-")
        yield OBJECT if _NO_WORD.search(word) else word
