"""Placeholders in prose, which a program fills in: `{name}`, `%s`, `${name}`."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(
    r"\$?\{[A-Za-z_][\w.]*\}|\{\d*\}|%\([A-Za-z_]\w*\)[sdif]|%\d+\$[sdif]|(?<![\d\w%])%[sdif](?!\w)|%\{\w+\}"
    r"|(?<![\w$\\])\$[A-Za-z_]\w*"
)
"""One placeholder."""
