"""Following units from page to page: which of the texts that left their pages are those that are new on others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from workflow.core.align import Sequences, align_edited
from workflow.core.likeness import Likeness
from workflow.core.rare_words import find_alike
from workflow.core.splits import Offered, find_splits

LIKE_ACROSS = 70.0
"""Percent of likeness from which a text on one page is an edit of one that left a page with no other tie to it."""
TIED = 2
"""Equal texts that tie two pages, so that edits are looked for between them."""
LIKE_NAME = 60.0
"""Percent of likeness of two pages' paths from which one equal text ties them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text that left its page, or is new on it."""

    page: str
    position: int
    """Among all units of its page, from 0."""
    text: str
    """With single spaces."""
    kind: str


Follows = dict[int, int]
"""Index of a new text → index of the text that it was."""
Order = Literal[1, -1, 0]
"""Following a run from its start, from its end, or each text for itself."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Which texts went where."""

    pairs: Follows
    offered: Offered
    """New texts that were split off or joined → the lost texts whose translations are offered to them."""


def follow_texts(lost: Sequence[Placed], born: Sequence[Placed]) -> Followed:
    """Join each new text with the one that it was on another page, equal or edited.

    Equal texts first; where several pages lost the same text, the one beside the neighbour's counts, then one on the
    page that most others came from, then the first. Then likeness along the sequence between pages that are tied by
    equal texts (a page that was renamed, split or joined) or by their names, then great likeness between any two pages.
    Both sequences are ordered by page and position.
    """
    if not lost or not born:
        return Followed({}, {})
    pairs = _follow_equal(lost, born)
    offered: Offered = {}
    likeness = Likeness()
    for old_page, new_page in list(_list_ties(lost, born, pairs)):
        pairs, parts = _follow_edited(lost, born, pairs, old_page, new_page, likeness)
        offered |= parts
    pairs |= _follow_alike(lost, born, pairs, likeness)
    return Followed(pairs, offered)


def _follow_equal(lost: Sequence[Placed], born: Sequence[Placed]) -> Follows:
    places: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(lost):
        places[item.text].append(index)
    wanted = Counter(item.text for item in born)
    pairs: Follows = {}
    for index, item in enumerate(born):
        if wanted[item.text] == 1 and len(places[item.text]) == 1 and lost[places[item.text][0]].page != item.page:
            pairs[index] = places[item.text][0]
    ties = Counter((lost[old].page, born[new].page) for new, old in pairs.items())
    taken = set(pairs.values())
    steps: tuple[Order, ...] = (1, -1, 0)
    for step in steps:
        order = range(len(born)) if step >= 0 else range(len(born) - 1, -1, -1)
        for index in order:
            free = [place for place in places[born[index].text] if place not in taken]
            free = [place for place in free if lost[place].page != born[index].page]
            if step:
                free = [place for place in free if _is_beside(lost, born, pairs, place, index, step)]
            if index in pairs or not free:
                continue
            page = born[index].page
            found = max(free, key=lambda place: (ties[lost[place].page, page], _compare_names(lost[place].page, page)))
            pairs[index] = found
            taken.add(found)
            ties[lost[found].page, page] += 1
    return pairs


def _is_beside(
    lost: Sequence[Placed], born: Sequence[Placed], pairs: Follows, place: int, index: int, step: int
) -> bool:
    """Whether a new text's neighbour was the neighbour of the lost one."""
    before, old_before = index - step, pairs.get(index - step, -1)
    if old_before < 0 or old_before != place - step:
        return False
    beside = born[before].page == born[index].page and born[before].position == born[index].position - step
    return beside and lost[old_before].page == lost[place].page


def _list_ties(lost: Sequence[Placed], born: Sequence[Placed], pairs: Follows) -> Iterator[tuple[str, str]]:
    """Pairs of pages that texts went between, the strongest first; then pages with nothing in common but a name."""
    ties = Counter((lost[old].page, born[new].page) for new, old in pairs.items())
    strong = sorted((tie for tie in ties if ties[tie] >= TIED), key=lambda tie: (-ties[tie], tie))
    yield from strong
    yield from sorted(tie for tie in ties if ties[tie] < TIED and _compare_names(*tie) >= LIKE_NAME)
    names: dict[str, set[str]] = defaultdict(set)
    for item in lost:
        names[_name(item.page)].add(item.page)
    for page in sorted({item.page for item in born}):
        for other in sorted(names.get(_name(page), ())):
            if other != page and (other, page) not in ties:
                yield other, page


def _compare_names(page: str, other: str) -> float:
    """How alike the paths of two pages are, in percent."""
    return fuzz.ratio(page, other)


def _name(page: str) -> str:
    return page.rpartition("/")[2].casefold()


def _follow_edited(
    lost: Sequence[Placed], born: Sequence[Placed], pairs: Follows, old_page: str, new_page: str, likeness: Likeness
) -> tuple[Follows, Offered]:
    """All pairs, with the edits of texts that went from one page to another added; and the parts that were split off.

    What is told by the sequence is what nothing else has told.
    """
    taken = {old: new for new, old in pairs.items()}
    old = [i for i, item in enumerate(lost) if item.page == old_page and _is_free(born, taken.get(i), new_page)]
    there = set(old)
    new = [i for i, item in enumerate(born) if item.page == new_page and (i not in pairs or pairs[i] in there)]
    places = {index: place for place, index in enumerate(old)}
    known = {place: places[pairs[index]] for place, index in enumerate(new) if index in pairs}
    texts = Sequences(
        [lost[index].text for index in old],
        [born[index].text for index in new],
        [lost[index].kind for index in old],
        [born[index].kind for index in new],
    )
    known |= align_edited(texts, known, likeness, tight=False)
    known, parts = find_splits(texts.old, texts.new, known, likeness)
    others = {index: place for index, place in pairs.items() if index not in set(new)}
    return (
        others | {new[place]: old[match] for place, match in known.items()},
        {new[place]: tuple(old[origin] for origin in origins) for place, origins in parts.items()},
    )


def _is_free(born: Sequence[Placed], new: int | None, page: str) -> bool:
    """Whether a lost text went nowhere yet, or to this page."""
    return new is None or born[new].page == page


def _follow_alike(lost: Sequence[Placed], born: Sequence[Placed], pairs: Follows, likeness: Likeness) -> Follows:
    taken = set(pairs.values())
    old = [index for index in range(len(lost)) if index not in taken]
    new = [index for index in range(len(born)) if index not in pairs]
    found = find_alike(
        [(lost[index].kind, lost[index].text) for index in old],
        [(born[index].kind, born[index].text) for index in new],
        likeness,
        least=LIKE_ACROSS,
    )
    return {new[place]: old[match] for place, match in found.items() if lost[old[match]].page != born[new[place]].page}
