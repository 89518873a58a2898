"""Which checks there are: built-in ones and those that other packages bring through the same door.

A check is an entry point of the group `polyfolio.checks` whose object is a `workflow.checks.check.Check`, or a
`workflow.checks.page_check.PageCheck`. A built-in one is the value `CHECK` of the module that is called as it is.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from workflow.checks.check import Check
from workflow.checks.page_check import PageCheck
from workflow.errors import ConfigError, UnknownName
from workflow.formats.doors import find_doors, open_door

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "polyfolio.checks"

AnyCheck = Check | PageCheck

BUILT_IN = (
    "link-targets",
    "link-labels",
    "anchors",
    "images",
    "code",
    "emphasis",
    "stray-markup",
    "tags",
    "attributes",
    "entities",
    "templates",
    "plural-forms",
    "gender-forms",
    "variables",
    "placeholders",
    "footnotes",
    "line-breaks",
    "line-markers",
    "table-cells",
    "numbers",
    "dates",
    "end-punctuation",
    "brackets",
    "quotes",
    "doubled-words",
    "double-spaces",
    "outer-space",
    "unchanged",
    "untranslated-remainder",
    "inconsistent",
    "emptied",
    "length",
    "invisible",
    "direction-marks",
    "mojibake",
    "mixed-scripts",
    "wrong-script",
    "look-alikes",
    "conflict-text",
    "terms",
    "forbidden-terms",
    "toolkit-options",
    "toolkit-functions",
    "toolkit-escapes",
    "toolkit-acronyms",
    "toolkit-filepaths",
    "toolkit-startcaps",
    "toolkit-startpunc",
    "toolkit-puncspacing",
    "toolkit-singlequoting",
    "toolkit-sentencecount",
)

_TOOLKIT = "toolkit-"
"""How filters of translate-toolkit are called; they stand in one module."""

ALWAYS = {
    "structure": "the translation would change the blocks of its page, so that the source text stands in",
    "markup": "the translation adds or breaks tags, templates or link schemes, so that the source text stands in",
}
"""What is found when a page is put together: always on, always an error."""


_ALWAYS_NAMES = {"structure": "Structure of the page", "markup": "Markup"}


def is_built_in(id: str) -> bool:
    """Whether a check is part of this program."""
    return id in BUILT_IN


def name_check(id: str) -> str:
    """The title of a check, those that are always on included.

    Raises:
        UnknownName, ConfigError: as `load_check`.
    """
    return _ALWAYS_NAMES.get(id) or load_check(id).name


def list_checks() -> tuple[str, ...]:
    """The ids of all checks that can be switched, built-in ones first."""
    return (*BUILT_IN, *sorted(_doors()))


@cache
def load_check(id: str) -> AnyCheck:
    """The check of that id.

    Raises:
        UnknownName: there is none; the message lists those there are.
        ConfigError: it cannot be imported, or is no check.
    """
    if id in BUILT_IN:
        if id.startswith(_TOOLKIT):
            chosen: AnyCheck = import_module("workflow.checks.toolkit").CHECKS[id]
            return chosen
        built_in: AnyCheck = import_module(f"workflow.checks.{id.replace('-', '_')}").CHECK
        return built_in
    door = _doors().get(id)
    if door is None:
        raise UnknownName(f"there is no check '{id}'; there are: {', '.join(list_checks())}")
    found = open_door(door, "check")
    if not isinstance(found, AnyCheck) or found.id != id:
        raise ConfigError(f"'{door.value}' is no workflow.checks.check.Check with the id '{id}', and no PageCheck")
    return found


@cache
def _doors() -> dict[str, EntryPoint]:
    """The checks of other packages by id."""
    return find_doors(GROUP, {*BUILT_IN, *ALWAYS})
