"""`{{GENDER:}}` has at most three forms and depends on the source's user.

The forms are for male, female and unknown, in this order; with fewer the first stands for the rest (mediawiki.org,
Help:Magic words, GENDER).
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.wiki_calls import describe_arguments, read_calls

_MOST = 3


def _find(case: Case) -> Iterator[str]:
    for call in read_calls(case.translation, "GENDER"):
        if len(call.forms) > _MOST:
            yield f"has {len(call.forms)} forms in GENDER, which knows {_MOST}"
        if not any(form.strip() for form in call.forms):
            yield "has no form in GENDER"
    yield from describe_arguments(case.source, case.translation, "GENDER")


CHECK = Check(
    "gender-forms", "Gender forms", "GENDER with too many forms, or for someone else", _find, formats=("wikitext",)
)
