"""Translation variables stand where a value will be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.variables, case.translation.variables
    if had != has:
        yield from compare_counts(had, _cut(has, had), "the variable")


def _cut(has: Counter[str], known: Counter[str]) -> Counter[str]:
    """The variables without what follows them in a script without spaces: `$year` in `$year年`."""
    cut = Counter[str]()
    for value, count in has.items():
        fitting = [name for name in known if value.startswith(name) and not value[len(name) :][:1].isascii()]
        cut[max(fitting, key=len, default=value) if value not in known else value] += count
    return cut


CHECK = Check("variables", "Variables", "variables such as $name that are missing or added", _find)
