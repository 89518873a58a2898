"""The tags of a translation have the attributes of the source's tags.

Values are judged by the format: most of them may not differ. What says a language or a direction is left to the
translator.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check

_FREE = frozenset({"lang", "xml:lang", "hreflang", "dir"})


def _find(case: Case) -> Iterator[str]:
    if case.source.titles and case.source.titles > case.translation.titles:
        yield "lacks the title of a link or an image"
    had = case.source.attributes
    if not had or had == (has := case.translation.attributes):
        return
    for name in had - has:
        tag, _, attribute = name.partition(" ")
        if attribute.rstrip("=") not in _FREE and f"<{tag}>" in case.translation.tags:
            emptied = f"{name}=" in has
            yield f"{'has nothing in' if emptied else 'lacks'} the attribute {attribute.rstrip('=')} of <{tag}>"


CHECK = Check("attributes", "Attributes", "tags that have lost an attribute, links that have lost their title", _find)
