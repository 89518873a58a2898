"""Writes workflow/store/languages.json and tests/data/mediawiki-codes.txt from the sources named in `meta`.

Needs the development dependencies, npm and network; run it with `make langdata`. The output depends on the versions of
the sources alone.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.langdata_cldr import read_cldr
from tools.langdata_npm import fetch_packages
from tools.langdata_tables import ALIASES, FALLBACKS, NAMES, OWN_LANGUAGES, RIGHT_TO_LEFT
from tools.langdata_weblate import read_weblate
from workflow.core.language_codes import qualify_name
from workflow.core.languages import Languages

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "workflow" / "store" / "languages.json"
CODES = ROOT / "tests" / "data" / "mediawiki-codes.txt"
GERMANIC_PLURAL = [2, "n != 1"]


def main() -> None:
    """Read all sources, merge them, write both files."""
    with tempfile.TemporaryDirectory() as folder:
        npm = fetch_packages(Path(folder))
    cldr = read_cldr()
    weblate = read_weblate()
    codes = mediawiki_codes(npm)
    data = merge(npm, cldr, weblate, codes)
    OUTPUT.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
    CODES.parent.mkdir(exist_ok=True)
    CODES.write_text("".join(f"{code}\n" for code in codes), "utf-8")
    sys.stdout.write(
        f"{len(data['languages'])} languages, {len(data['aliases'])} aliases, {len(codes)} MediaWiki codes\n"
    )


def mediawiki_codes(npm: dict[str, Any]) -> list[str]:
    """Every code that MediaWiki's data name, aliases included."""
    chains = npm["fallbacks"]
    return sorted({*npm["languages"], *chains, *(each for chain in chains.values() for each in chain)})


def merge(npm: dict[str, Any], cldr: dict[str, Any], weblate: dict[str, Any], codes: list[str]) -> dict[str, Any]:
    """The whole data file. Where two sources differ, MediaWiki's names and scripts win, then Weblate's, then CLDR's."""
    listed = {code for code in codes if len(npm["languages"].get(code, "..")) > 1}
    listed |= {code for code in weblate if code not in cldr["likely"]} | set(cldr["names"]) | set(cldr["languages"])
    listed |= set(OWN_LANGUAGES) | set(ALIASES.values())
    listed |= {drop_usual_script(code, facts[0])[1] for code, facts in npm["languages"].items() if len(facts) == 1}
    scripts = {code: find_script(code, npm, cldr) for code in listed}
    aliases = gather_aliases(npm, cldr, listed, scripts)
    kept = sorted(code for code in listed if code not in aliases)
    fallbacks = gather_fallbacks(npm["fallbacks"], aliases, set(kept))
    plurals = {code: find_plural(code, npm["fallbacks"], weblate, cldr, aliases, ()) for code in kept}
    rules = sorted({tuple(plural) for plural in plurals.values()})
    languages = {
        code: [
            find_name(code, npm, weblate, cldr),
            find_autonym(code, npm, weblate, cldr, aliases),
            scripts[code],
            rules.index(tuple(plurals[code])),
            fallbacks.get(code, []),
        ]
        for code in kept
    }
    data = {
        "meta": describe_sources(npm),
        "languages": languages,
        "aliases": {code: target for code, target in aliases.items() if target in languages},
        "plurals": rules,
        "rtl": RIGHT_TO_LEFT,
        "parents": {},
        "autonyms": {},
        **{key: cldr[key] for key in ("scripts", "territories", "variants", "likely", "spoken")},
    }
    find = Languages(data)
    for code, autonym in cldr["autonyms"].items():
        key = find.canonical(code).lower()
        if key not in languages:
            data["autonyms"][key] = autonym
    for code, parent in cldr["parents"].items():
        key, above = find.canonical(code).lower(), find.canonical(parent).lower()
        if key != above:
            data["parents"][key] = above
    return data


def find_script(code: str, npm: dict[str, Any], cldr: dict[str, Any]) -> str:
    """The script of a code, in lower case: its own subtag, MediaWiki's, CLDR's, or its base language's."""
    subtags = [part for part in code.split("-")[1:] if len(part) == 4 and part in cldr["scripts"]]
    if subtags:
        return subtags[0]
    if code in OWN_LANGUAGES:
        return OWN_LANGUAGES[code][2]
    facts = npm["languages"].get(code, [])
    if len(facts) == 1:
        return find_script(facts[0], npm, cldr)
    if facts:
        return str(facts[0]).lower()
    if code in cldr["default_scripts"]:
        return str(cldr["default_scripts"][code])
    return find_script(code.rpartition("-")[0], npm, cldr) if "-" in code else "latn"


def gather_aliases(
    npm: dict[str, Any], cldr: dict[str, Any], listed: set[str], scripts: dict[str, str]
) -> dict[str, str]:
    """Code → the one code of the same language and script. Our own table wins, then MediaWiki's, then CLDR's."""
    aliases = dict(drop_usual_script(code, facts[0]) for code, facts in npm["languages"].items() if len(facts) == 1)
    aliases.update({code: to for code, to in cldr["aliases"].items() if code not in listed and code not in aliases})
    for code in sorted(listed):
        language = code.partition("-")[0]
        spelled = f"{language}-{scripts.get(language, '')}"
        if code == spelled and aliases.get(language) != code and code not in aliases:
            aliases[code] = language
    aliases.update(ALIASES)
    for canonical in ALIASES.values():
        aliases.pop(canonical, None)
    return {code: follow(code, aliases) for code in sorted(aliases)}


def drop_usual_script(code: str, target: str) -> tuple[str, str]:
    """MediaWiki's alias, but `ug-arab` → `ug` instead of `ug` → `ug-arab`: the shorter code is the canonical one."""
    return (
        (target, code) if target.rpartition("-")[0] == code and len(target.rpartition("-")[2]) == 4 else (code, target)
    )


def follow(code: str, aliases: dict[str, str]) -> str:
    """The end of a line of aliases."""
    seen = {code}
    while code in aliases:
        code = aliases[code]
        if code in seen:
            raise SystemExit(f"aliases turn in a circle at {code}")
        seen.add(code)
    return code


def gather_fallbacks(chains: dict[str, list[str]], aliases: dict[str, str], kept: set[str]) -> dict[str, list[str]]:
    """MediaWiki's chains by canonical code; the chains of a language's aliases follow its own."""
    gathered: dict[str, list[str]] = {}
    for code in sorted(chains, key=lambda code: (code in aliases, code)):
        key = aliases.get(code, code)
        found = gathered.setdefault(key, [])
        for each in (aliases.get(each, each) for each in chains[code]):
            if each != key and each not in found and each in kept:
                found.append(each)
    return {**gathered, **FALLBACKS}


def find_plural(
    code: str,
    chains: dict[str, list[str]],
    weblate: dict[str, Any],
    cldr: dict[str, Any],
    aliases: dict[str, str],
    seen: tuple[str, ...],
) -> list[Any]:
    """[nplurals, rule]: Weblate's, CLDR's, an alias's, the base language's, or (as MediaWiki does) a fallback's."""
    same = [code, *(alias for alias, target in aliases.items() if target == code)]
    for each in same:
        if each in weblate:
            return [weblate[each]["plurals"], weblate[each]["rule"]]
    for each in same:
        if each in cldr["plurals"]:
            return list(cldr["plurals"][each])
    above = [code.rpartition("-")[0]] if "-" in code else []
    for each in (*above, *(near for name in same for near in chains.get(name, []))):
        target = aliases.get(each, each)
        if target not in (code, *seen):
            return find_plural(target, chains, weblate, cldr, aliases, (*seen, code))
    return GERMANIC_PLURAL


def find_name(code: str, npm: dict[str, Any], weblate: dict[str, Any], cldr: dict[str, Any]) -> str:
    """The English name: ours, Weblate's, CLDR's, ISO 639-3's, or made from the base language's and the subtags."""
    if code in NAMES or code in OWN_LANGUAGES:
        return NAMES.get(code) or OWN_LANGUAGES[code][0]
    if code in weblate:
        return str(weblate[code]["name"])
    name = cldr["names"].get(code) or npm["iso_names"].get(code)
    if name:
        return str(name)
    base, _, subtag = code.rpartition("-")
    if not base:
        raise SystemExit(f"no English name for {code}")
    script = cldr["scripts"].get(subtag)
    detail = f"{script} script" if script else cldr["territories"].get(subtag) or cldr["variants"].get(subtag) or subtag
    return qualify_name(find_name(base, npm, weblate, cldr), str(detail))


def find_autonym(
    code: str, npm: dict[str, Any], weblate: dict[str, Any], cldr: dict[str, Any], aliases: dict[str, str]
) -> str:
    """The language's name in itself: MediaWiki's, CLDR's, an alias's, one made from the base language's, or the
    English one."""
    if code in OWN_LANGUAGES:
        return OWN_LANGUAGES[code][1]
    same = [code, *(alias for alias, target in aliases.items() if target == code)]
    for each in same:
        facts = npm["languages"].get(each, [])
        if len(facts) > 1:
            return str(facts[2])
    for each in same:
        if each in cldr["autonyms"]:
            return str(cldr["autonyms"][each])
    name = find_name(code, npm, weblate, cldr)
    base = code.rpartition("-")[0]
    if not base or not name.endswith(")"):
        return name
    return qualify_name(find_autonym(base, npm, weblate, cldr, aliases), name.rpartition("(")[2][:-1])


def describe_sources(npm: dict[str, Any]) -> dict[str, Any]:
    """What each part is and where it is from."""
    mediawiki = f"@wikimedia/language-data {npm['versions']['@wikimedia/language-data']} (GPL-2.0-or-later)"
    banana = f"banana-i18n {npm['versions']['banana-i18n']} (MIT)"
    weblate = f"weblate-language-data {version('weblate-language-data')} (MIT)"
    cldr = f"CLDR in Babel {version('Babel')} (Unicode-3.0, BSD-3-Clause)"
    iso = f"iso-639-3 {npm['versions']['iso-639-3']} (MIT)"
    return {
        "about": "Generated by tools/langdata.py (make langdata); do not edit. All codes are in lower case.",
        "languages": "code: [English name, autonym, script, number in plurals, fallbacks, nearest first]",
        "sources": {
            "names": f"{weblate}; {cldr}; {iso}",
            "autonyms and scripts of languages": f"{mediawiki}; {cldr}",
            "aliases": f"{mediawiki}; {cldr}",
            "fallbacks": banana,
            "plurals": f"{weblate}; {cldr}",
            "autonyms of regional variants, likely, parents, scripts, spoken, territories, variants": cldr,
            "rtl": "ISO 15924, the right-to-left scripts",
        },
    }


if __name__ == "__main__":
    main()
