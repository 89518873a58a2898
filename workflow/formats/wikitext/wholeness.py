"""Whether a text can be put between two tags without tearing what is around it."""

from __future__ import annotations

import re

from workflow.formats.wikitext.inventory import Inventory
from workflow.formats.wikitext.masks import mask_text

_PAIRS = (("{{", "}}"), ("[[", "]]"), ("{|", "|}"))
_ROW = re.compile(r"^[ \t]*\|(?!\})", re.MULTILINE)
_ACTIVE = re.compile(r"[<{}\[\]|]")


def is_whole(text: str) -> bool:
    """Whether everything the text opens is closed in it too, and every row of a table has its table.

    A blank line inside a table or a block of HTML cuts it into units; a tag around one of them would not nest.
    """
    if not _ACTIVE.search(text):
        return True
    contents = Inventory(text)
    if contents.unclosed or any(contents.brackets[left] != contents.brackets[right] for left, right in _PAIRS):
        return False
    return bool(contents.brackets["{|"]) or not _ROW.search(mask_text(text).mask)
