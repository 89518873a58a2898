"""A book in two clones keeps its promises, whatever is done to it."""

from __future__ import annotations

import pytest

from tests.examples import take_part
from tests.machine.life import BookLife

pytestmark = pytest.mark.slow

BookLife.TestCase.settings = take_part(0.025, steps=20)
test_a_book_in_two_clones_keeps_its_promises = BookLife.TestCase
