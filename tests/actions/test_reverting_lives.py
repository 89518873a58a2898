"""Random lives of units, edited by several people and by other programs, and then one person's edits undone."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.edit import save_translation
from workflow.actions.reverting_user import Wish, revert_user

UNITS = 12
AUTHORS = ("Åse", "Bo", "Vandal", "Vandal", "outside")


def live(book: Workspace, chance: random.Random, edits: int) -> dict[str, list[tuple[str, str]]]:
    """Edit at random; source → (author, text) of each change of it, oldest first."""
    ids = book.ids("a.md")
    told: dict[str, list[tuple[str, str]]] = {source: [] for source in ids}
    for number in range(edits):
        source = chance.choice(list(ids))
        author = chance.choice(AUTHORS)
        now = told[source][-1][1] if told[source] else ""
        text = chance.choice([f"Tekst {number}.", f"Tekst {chance.randrange(3)}.", ""])
        if text == now or (author == "outside" and not (text and now)):
            continue
        if author == "outside":
            place = f'msgctxt "{ids[source]}"\nmsgid "{source}"\nmsgstr '
            book.edit_po("a.md", "da", f'{place}"{now}"', f'{place}"{text}"')
            if chance.random() < 0.5:
                book.counts()  # it is noticed before the next save
        else:
            save_translation(book.project, "a.md", ids[source], "da", text, author=author)
        told[source].append((author, text))
    return told


def expect_text(told: list[tuple[str, str]]) -> str:
    """What a unit says after the revert: what it said before the last edits of that user that followed each other."""
    left = list(told)
    while left and left[-1][0] == "Vandal":
        left.pop()
    return left[-1][1] if left else ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_revert_gives_back_what_was_there_before_and_touches_nothing_else(tmp_path: Path, seed: int) -> None:
    book = make_workspace(tmp_path / "project", "da")
    book.write_source("a.md", "\n\n".join(f"Paragraph {number} says something." for number in range(UNITS)) + "\n")
    book.sync()
    told = live(book, random.Random(seed), 60)  # noqa: S311 - the same lives in every run
    done = revert_user(book.project, Wish("Vandal", datetime.now(UTC) - timedelta(hours=1), "Bo"))
    assert done.problems == ()
    assert {source: text for source, (text, _) in book.states("a.md", "da").items()} == {
        source: expect_text(edits) for source, edits in told.items()
    }
    assert {unit.before for unit in done.units} <= {
        text for edits in told.values() for who, text in edits if who == "Vandal"
    }
    careless = {source: edits[-2][1] if len(edits) > 1 else "" for source, edits in told.items()}
    assert careless != {source: expect_text(edits) for source, edits in told.items()}  # who undoes the last edits alone
    book.lint_catalogs()
