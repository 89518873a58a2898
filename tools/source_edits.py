"""What authors do to a page, as functions from its tracked text to the edited one.

Each takes an untouched place of the page at random; it returns None where the page has none that fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import TypeVar

from tools.markdown_blocks import Block, find_opaque, find_siblings, is_prose, read_blocks
from tools.tracked_text import Tracked, collect_origins, join

SENTENCES = (
    "This changed in the last release.",
    "Ask a colleague if you are not sure.",
    "Most readers will not need this on the first day.",
    "The example above shows both cases, and the next one adds a third that is easy to forget.",
    "Remember that the build takes longer the first time.",
    "See the appendix for a list of all of them.",
    "There are a few exceptions, but they are rare enough that we leave them out here.",
    "Try it.",
)
NEW_HOST = "https://mirror.example.org"
_HOST = re.compile(r"(?:(?<=\]\()|(?<=<)|(?<=\]: ))https?://[\w.-]+")
_RELATIVE = re.compile(r"(?<=\]\()(?=(?!\w+:)[\w./-]+\.(?:md|html)[#)])")


@dataclass(frozen=True, slots=True)
class Edited:
    """A page after an edit."""

    text: Tracked
    touched: frozenset[int]
    """Origins of all characters of the blocks that the edit changed or moved."""


T = TypeVar("T")
Edit = Callable[[Tracked, frozenset[int], Random], Edited | None]
"""(page, origins touched before, chance) → the edited page."""


def mistype(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """Two letters of a word change places."""
    for block in _choose(_find_prose(page, touched), random):
        opaque = find_opaque(page.text, block)
        words = [
            match
            for match in re.finditer(r"[A-Za-z]{5,}", page.text[: block.end])
            if match.start() >= block.content and not _is_inside(match.start(), opaque)
        ]
        for word in _choose(words, random):
            at = word.start() + random.randrange(1, len(word[0]) - 1)
            if page.text[at] != page.text[at + 1]:
                swapped = page.replace(at, at + 2, page.cut(at + 1, at + 2), page.cut(at, at + 1))
                return Edited(swapped, _origins(page, block))
    return None


def add_sentence(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """A sentence at the end of a paragraph, or before its first where it ends openly."""
    for block in _choose(_find_prose(page, touched), random):
        sentence = random.choice(SENTENCES)
        at_end = page.text[block.end - 1] in ".!?"
        at = block.end if at_end else block.content
        written = f" {sentence}" if at_end else f"{sentence} "
        return Edited(page.replace(at, at, written), _origins(page, block))
    return None


def move_paragraph(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """A paragraph to another place of its page, past two blocks at least."""
    blocks = read_blocks(page.text)
    for block in _choose([one for one in _find_prose(page, touched) if _is_free(one)], random):
        place = blocks.index(block)
        targets = [
            other
            for number, other in enumerate(blocks)
            if _is_free(other) and (number < place - 1 or number > place + 2)
        ]
        for target in _choose(targets, random):
            moved = page.cut(block.start, block.end)
            end = block.end + len(page.text[block.end :]) - len(page.text[block.end :].lstrip("\n"))
            rest = page.replace(block.start, end)
            at = target.start if target.start < block.start else target.start - (end - block.start)
            return Edited(rest.replace(at, at, moved, "\n\n"), _origins(page, block))
    return None


def split_paragraph(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """A paragraph or list item becomes two at the end of a sentence, one clearly larger than the other."""
    for block in _choose(_find_prose(page, touched), random):
        opaque = find_opaque(page.text, block)
        ends = [
            match
            for match in re.finditer(r"[.!?]\s+(?=[A-Z])", page.text[: block.end])
            if match.start() >= block.content
            and not _is_inside(match.start(), opaque)
            and _are_unlike(match.start() - block.content, block.end - match.end())
        ]
        for end in _choose(ends, random):
            mark = page.text[block.start : block.content] if block.kind == "item" else "\n" + " " * block.indent
            return Edited(page.replace(end.start() + 1, end.end(), f"\n{mark}"), _origins(page, block))
    return None


def merge_paragraphs(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """A paragraph or list item joined with the next one of its kind, which is clearly larger or smaller."""
    blocks = read_blocks(page.text)
    prose = _find_prose(page, touched)
    pairs = [
        (one, other)
        for one, other in pairwise(blocks)
        if one in prose
        and other in prose
        and one.kind == other.kind
        and (one.indent, one.level) == (other.indent, other.level)
        and (one.kind == "item" or (_is_free(one) and _is_free(other)))
        and not page.text[one.end : other.start].strip()
        and _are_unlike(one.end - one.content, other.end - other.content)
    ]
    for one, other in _choose(pairs, random):
        merged = page.replace(one.end, other.content, " ")
        return Edited(merged, _origins(page, one) | _origins(page, other))
    return None


def reorder_list(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """The items of a list in another order."""
    for items in _choose(find_siblings(read_blocks(page.text), page.text), random):
        pieces = [page.cut(*item) for item in items]
        origins = frozenset(collect_origins(pieces))
        if origins & touched or not re.match(r"\s*[-*+]\s", pieces[0].text):
            continue
        order = list(range(len(items)))
        while order == sorted(order):
            random.shuffle(order)
        parts: list[Tracked] = []
        for place, (start, end) in enumerate(items):
            before = items[place - 1][1] if place else 0
            parts += [page.cut(before, start), pieces[order[place]]]
            last = end
        return Edited(join(*parts, page.cut(last)), origins)
    return None


def change_heading(page: Tracked, touched: frozenset[int], random: Random) -> Edited | None:
    """A heading one level deeper."""
    headings = [block for block in read_blocks(page.text) if block.kind == "heading" and block.level < 6]
    for block in _choose([one for one in headings if not _origins(page, one) & touched], random):
        return Edited(page.replace(block.start, block.start, "#"), _origins(page, block))
    return None


def rewrap(page: Tracked, _touched: frozenset[int], random: Random) -> Edited | None:
    """All running text of the page to another width."""
    width = random.choice((60, 100, 120))
    text = page
    changed: set[int] = set()
    for block in reversed(read_blocks(page.text)):
        inner = page.cut(block.content, block.end)
        if not is_prose(block, page.text) or re.search(r"(  |\\)\n|\n\s*[>|#]", inner.text):
            continue
        wrapped = _wrap(inner, width, block.indent)
        if wrapped.text != inner.text:
            text = text.replace(block.content, block.end, wrapped)
            changed |= _origins(page, block)
    return Edited(text, frozenset(changed)) if changed else None


def move_links(page: Tracked, touched: frozenset[int], _random: Random) -> Edited | None:
    """Every link of the page to another host; where there is none, every link to another page of the book."""
    blocks = [block for block in read_blocks(page.text) if block.kind != "code" and not _origins(page, block) & touched]
    links = [(block, link) for block in blocks for link in _HOST.finditer(page.text, block.start, block.end)]
    written = NEW_HOST
    if not links:
        links = [(block, link) for block in blocks for link in _RELATIVE.finditer(page.text, block.start, block.end)]
        written = f"{NEW_HOST}/"
    text = page
    for _, link in reversed(links):
        text = text.replace(link.start(), link.end(), written)
    changed = {origin for block, _ in links for origin in _origins(page, block)}
    return Edited(text, frozenset(changed)) if changed else None


def cut_section(page: Tracked, touched: frozenset[int], random: Random) -> tuple[Edited, Tracked] | None:
    """Take a section off a page: a heading with all below it, or two to four blocks.

    Returns:
        the page without it, and the section.
    """
    blocks = read_blocks(page.text)
    runs = list(_find_sections(blocks))
    for run in _choose(runs, random):
        section = page.cut(run[0].start, run[-1].end)
        origins = frozenset(collect_origins([section]))
        if origins & touched or not any(is_prose(block, page.text) for block in run):
            continue
        return Edited(page.replace(run[0].start, run[-1].end), origins), section
    return None


def _find_sections(blocks: list[Block]) -> Iterable[list[Block]]:
    headings = [place for place, block in enumerate(blocks) if block.kind == "heading"][1:]
    for place in headings:
        run = [blocks[place]]
        for block in blocks[place + 1 :]:
            if block.kind == "other" or (block.kind == "heading" and block.level <= run[0].level):
                break
            run.append(block)
        yield run
    for place in range(1, len(blocks) - 2):
        run = blocks[place : place + 2 + place % 3]
        after = blocks[place + len(run)] if place + len(run) < len(blocks) else None
        if all(_is_free(block) or block.kind == "code" for block in run) and (after is None or _is_free(after)):
            yield run


def _wrap(inner: Tracked, width: int, indent: int) -> Tracked:
    """Running text with its line ends elsewhere; no line begins with what could be a mark, no code is broken."""
    parts: list[Tracked | str] = []
    column = indent
    for match in re.finditer(r"(?:`+[^`]*`+|[^\s`]+|`)+", inner.text):
        word = inner.cut(*match.span())
        if parts and column + len(word.text) >= width and re.match(r"[A-Za-z(\[\"`]", word.text):
            parts.append("\n" + " " * indent)
            column = indent
        elif parts:
            parts.append(" ")
            column += 1
        parts.append(word)
        column += len(word.text)
    return join(*parts)


def _find_prose(page: Tracked, touched: frozenset[int]) -> list[Block]:
    blocks = read_blocks(page.text)
    return [block for block in blocks if is_prose(block, page.text) and not _origins(page, block) & touched]


def _is_free(block: Block) -> bool:
    """Whether it is a block that stands at the margin by itself."""
    return block.kind in ("paragraph", "heading") and not block.indent and block.after_blank


def _is_inside(at: int, pieces: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in pieces)


def _are_unlike(size: int, other: int) -> bool:
    """Whether two lengths leave no doubt which one is larger."""
    return min(size, other) > 8 and max(size, other) > 1.25 * min(size, other)


def _origins(page: Tracked, block: Block) -> frozenset[int]:
    return frozenset(collect_origins([page.cut(block.start, block.end)]))


def _choose(items: list[T], random: Random) -> list[T]:
    """The items in a random order."""
    return random.sample(items, len(items))
