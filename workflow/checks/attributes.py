"""The tags of a translation have the attributes of the source's tags.

Values are judged by the format: most of them may not differ. What says a language or a direction is left to the
translator.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check

_FREE = frozenset({"lang", "xml:lang", "hreflang", "dir"})


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.attributes, case.translation.attributes
    if had == has:
        return
    for name in had - has:
        tag, _, attribute = name.partition(" ")
        if attribute not in _FREE and f"<{tag}>" in case.translation.tags:
            yield f"lacks the attribute {attribute} of <{tag}>"


CHECK = Check("attributes", "Attributes", "tags that have lost an attribute", _find)
