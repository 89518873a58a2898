"""The sentence at the top of a translation page that says what it is a translation of and how complete it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class BannerText:
    """The banner in one language."""

    progress: str
    """With `{title}` and `{percent}`; the percent sign stands in it as the language writes it."""
    outdated: str
    """A second sentence, for a page that shows outdated translations."""
    digits: str = ""
    """The language's ten digits from zero on; empty for 0 to 9."""


def banner_sentence(
    texts: Mapping[str, BannerText], language: str, chain: Sequence[str], title: str, percent: int, outdated: bool
) -> tuple[str, str]:
    """The sentence, and the language it is in: the page's own, else the first of `chain` that has one, else English.

    `texts` has codes in lower case, English among them; `language` and `chain` may be in any case, and the language
    comes back as it was given.
    """
    used = next((code for code in (language, *chain) if code.lower() in texts), ENGLISH)
    text = texts[used.lower()]
    number = str(percent)
    if text.digits:
        number = number.translate(str.maketrans("0123456789", text.digits))
    # The title comes last, so that one with braces in it stays as it is.
    progress = text.progress.replace("{percent}", number).replace("{title}", title)
    return f"{progress} {text.outdated}" if outdated else progress, used
