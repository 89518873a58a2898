"""The layout of exported files, as the configuration writes it: which fields it has, and what is wrong with one."""

from __future__ import annotations

import re

FIELDS = ("lang", "page", "dir", "name", "ext")


def find_layout_fault(layout: str) -> str:
    """Why a layout cannot place every page in every language inside the target folder; nothing when it can."""
    fields = re.findall(r"\{([^{}]*)\}", layout)
    unknown = [field for field in fields if field not in FIELDS]
    known = ", ".join(f"{{{field}}}" for field in FIELDS)
    if unknown:
        return f"has the unknown field {{{unknown[0]}}}; there are: {known}"
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", layout)):
        return f"has a brace without its partner; the fields are: {known}"
    if "lang" not in fields:
        return "has no {lang}: all languages would be written over each other"
    if "page" not in fields and "name" not in fields:
        return "has neither {page} nor {name}: all pages would be written over each other"
    if layout.startswith("/") or ".." in layout.split("/") or "\\" in layout:
        return "leads outside of the folder of the export"
    return ""
