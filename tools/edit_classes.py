"""The kinds of source changes that are tried, each on many pages of a book at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tools.source_edits import (
    Edit,
    add_sentence,
    change_heading,
    cut_section,
    merge_paragraphs,
    mistype,
    move_links,
    move_paragraph,
    reorder_list,
    rewrap,
    split_paragraph,
)
from tools.tracked_text import Draft, collect_origins, join

MOST_EDITS = 4
"""Edits of one page at most, where it has places for them."""
PAGE_EDITS: dict[str, Edit] = {
    "typo": mistype,
    "sentence added": add_sentence,
    "paragraph moved": move_paragraph,
    "split in two": split_paragraph,
    "merged with the next": merge_paragraphs,
    "list reordered": reorder_list,
    "heading level changed": change_heading,
    "whole page re-wrapped": rewrap,
    "links moved to another host": move_links,
}
WHOLE_PAGE = (rewrap, move_links)
SECTION, RENAMED, MIXED = "section to another page", "page renamed, 30 % edited", "all of them together"
CLASSES = (*PAGE_EDITS, SECTION, RENAMED, MIXED)


@dataclass(slots=True)
class Changed:
    """A book while it is being edited."""

    draft: Draft
    touched: set[int] = field(default_factory=set)
    """Origins of all that was changed or moved."""
    pages: set[str] = field(default_factory=set)
    """The pages that were edited, by their new names."""
    edits: int = 0


def edit_book(draft: Draft, name: str, most: int, seed: int) -> Changed:
    """Edit at most so many pages in one way; the same seed gives the same edits."""
    random = Random(f"{seed} {name}")  # noqa: S311 - the same edits in every run
    book = Changed(dict(draft))
    pages = random.sample(sorted(draft), len(draft))
    change: Callable[[Changed, str, Random], bool]
    if name == SECTION:
        change = _move_section
    elif name == RENAMED:
        change = _rename_page
    elif name == MIXED:
        change = _edit_mixed
    else:
        change = _edit_with(PAGE_EDITS[name])
    done = 0
    for page in pages:
        done += change(book, page, random)
        if done == most:
            break
    return book


def _edit_with(edit: Edit) -> Callable[[Changed, str, Random], bool]:
    def change(book: Changed, page: str, random: Random) -> bool:
        wanted = 1 if edit in WHOLE_PAGE else random.randint(1, MOST_EDITS)
        return sum(_edit_page(book, page, edit, random) for _ in range(wanted)) > 0

    return change


def _edit_page(book: Changed, page: str, edit: Edit, random: Random) -> bool:
    edited = edit(book.draft[page], frozenset(book.touched), random)
    if edited is None:
        return False
    book.draft[page] = edited.text
    book.touched |= edited.touched
    book.pages.add(page)
    book.edits += 1
    return True


def _move_section(book: Changed, page: str, random: Random) -> bool:
    cut = cut_section(book.draft[page], frozenset(book.touched), random)
    if cut is None:
        return False
    left, section = cut
    target = random.choice([other for other in sorted(book.draft) if other != page])
    book.draft[page] = left.text
    book.draft[target] = join(book.draft[target], "\n", section, "\n")
    book.touched |= left.touched
    book.pages |= {page, target}
    book.edits += 1
    return True


def _rename_page(book: Changed, page: str, random: Random) -> bool:
    paragraphs = book.draft[page].text.count("\n\n")
    for number in range(max(1, round(paragraphs * 0.3))):
        _edit_page(book, page, (mistype, add_sentence)[number % 2], random)
    text = book.draft.pop(page)
    name = page.removesuffix(".md") + "-renamed.md"
    if random.random() < 0.5:
        name = f"renamed/{name}"
    book.draft[name] = text
    book.touched |= collect_origins([text])
    book.pages.discard(page)
    book.pages.add(name)
    book.edits += 1
    return True


def _edit_mixed(book: Changed, page: str, random: Random) -> bool:
    """Two to five edits of any kind; one page in ten gives a section away, one in ten is re-wrapped, or renamed."""
    kinds = [edit for edit in PAGE_EDITS.values() if edit is not rewrap]
    done = sum(_edit_page(book, page, random.choice(kinds), random) for _ in range(random.randint(2, 5)))
    fate = random.random()
    if fate < 0.1:
        done += _move_section(book, page, random)
    elif fate < 0.2:
        done += _edit_page(book, page, rewrap, random)
    elif fate < 0.3:
        done += _rename_page(book, page, random)
    return done > 0
