"""Characters that a language needs and that are hard to type: its quotation marks, dashes, spaces, joiners, marks.

Quotation marks follow the CLDR's delimiters and the languages' own orthographies; joiners and direction marks are
offered where the script uses them (Unicode Standard, 23.2 Layout Controls).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Special:
    """A character, or a pair that encloses text."""

    open: str
    close: str = ""


_QUOTES = {
    "": "“”‘’",
    "ar": "«»“”",
    "be": "«»„“",
    "bg": "„“’’",
    "ca": "«»“”",
    "cs": "„“‚‘",
    "cy": "‘’“”",
    "da": "»«””",
    "de": "„“‚‘",
    "de-ch": "«»‹›",
    "el": "«»“”",
    "es": "«»“”",
    "et": "„“«»",
    "eu": "«»“”",
    "fa": "«»‹›",
    "fi": "””’’",
    "gsw": "«»‹›",
    "he": "””’’",
    "hr": "„”‘’",
    "hu": "„”»«",
    "hy": "«»",
    "is": "„“‚‘",
    "it": "«»“”",
    "ja": "「」『』",
    "ka": "„“«»",
    "kk": "«»“”",
    "lt": "„“‚‘",
    "lv": "“”„”",
    "mk": "„“’‘",
    "nb": "«»‘’",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt-pt": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“»«",
    "sq": "«»“”",
    "sr": "„”‘’",
    "sv": "””’’",
    "uk": "«»„“",
    "zh-hant": "「」『』",
    "zh-tw": "「」『』",
    "zh-hk": "「」『』",
    "yue": "「」『』",
}
"""Pairs of quotation marks by language or longer code; the empty one holds for all others."""

_FRENCH = (Special("«\u202f", "\u202f»"), Special("“", "”"))

_BY_LANGUAGE = {
    "ca": "·’",
    "ckb": "\u200c",
    "da": "’",
    "el": "·",
    "es": "¿¡",
    "ast": "¿¡",
    "gl": "¿¡",
    "en": "’",
    "fa": "\u200c",
    "fr": "’\u202f",
    "it": "’",
    "nl": "’",
    "ps": "\u200c",
    "uk": "’",
    "ur": "\u200c۔",
    "hy": "՛՜՞։",
}

_BY_SCRIPT = {
    "Arab": "،؛؟\u200e\u200f",
    "Beng": "।\u200c\u200d",
    "Deva": "।\u200c\u200d",
    "Ethi": "፡።፣",
    "Gujr": "।\u200c\u200d",
    "Guru": "।\u200c\u200d",
    "Hans": "、。《》",
    "Hant": "、。《》",
    "Hebr": "־׳״\u200e\u200f",
    "Jpan": "、。・",
    "Khmr": "។៖\u200b",
    "Knda": "\u200c\u200d",
    "Kore": "·",
    "Laoo": "\u200b",
    "Mlym": "\u200c\u200d",
    "Mymr": "၊။\u200b",
    "Orya": "।\u200c\u200d",
    "Sinh": "\u200c\u200d",
    "Syrc": "،؛؟\u200e\u200f",
    "Taml": "\u200c\u200d",
    "Telu": "\u200c\u200d",
    "Thaa": "،؛؟\u200e\u200f",
    "Thai": "ๆฯ\u200b",
    "Tibt": "་།",
}
"""Punctuation, joiners, places to break lines, and direction marks by script (ISO 15924)."""

_UNSPACED = ("Hans", "Hant", "Jpan", "Laoo", "Khmr", "Mymr", "Thai")
"""Scripts that set no spaces between words, so that a no-break space is of little use."""


def special_characters(code: str, script: str) -> tuple[Special, ...]:
    """The characters for a language (BCP 47) in its script, each once, quotation marks first."""
    code = code.lower()
    language = code.partition("-")[0]
    found = list(quotation_marks(code, script))
    found += [Special("–"), Special("—"), Special("…")]
    if script not in _UNSPACED:
        found.append(Special("\u00a0"))
    found += [Special(char) for char in _BY_LANGUAGE.get(language, "")]
    found += [Special(char) for char in _BY_SCRIPT.get(script, "") if char not in "《》"]
    if "《" in _BY_SCRIPT.get(script, ""):
        found.append(Special("《", "》"))
    return tuple(dict.fromkeys(found))


def quotation_marks(code: str, script: str) -> tuple[Special, ...]:
    """The quotation marks of a language (BCP 47) in its script: those of the first level, then those inside of them."""
    code = code.lower()
    language = code.partition("-")[0]
    if language == "fr" and code != "fr-ch":
        return _FRENCH
    fitting = f"{language}-{script.lower()}"
    marks = next((_QUOTES[key] for key in (code, fitting, language) if key in _QUOTES), _QUOTES[""])
    return tuple(Special(marks[at], marks[at + 1]) for at in range(0, len(marks), 2))
