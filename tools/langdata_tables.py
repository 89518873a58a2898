"""What no source has, or has otherwise than this project wants it. Codes are in lower case."""

from __future__ import annotations

ALIASES = {
    # Chinese is two languages here, one per script; the region decides the script where none is written.
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-hans-cn": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hant-tw": "zh-hant",
    "zh-hk": "zh-hant-hk",
    "zh-mo": "zh-hant-mo",
    "zh-sg": "zh-hans-sg",
    "zh-my": "zh-hans-my",
    "kk-arab-cn": "kk-arab",
    # MediaWiki has the individual language of ISO 639-3 where CLDR and Weblate have the macrolanguage.
    "ike": "iu",
    "ike-cans": "iu",
    "ike-latn": "iu-latn",
    "iu-cans": "iu",
    # Withdrawn from ISO 639; MediaWiki still lists them as languages of their own.
    "mo": "ro",
    "no": "nb",
    "be-x-old": "be-tarask",
}
"""Codes of one language and script."""

FALLBACKS = {
    # A Norwegian reader takes Bokmål before Danish, and Danish before English.
    "nn": ["nb", "da"],
}
"""Chains that are not MediaWiki's."""

OWN_LANGUAGES = {"qps-ploc": ("Pseudo-language", "⟦Þšéûðö⟧", "latn")}
"""Languages that exist for this program only: name, autonym, script."""

NAMES = {
    "be-tarask": "Belarusian (Taraškievica orthography)",
    "bh": "Bihari",
    "de-formal": "German (formal address)",
    "eml": "Emiliano-Romagnolo",
    "en-simple": "Simple English",
    "es-formal": "Spanish (formal address)",
    "hu-formal": "Hungarian (formal address)",
    "map-bms": "Banyumasan",
    "nds-nl": "Low Saxon (Netherlands)",
    "nl-informal": "Dutch (informal address)",
    "nn-hognorsk": "Norwegian Nynorsk (Høgnorsk)",
    "nrm": "Norman",
    "pzh": "Pazeh",
    "roa-tara": "Tarantino",
    "rsk": "Pannonian Rusyn",
}
"""English names that the sources lack or that are clearer so."""

RIGHT_TO_LEFT = [
    *("adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "gara", "hatr", "hebr", "hung", "khar", "lydi"),
    *("mand", "mani", "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "palm", "phli", "phlp", "phnx", "prti"),
    *("rohg", "samr", "sarb", "sogd", "sogo", "syrc", "syre", "syrj", "syrn", "thaa", "todr", "yezi"),
]
"""Scripts that are written from right to left (ISO 15924, and the bidirectional class of their letters in Unicode)."""
