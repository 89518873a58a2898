"""Write workflow/store/months.json: the names of the months in every language CLDR knows: python -m tools.month_names

All that a language's regions and forms use are taken together (`مايو` and `أيار`, `мая` and `май`, `May` and `Sep`), as
CLDR writes them, for the Gregorian calendar.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata

FILE = Path(__file__).parents[1] / "workflow" / "store" / "months.json"
USED = (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"), ("stand-alone", "abbreviated"))


def read_months() -> dict[str, list[list[str]]]:
    """Language code in lower case → for each of the twelve months its names. Languages for which CLDR has numbers
    instead (`M05`) are left out."""
    found: dict[str, list[dict[str, None]]] = defaultdict(lambda: [{} for _ in range(12)])
    for identifier in sorted(localedata.locale_identifiers(), key=lambda name: (name.count("_"), name)):
        locale = Locale.parse(identifier)
        for context, width in USED:
            for number, name in locale.months[context][width].items():
                plain = str(name).strip().rstrip(".")
                if plain and not plain.isdecimal() and plain != f"M{number:02}":
                    found[locale.language][number - 1][plain] = None
    return {code.lower(): [sorted(names) for names in months] for code, months in sorted(found.items()) if all(months)}


def main() -> None:
    """Write the file, a language on a line."""
    lines = (f"{json.dumps(code)}: {json.dumps(months, ensure_ascii=False)}" for code, months in read_months().items())
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
