"""The kinds of damage that are done to translations to see whether it is found."""

from __future__ import annotations

from random import Random

import pytest

from tools.damaged_texts import KINDS

SOURCE = (
    "The board (of five) decided in 1984 that **all** gardens are open, see [the charter](charter.md); run `make` and "
    "read what it says about the gardens and their gardeners in that year, and what everybody may do there."
)
TRANSLATION = (
    "Der Vorstand (aus fünf) beschloss im Jahr 1984 dass **alle** „Gärten“ offen sind, siehe [die Charta](charter.md); "
    "starte `make` und lies, was es über die Gärten und ihre Gärtner in jenem Jahr sagt, was alle dort tun dürfen."
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_changes_a_text_that_it_fits_and_the_same_way_each_time(kind: str) -> None:
    first, second = (KINDS[kind](SOURCE, TRANSLATION, Random(7)) for _ in range(2))  # noqa: S311 - the same each time
    assert first == second != TRANSLATION
