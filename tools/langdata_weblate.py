"""What the generator of the language data takes from Weblate: English names and plural rules."""

from __future__ import annotations

from typing import Any

from weblate_language_data.languages import LANGUAGES


def read_weblate() -> dict[str, dict[str, Any]]:
    """Code, in lower case and as BCP 47 writes it → `name`, `plurals`, `rule`."""
    found = {}
    for code, name, plurals, rule in LANGUAGES:
        found[as_bcp47(code)] = {"name": name, "plurals": plurals, "rule": rule}
    return found


def as_bcp47(code: str) -> str:
    """`sr@ijekavian_Latn` → `sr-latn-ijekavian`: the script stands before the variant."""
    base, _, modifier = code.partition("@")
    variant, _, script = modifier.partition("_")
    return "-".join(part for part in (base.replace("_", "-"), script, variant) if part).lower()
