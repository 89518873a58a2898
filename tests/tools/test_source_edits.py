"""Edits of raw Markdown that know where every character came from."""

from __future__ import annotations

from random import Random

import pytest

from tools.edit_classes import CLASSES, edit_book
from tools.markdown_blocks import find_siblings, read_blocks
from tools.source_edits import (
    Edit,
    add_sentence,
    change_heading,
    merge_paragraphs,
    mistype,
    move_links,
    move_paragraph,
    reorder_list,
    rewrap,
    split_paragraph,
)
from tools.tracked_text import WRITTEN, Tracked, track_pages

PAGE = """---
minutes: 5
---

# The garden

Whoever comes first waters the roses. The others may [sleep](https://example.com/sleep) until the
bell rings.

Nobody shall ever leave the gate open at night.

```rust
// Whoever reads this: it is code, and no paragraph at all.
```

- The first bed has roses and a small tree.
- The second bed has `onions` only.

  It is large, and it needs a lot of water.
- The third bed is empty until the next year.

## The night

Close the gate in the evening, please.
"""


def track(text: str = PAGE) -> Tracked:
    return track_pages({"a.md": text})["a.md"]


def edit_often(edit: Edit) -> list[Tracked]:
    """The page after an edit, with several seeds; those that find a place for it, at least one."""
    tried = [edit(track(), frozenset(), Random(seed)) for seed in range(8)]  # noqa: S311 - the same in every run
    done = [edited.text for edited in tried if edited is not None]
    assert done
    return done


def test_blocks_are_read_line_by_line() -> None:
    kinds = [(block.kind, PAGE[block.content : block.end].split()[0]) for block in read_blocks(PAGE)]
    assert kinds == [
        ("heading", "The"),
        ("paragraph", "Whoever"),
        ("paragraph", "Nobody"),
        ("code", "```rust"),
        ("item", "The"),
        ("item", "The"),
        ("paragraph", "It"),
        ("item", "The"),
        ("heading", "The"),
        ("paragraph", "Close"),
    ]


def test_an_item_reaches_to_the_next_one_of_its_list() -> None:
    [items] = find_siblings(read_blocks(PAGE), PAGE)
    assert [PAGE[start:end].split("\n")[-1] for start, end in items] == [
        "- The first bed has roses and a small tree.",
        "  It is large, and it needs a lot of water.",
        "- The third bed is empty until the next year.",
    ]


@pytest.mark.parametrize(
    "edit",
    [
        mistype,
        add_sentence,
        move_paragraph,
        split_paragraph,
        merge_paragraphs,
        reorder_list,
        change_heading,
        rewrap,
        move_links,
    ],
)
def test_every_kept_character_is_the_one_that_stood_at_its_origin(edit: Edit) -> None:
    for edited in edit_often(edit):
        assert edited.text != PAGE
        assert all(
            origin == WRITTEN or PAGE[origin] == letter
            for letter, origin in zip(edited.text, edited.origins, strict=True)
        )


@pytest.mark.parametrize("edit", [move_paragraph, reorder_list, rewrap])
def test_moving_and_wrapping_keeps_all_words(edit: Edit) -> None:
    for edited in edit_often(edit):
        assert sorted(edited.text.split()) == sorted(PAGE.split())


def test_links_move_to_another_host_with_their_paths() -> None:
    edited = move_links(track(), frozenset(), Random(1))  # noqa: S311 - the same edits in every run
    assert edited is not None
    assert edited.text.text == PAGE.replace("https://example.com", "https://mirror.example.org")


def test_a_touched_block_is_left_alone() -> None:
    page = track()
    assert mistype(page, frozenset(page.origins), Random(1)) is None  # noqa: S311 - the same edits in every run


@pytest.mark.parametrize("name", CLASSES)
def test_a_seed_gives_the_same_edits_again(name: str) -> None:
    draft = track_pages({"a.md": PAGE, "b.md": PAGE, "c.md": PAGE})
    first, again = edit_book(draft, name, 2, 7), edit_book(draft, name, 2, 7)
    assert first.draft == again.draft
    assert first.edits
