"""What git or gettext left behind where two texts met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.model import Severity

_LEFT = re.compile(r"#-#-#-#-#|^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)


def _find(case: Case) -> Iterator[str]:
    for mark in dict.fromkeys(_LEFT.findall(case.translation.text)):
        if mark not in case.source.text:
            yield f"has {mark.strip()}, which a merge has left behind"


CHECK = Check("conflict-text", "Conflict text", "signs that a merge has left behind", _find, severity=Severity.ERROR)
