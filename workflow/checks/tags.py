"""Tags of the source are there, and no more often; those that it does not have at all are errors in any case.

Comments, switches such as `__NOTOC__` and signatures of wikitext count with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts

_UNNAMED = "tag "
"""How a piece is called that is no tag by its signs."""
_THINGS = (("<!--", "the comment"), ("__", "the switch"), ("~~~", "the signature"))
"""Others are marks of lines and cells, which have checks of their own."""


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.tags, case.translation.tags
    if had == has:
        return
    both = _pick(had, "<"), _pick({tag: count for tag, count in has.items() if tag in had}, "<")
    yield from compare_counts(*both, "the tag")
    for sign, thing in _THINGS:
        yield from compare_counts(_pick(had, _UNNAMED + sign), _pick(has, _UNNAMED + sign), thing)


def _pick(tags: Mapping[str, int], start: str) -> Counter[str]:
    return Counter({tag.removeprefix(_UNNAMED): count for tag, count in tags.items() if tag.startswith(start)})


CHECK = Check("tags", "Tags", "tags that are missing or added", _find)
