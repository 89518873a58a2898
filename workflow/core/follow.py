"""Following units from page to page: which of the texts that left their pages are those that are new on others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from workflow.core.align import Sequences, align_edited
from workflow.core.likeness import Likeness
from workflow.core.rare_words import find_alike
from workflow.core.splits import Offered, find_splits

LIKE_ACROSS = 66.0
"""Percent of likeness from which a text on one page is an edit of one that left a page with no other tie to it."""
TIED = 2
"""Equal texts that tie two pages, so that edits are looked for between them."""
MOST_NAMESAKES = 200
"""Pages of one name, or with one text, that are compared at most: where there are more, it says nothing."""
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
    taken = set(pairs.values())
    lost_on, born_on = _group_by_page(lost), _group_by_page(born)
    for old_page, new_page in _list_ties(lost, born, pairs):
        offered |= _follow_edited(lost, born, lost_on[old_page], born_on[new_page], pairs, taken, likeness)
    alike = _follow_alike(lost, born, pairs, likeness)
    pairs |= alike
    taken |= set(alike.values())
    for old_page, new_page in sorted({(lost[old].page, born[new].page) for new, old in alike.items()}):
        offered |= _follow_edited(lost, born, lost_on[old_page], born_on[new_page], pairs, taken, likeness)
    return Followed(pairs, offered)


def _follow_equal(lost: Sequence[Placed], born: Sequence[Placed]) -> Follows:
    """Equal texts: those that are unique, then runs beside them, then what ties or else names of pages tell."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(lost):
        places[item.text].append(index)
    wanted = Counter(item.text for item in born)
    pairs: Follows = {}
    for index, item in enumerate(born):
        if wanted[item.text] == 1 and len(places[item.text]) == 1 and lost[places[item.text][0]].page != item.page:
            pairs[index] = places[item.text][0]
    taken = set(pairs.values())
    for step in (1, -1):
        for index in range(len(born)) if step == 1 else range(len(born) - 1, -1, -1):
            beside = pairs.get(index - step, -2) + step
            if index not in pairs and beside not in taken and _is_beside(lost, born, beside, index, step):
                pairs[index] = beside
                taken.add(beside)
    return pairs | _follow_lonely(lost, born, pairs, places)


def _follow_lonely(
    lost: Sequence[Placed], born: Sequence[Placed], pairs: Follows, places: Mapping[str, Sequence[int]]
) -> Follows:
    """Equal texts without a neighbour that tells: from the page that most came from, or with the likest name."""
    taken = set(pairs.values())
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    for new, old in pairs.items():
        ties[born[new].page][lost[old].page] += 1
    by_page: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(lost):
        if index not in taken:
            by_page[item.page, item.text].append(index)
    added: Follows = {}

    def join(index: int, place: int) -> None:
        added[index] = place
        taken.add(place)
        ties[born[index].page][lost[place].page] += 1

    waiting = [index for index, item in enumerate(born) if index not in pairs and places.get(item.text)]
    for index in waiting:
        item = born[index]
        tied = (page for page, _ in ties[item.page].most_common() if page != item.page)
        found = [place for page in tied for place in by_page.get((page, item.text), ()) if place not in taken]
        if found:
            join(index, found[0])
    for index in waiting:
        item = born[index]
        if index in added or len(places[item.text]) > MOST_NAMESAKES:
            continue
        free = [place for place in places[item.text] if place not in taken and lost[place].page != item.page]
        if free:
            join(index, max(free, key=lambda place: _compare_names(lost[place].page, item.page)))
    return added


def _is_beside(lost: Sequence[Placed], born: Sequence[Placed], place: int, index: int, step: int) -> bool:
    """Whether two equal texts each stand beside the neighbour that went the same way."""
    if not 0 <= place < len(lost) or lost[place].text != born[index].text or lost[place].page == born[index].page:
        return False
    old_before, before = lost[place - step], born[index - step]
    return (
        (before.page, before.position) == (born[index].page, born[index].position - step)
        and old_before.page == lost[place].page
        and old_before.position == lost[place].position - step
    )


def _group_by_page(texts: Sequence[Placed]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(texts):
        found[item.page].append(index)
    return found


def _list_ties(lost: Sequence[Placed], born: Sequence[Placed], pairs: Follows) -> list[tuple[str, str]]:
    """Pairs of pages that texts went between, the strongest first; then pages with nothing in common but a name."""
    ties = Counter((lost[old].page, born[new].page) for new, old in pairs.items())
    found = sorted((tie for tie in ties if ties[tie] >= TIED), key=lambda tie: (-ties[tie], tie))
    found += sorted(tie for tie in ties if ties[tie] < TIED and _compare_names(*tie) >= LIKE_NAME)
    names: dict[str, set[str]] = defaultdict(set)
    for item in lost:
        names[_name(item.page)].add(item.page)
    for page in sorted({item.page for item in born}):
        others = sorted(names.get(_name(page), ()))
        found += [(other, page) for other in others[:MOST_NAMESAKES] if other != page and (other, page) not in ties]
    return found


def _compare_names(page: str, other: str) -> float:
    """How alike the paths of two pages are, in percent."""
    return fuzz.ratio(page, other)


def _name(page: str) -> str:
    return page.rpartition("/")[2].casefold()


def _follow_edited(
    lost: Sequence[Placed],
    born: Sequence[Placed],
    lost_there: Sequence[int],
    born_here: Sequence[int],
    pairs: Follows,
    taken: set[int],
    likeness: Likeness,
) -> Offered:
    """Add to `pairs` and `taken` the edits of texts that went from one page to another; the parts that were split off.

    What is told by the sequence is what nothing else has told.
    """
    came = {pairs[index] for index in born_here if index in pairs}
    old = [index for index in lost_there if index in came or index not in taken]
    there = set(old)
    new = [index for index in born_here if index not in pairs or pairs[index] in there]
    places = {index: place for place, index in enumerate(old)}
    known = {place: places[pairs[index]] for place, index in enumerate(new) if index in pairs}
    if len(known) == len(old) == len(new):
        return {}
    texts = Sequences(
        [lost[index].text for index in old],
        [born[index].text for index in new],
        [lost[index].kind for index in old],
        [born[index].kind for index in new],
    )
    known |= align_edited(texts, known, likeness, tight=False)
    known, parts = find_splits(texts.old, texts.new, known, likeness)
    for index in new:
        taken.discard(pairs.pop(index, -1))
    taken |= {old[match] for match in known.values()}
    pairs |= {new[place]: old[match] for place, match in known.items()}
    return {new[place]: tuple(old[origin] for origin in origins) for place, origins in parts.items()}


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
