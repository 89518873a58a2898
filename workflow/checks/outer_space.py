"""White space at the ends of a text is that of the source."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check

_INVISIBLE = "\u200e\u200f"


def _find(case: Case) -> Iterator[str]:
    had, has = case.source.text, case.translation.text
    for where, ours, theirs in (
        ("begins", had[: len(had) - len(had.lstrip())], has[: len(has) - len(has.lstrip())]),
        ("ends", had[len(had.rstrip()) :], has[len(has.rstrip()) :]),
    ):
        if bool(ours) != bool(theirs) or ours.count("\n") != theirs.count("\n"):
            yield f"{where} {_name(theirs)}, the source {_name(ours)}"


def _name(space: str) -> str:
    if not space:
        return "without white space"
    return "with a line break" if "\n" in space else "with white space"


CHECK = Check("outer-space", "Outer white space", "white space at the ends that the source does not have", _find)
