"""`{{PLURAL:}}` has as many forms as the language, none of them empty, and depends on the source's number.

Fewer forms than the language has are allowed (the last one is used for the rest), but one alone chooses nothing; forms
beyond the last are never shown (mediawiki.org, Help:Magic words, PLURAL). Where CLDR and gettext count differently (a
form for millions, or for fractions), both are right.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.wiki_calls import describe_arguments, read_calls

_WITH_MILLIONS = frozenset({"fr", "es", "pt", "it", "ca", "vec", "scn", "lld", "he"})
"""Languages of two forms in gettext that CLDR gives a third, rare one."""


def _find(case: Case) -> Iterator[str]:
    calls = read_calls(case.translation, "PLURAL")
    if not calls:
        return
    language = case.language
    rare = language.plurals > 2 or language.code.partition("-")[0].lower() in _WITH_MILLIONS
    for call in calls:
        forms = call.general
        if len(forms) > language.plurals + rare:
            yield f"has {len(forms)} forms in PLURAL, of which the language knows {language.plurals}"
        elif len(call.forms) == 1 and language.plurals > 1:
            yield "has one form in PLURAL, which leaves nothing to choose"
        if any(not form.strip() for form in call.forms):
            yield "has an empty form in PLURAL"
    yield from describe_arguments(case.source, case.translation, "PLURAL")


CHECK = Check(
    "plural-forms", "Plural forms", "PLURAL with other forms than the language has", _find, formats=("wikitext",)
)
