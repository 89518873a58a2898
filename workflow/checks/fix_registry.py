"""Which fixes there are: built-in ones and those that other packages bring through the same door.

A fix is an entry point of the group `polyfolio.fixes` whose object is a `workflow.checks.fixing.Fixer`. A built-in one
is the value `FIXER` of the module that is called as it is, behind `fix_`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from workflow.checks.fixing import Fixer
from workflow.errors import ConfigError, UnknownName
from workflow.formats.doors import find_doors, open_door

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "polyfolio.fixes"

BUILT_IN = ("outer-space", "quotation-marks", "french-spacing", "zero-width")


def list_fixers() -> tuple[str, ...]:
    """The ids of all fixes, built-in ones first."""
    return (*BUILT_IN, *sorted(_doors()))


@cache
def load_fixer(id: str) -> Fixer:
    """The fix of that id.

    Raises:
        UnknownName: there is none; the message lists those there are.
        ConfigError: it cannot be imported, or is no fix.
    """
    if id in BUILT_IN:
        built_in: Fixer = import_module(f"workflow.checks.fix_{id.replace('-', '_')}").FIXER
        return built_in
    door = _doors().get(id)
    if door is None:
        raise UnknownName(f"there is no fix '{id}'; there are: {', '.join(list_fixers())}")
    found = open_door(door, "fix")
    if not isinstance(found, Fixer) or found.id != id:
        raise ConfigError(f"'{door.value}' is no workflow.checks.fixing.Fixer with the id '{id}'")
    return found


@cache
def _doors() -> dict[str, EntryPoint]:
    """The fixes of other packages by id."""
    return find_doors(GROUP, BUILT_IN)
