"""Cells that no spreadsheet program takes for a formula or a number.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end, or with the wide forms of the signs, may be run as a
formula when the file is opened (OWASP, "CSV Injection"). An apostrophe before it makes it text. A text that looks like
such a cell already gets one more, so that taking one away always gives the very text back.

Texts that look like a number or a date get one too: programs write them as they understood them (`1.10` as `1.1`).
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"(?=\D*\d)[\d.,:/% eE+\-]++\Z")


def disarm_cell(text: str) -> str:
    """The text as it may stand in a spreadsheet and come back as it was."""
    return f"'{text}" if _is_at_risk(text) else text


def restore_cell(text: str) -> str:
    """The text that `disarm_cell` was given; any other text stays as it is."""
    return text[1:] if text.startswith("'") and _is_at_risk(text) else text


def _is_at_risk(text: str) -> bool:
    """Whether a text, or what stands behind its apostrophes, would be taken for something else."""
    plain = text.lstrip("'")
    return bool(_FORMULA.match(plain) or _NUMBER.match(plain))
