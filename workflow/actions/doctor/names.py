"""Names that some file systems cannot hold, or take for one another; links that lead out; what nobody may write."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.store.permissions import find_obstacles

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?$", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[<>:|?*]")
LONGEST_PATH = 240
"""Characters of a PO file's path below the project, beyond which a clone on Windows fails."""


def _find_names(look: Examination) -> Iterator[Finding]:
    project = look.project
    source = project.config.source
    for problem in look.tree.problems:
        repair = "rename it" if "rename" not in problem.message else "`git mv` it, then `polyfolio sync`"
        yield Finding(f"{source}/{problem.path}", problem.line, problem.message, repair)
    for page in look.tree.pages:
        if fault := _find_fault(page):
            yield Finding(f"{source}/{page}", 0, fault, "rename it, then `polyfolio sync`")
        longest = max(
            (f"{project.config.locales}/{code}/{page}.po" for code in project.config.languages), key=len, default=""
        )
        if len(longest) > LONGEST_PATH:
            message = f"its PO files have paths of {len(longest)} characters, too long for a clone on Windows"
            yield Finding(f"{source}/{page}", 0, message, "shorten its name, or that of a folder")
    yield from _find_twins(look)


def _find_fault(name: str) -> str:
    """Why a path cannot be had on every system."""
    for part in name.split("/"):
        if _RESERVED.match(part):
            return f"'{part}' is a reserved name on Windows"
        if part.endswith((".", " ")):
            return f"'{part}' ends in a dot or a space, which Windows drops"
        if found := _FORBIDDEN.search(part):
            return f"'{part}' has a '{found[0]}', which Windows does not allow"
    return ""


def _find_twins(look: Examination) -> Iterator[Finding]:
    """PO files, templates and folders of languages that are one file where case or Unicode form do not count."""
    locales = look.project.config.locales
    groups: dict[str, set[str]] = defaultdict(set)
    for name in look.locales:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            groups[unicodedata.normalize("NFC", path).casefold()].add(path)
    told: list[str] = []
    for _, names in sorted(groups.items()):
        first, *others = sorted(names)
        for name in others:
            if not any(name.startswith(f"{known}/") for known in told):
                told.append(name)
                message = f"'{locales}/{first}' has the same name but for upper and lower case or Unicode form"
                repair = (
                    "`polyfolio sync` writes to the one of the document's name; take the other away after a look at it"
                )
                yield Finding(f"{locales}/{name}", 0, message, repair)


def _find_obstacles(look: Examination) -> Iterator[Finding]:
    project = look.project
    for one in find_obstacles(project.root, (project.locales_root, project.instance, project.root / "polyfolio.toml")):
        yield Finding(project.relative(one.path), 0, one.message, one.repair)


KINDS = (Kind("names", _find_names), Kind("obstacles", _find_obstacles))
