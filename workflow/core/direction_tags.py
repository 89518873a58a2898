"""Inline tags that say no more than the language or direction of a text."""

from __future__ import annotations

from collections.abc import Collection


def only_directs(name: str, attributes: Collection[str]) -> bool:
    """Whether an opening tag does no more than that, given its name and its attributes' names in lower case.

    `bdi`, `bdo` and `span` with `dir` and `lang` (HTML standard, 4.5.23 to 4.5.26) are what a translation may need
    where its source does not: `<span dir="ltr">C++</span>` in a Persian sentence.
    """
    if name not in ("bdi", "bdo", "span"):
        return False
    return (bool(attributes) or name == "bdi") and all(one in ("dir", "lang") for one in attributes)
