"""Character references that would be shown as they are: `&amp;nbsp;`, `nbsp;`, `& nbsp;`, `&nbps;`.

A reference is `&name;` or `&#number;` (HTML Standard, 13.1.4); the format has read those that are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check

_USUAL = "nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|laquo|raquo|ldquo|rdquo|lsquo|rsquo|copy|shy|zwnj|#\\d{2,6}"
_SHOWN = re.compile(rf"&(?:[A-Za-z]{{2,8}}|#\d{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}});|(?:(?<!\w)|(?<=\d))(?:{_USUAL});")


def _find(case: Case) -> Iterator[str]:
    text = case.translation.prose
    if ";" not in text:
        return
    for shown in dict.fromkeys(_SHOWN.findall(text)):
        if shown not in case.source.prose:
            yield f"would show {shown} as it is"


CHECK = Check("entities", "Character references", "references such as &nbsp; that would be shown as they are", _find)
