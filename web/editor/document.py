"""Finding the place of a form in a rendered page: after the outermost block that holds the open unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^">]|"[^"]*")*?)(?P<empty>/?)>""")
_VOID = frozenset(("br", "col", "hr", "img", "wbr"))


@dataclass(frozen=True, slots=True)
class Halves:
    """A document cut where a form is put in."""

    before: str
    after: str


def cut_after(html: str, anchor: str) -> Halves | None:
    """Cut HTML after the outermost element that holds the element with the id `anchor`; None where there is none.

    The HTML is what a preview writes (`workflow.actions.preview`): names in lower case, every element closed, every
    attribute in double quotes, no `<` in text. Nothing of it is changed.
    """
    place = html.find(f' id="{anchor}"')
    depth = 0
    for tag in _TAG.finditer(html) if place >= 0 else ():
        if tag["end"]:
            depth -= 1
        elif tag["name"] not in _VOID and not tag["empty"]:
            depth += 1
        if depth == 0 and tag.end() > place:
            return Halves(html[: tag.end()], html[tag.end() :])
    return None
