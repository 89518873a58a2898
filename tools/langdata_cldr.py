"""What the generator of the language data takes from CLDR, through Babel."""

from __future__ import annotations

import re
from typing import Any

from babel import Locale, localedata
from babel.core import get_global
from babel.plural import to_gettext

UNUSED = ("und", "mul", "zxx", "root")
"""Codes that name no language."""

TWO_FORMS = {"((n == 1)) ? 0 : 1": "n != 1", "((n >= 0 && n <= 1)) ? 0 : 1": "n > 1"}
"""Babel's spelling of the usual rules → gettext's."""


def read_cldr() -> dict[str, Any]:
    """Everything by code in lower case, hyphenated."""
    english = Locale("en")
    likely = dict(get_global("likely_subtags"))
    defaults = {code: full.split("_")[1].lower() for code, full in likely.items() if "_" not in code and code != "und"}
    names = {
        fold(code): str(name) for code, name in english.languages.items() if "_" not in code and code not in UNUSED
    }
    locales = [Locale.parse(name) for name in localedata.locale_identifiers()]
    return {
        "names": names,
        "languages": sorted({fold(each.language) for each in locales}),
        "default_scripts": defaults,
        "likely": {fold(code): script for code, script in read_regional_scripts(likely, defaults).items()},
        "spoken": {
            code.partition("_")[2].lower(): full.split("_")[0]
            for code, full in likely.items()
            if code.startswith("und_") and len(code) == 6
        },
        "aliases": {
            fold(code): fold(target)
            for code, target in get_global("language_aliases").items()
            if "_" not in code and ("_" not in target)
        },
        "parents": {
            fold(code): fold(parent)
            for code, parent in get_global("parent_exceptions").items()
            if parent not in ("root", "no") and code != "ht"
        },
        "autonyms": {fold(str(each)): str(each.get_display_name()) for each in locales if each.get_display_name()},
        "plurals": {fold(str(each)): read_plural(each) for each in locales if not each.territory and not each.variant},
        "scripts": {code.lower(): str(name) for code, name in english.scripts.items()},
        "territories": {code.lower(): str(name) for code, name in english.territories.items()},
        "variants": {fold(code): str(name) for code, name in english.variants.items()},
    }


def fold(code: str) -> str:
    """`zh_Hant_HK` → `zh-hant-hk`."""
    return code.replace("_", "-").lower()


def read_regional_scripts(likely: dict[str, str], defaults: dict[str, str]) -> dict[str, str]:
    """Language and region → script, where the region decides that it is not the language's usual one."""
    found = {}
    for code, full in likely.items():
        language, _, region = code.partition("_")
        script = full.split("_")[1].lower()
        if len(region) in (2, 3) and language in defaults and defaults[language] != script:
            found[code] = script
    return found


def read_plural(locale: Locale) -> list[Any]:
    """[nplurals, the C expression] of CLDR's cardinal rule for whole numbers."""
    found = re.fullmatch(r"nplurals=(\d+); plural=\((.*)\);", to_gettext(locale.plural_form))
    if found is None:
        raise SystemExit(f"no plural rule for {locale}")
    return [int(found[1]), TWO_FORMS.get(found[2], found[2])]
