"""What a translation lacks and what it adds, as messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

_LONGEST = 60


def compare_counts(had: Counter[str], has: Counter[str], thing: str) -> Iterator[str]:
    """A message for each value that the translation has less often, or more often, than the source.

    `thing` names what the values are: "the link target".
    """
    if had == has:
        return
    for value, count in (had - has).items():
        yield f"lacks {thing} {shorten(value)}{_times(count)}"
    for value, count in (has - had).items():
        yield f"adds {thing} {shorten(value)}{_times(count)}"


def pair_off(
    had: Counter[str], has: Counter[str], same: Callable[[str, str], bool]
) -> tuple[Counter[str], Counter[str]]:
    """What is left of both when equal values are taken away, and then those that are as good as the same."""
    left, right = had - has, has - had
    for value in list(left.elements()):
        partner = next((other for other in right if same(value, other)), None)
        if partner is not None:
            left = left - Counter([value])
            right = right - Counter([partner])
    return left, right


def shorten(value: str) -> str:
    """A value as messages show it: on one line, of a long one the beginning and the end."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]}…{line[-_LONGEST // 2 + 1 :]}"


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""
