"""What authors do to documents: pure functions from a book to a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.machine.texts import change_style, change_value, paragraphs, sentences, split_sentences

PAGES = ("a.md", "b.md", "sub/c.md", "w.wiki", "x.wiki")
Book = dict[str, list[str]]
"""Page → paragraphs; no page is empty."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: what is done, and where as numbers that are taken modulo however many there are."""

    how: str
    page: int
    at: int
    to: int
    name: str
    """The name of a new page."""
    sentence: str
    text: str
    """A new paragraph."""


@dataclass(frozen=True, slots=True)
class Place:
    """An edit in a book that may be changed."""

    edit: Edit
    book: Book
    page: str
    at: int

    @property
    def blocks(self) -> list[str]:
        """The paragraphs of the page."""
        return self.book[self.page]

    @property
    def said(self) -> list[str]:
        """The sentences of the paragraph."""
        return split_sentences(self.blocks[self.at])

    @property
    def target(self) -> list[str]:
        """The paragraphs of the page where something goes."""
        return self.book[sorted(self.book)[self.edit.to % len(self.book)]]

    def put(self, said: list[str], between: str = " ") -> None:
        """Write the paragraph anew."""
        self.blocks[self.at] = between.join(said)


def apply(edit: Edit, book: Book) -> Book:
    """The book after an edit; as it was where there is nothing that could be edited so."""
    if not book:
        return {edit.name: [edit.text]}
    page = sorted(book)[edit.page % len(book)]
    changed = {name: list(blocks) for name, blocks in book.items()}
    EDITS[edit.how](Place(edit, changed, page, edit.at % len(book[page])))
    return {name: blocks for name, blocks in changed.items() if blocks}


def _write_page(place: Place) -> None:
    edit = place.edit
    place.book[edit.name] = [edit.text, f"{edit.sentence} {edit.text}"]


def _add_paragraph(place: Place) -> None:
    place.blocks.insert(place.at, place.edit.text)


def _change_sentence(place: Place) -> None:
    said = place.said
    said[place.edit.to % len(said)] = place.edit.sentence
    place.put(said)


def _add_sentence(place: Place) -> None:
    said = place.said
    said.insert(place.edit.to % (len(said) + 1), place.edit.sentence)
    place.put(said)


def _drop_sentence(place: Place) -> None:
    said = place.said
    if len(said) > 1:
        said.pop(place.edit.to % len(said))
    place.put(said)


def _change_value(place: Place) -> None:
    place.put([change_value(" ".join(place.said), place.edit.to, place.edit.page)])


def _change_values(place: Place) -> None:
    """A number, a link or a command is another one on the whole page."""
    place.blocks[:] = [change_value(block, place.edit.to, place.edit.at) for block in place.blocks]


def _change_style(place: Place) -> None:
    place.put([change_style(" ".join(place.said))])


def _wrap(place: Place) -> None:
    place.put(place.said, "\n")


def _move(place: Place) -> None:
    block = place.blocks.pop(place.at)
    place.target.insert(place.edit.to % (len(place.target) + 1), block)


def _copy(place: Place) -> None:
    place.target.insert(place.edit.to % (len(place.target) + 1), place.blocks[place.at])


def _swap(place: Place) -> None:
    blocks, other = place.blocks, place.edit.to % len(place.blocks)
    blocks[place.at], blocks[other] = blocks[other], blocks[place.at]


def _split(place: Place) -> None:
    first, *others = place.said
    if others:
        place.blocks[place.at : place.at + 1] = [first, " ".join(others)]


def _join(place: Place) -> None:
    place.blocks[place.at : place.at + 2] = [" ".join(place.blocks[place.at : place.at + 2])]


def _delete(place: Place) -> None:
    place.blocks.pop(place.at)


def _delete_page(place: Place) -> None:
    del place.book[place.page]


def _rename_page(place: Place) -> None:
    place.book[place.edit.name] = place.book.pop(place.page)


EDITS: dict[str, Callable[[Place], None]] = {
    "write page": _write_page,
    "add paragraph": _add_paragraph,
    "change sentence": _change_sentence,
    "add sentence": _add_sentence,
    "drop sentence": _drop_sentence,
    "change value": _change_value,
    "change values": _change_values,
    "change style": _change_style,
    "wrap": _wrap,
    "move": _move,
    "copy": _copy,
    "swap": _swap,
    "split": _split,
    "join": _join,
    "delete": _delete,
    "delete page": _delete_page,
    "rename page": _rename_page,
}

which = st.integers(0, 11)
"""Chooses one of however many there are."""
edits = st.builds(
    Edit, st.sampled_from(sorted(EDITS)), which, which, which, st.sampled_from(PAGES), sentences, paragraphs
)
