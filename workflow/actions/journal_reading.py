"""Reading the journal for pages that show more than it: a journal that cannot be used takes nothing else away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from workflow.errors import Busy, PolyfolioError

Read = TypeVar("Read")


def read_if_usable(read: Callable[[], Read], otherwise: Read) -> Read:
    """What is read from the journal; `otherwise` where it is damaged or of a newer version: who saves is told why.

    Raises:
        Busy: another process holds it for too long.
    """
    try:
        return read()
    except Busy:
        raise
    except PolyfolioError:
        return otherwise
