"""Which of the project's languages a file means."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from workflow.core.language_codes import is_other_language
from workflow.errors import UnknownName
from workflow.store.project import Project


def find_language(project: Project, said: str, wanted: str, path: str, line: int) -> str:
    """The project's code of the language that a file says; `wanted` where it says none.

    Tools like to add a region: `da-DK` is `da` in a project that has no other Danish.

    Raises:
        UnknownName: the file says no language and none is wanted, one that the project does not have, or another one
            than is wanted.
    """
    if not said:
        if not wanted:
            raise UnknownName("does not say its language: give it with --lang CODE", path=path)
        return wanted
    code = said.replace("_", "-")
    listed = (wanted,) if wanted else project.config.languages
    same = [each for each in listed if _is_same(project, code, each)]
    found = same or [each for each in listed if _is_near(project, code, each)]
    if len(found) == 1:
        return found[0]
    if wanted:
        message = f"is in '{said}', not in '{wanted}': leave --lang out to take it as what it says, or correct the file"
        raise UnknownName(message, path=path, line=line)
    if found:
        message = f"is in '{said}', which may be {' or '.join(found)}: say which one with --lang CODE"
        raise UnknownName(message, path=path, line=line)
    known = ", ".join(listed) or "none yet"
    raise UnknownName(f"is in '{said}', which is no language of the project; it has: {known}", path=path, line=line)


def refuse_other_sources(project: Project, said: Iterable[str], path: str) -> None:
    """Refuse a file that was made from texts in another language than the project's.

    Raises:
        UnknownName: with both languages.
    """
    source = project.config.source_language
    for code in said:
        if is_other_language(code, source):
            raise UnknownName(f"was made from texts in '{code}'; the project's are in '{source}'", path=path)


def _is_same(project: Project, code: str, listed: str) -> bool:
    with suppress(UnknownName):  # a code that nobody knows is none of ours
        return project.languages.same_language(code, listed)
    return False


def _is_near(project: Project, code: str, listed: str) -> bool:
    with suppress(UnknownName):  # a code that nobody knows is near none
        same_script = project.languages.script(code) == project.languages.script(listed)
        return same_script and not is_other_language(code, listed)
    return False
