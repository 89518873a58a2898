"""Templates and the names of their parameters are those of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts, shorten

_CHOOSING = frozenset({"plural", "gender", "grammar"})
"""Functions that choose among words: a translation may use them where its grammar needs them."""


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.templates, case.translation.templates
    if not had and not has:
        return
    if had != has:
        yield from compare_counts(*_leave_to_grammar(had, has, case.language.plurals), "the template")
    elif case.source.arguments != case.translation.arguments:
        yield from _compare_arguments(case)
    yield from compare_counts(case.source.parameters, case.translation.parameters, "the template parameter")


def _compare_arguments(case: Case) -> Iterator[str]:
    """Templates that have fewer arguments than in the source; names of arguments are compared apart."""
    if case.source.parameters != case.translation.parameters:
        return
    for name, count in case.source.arguments.items():
        has = case.translation.arguments[name]
        if has < count and name.lower() not in _CHOOSING:
            yield f"has {has} argument{'' if has == 1 else 's'} in {shorten(name)}, the source {count}"


def _leave_to_grammar(had: Counter[str], has: Counter[str], plurals: int) -> tuple[Counter[str], Counter[str]]:
    """Both without what the language's grammar decides about: added choices, and plurals where there is one form."""
    left, right = Counter(had), Counter(has)
    for name in {*had, *has}:
        if name.lower() in _CHOOSING:
            right[name] = min(has[name], had[name])
            if plurals == 1 and name.lower() == "plural":
                left[name] = right[name]
    return left, right


CHECK = Check("templates", "Templates", "templates and parameter names that are missing, added or renamed", _find)
