"""The doors by which other packages come in: entry points, for formats and for checks alike."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from workflow.errors import ConfigError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def find_doors(group: str, built_in: Container[str]) -> dict[str, EntryPoint]:
    """The entry points of a group by name; those named as something built in are left out."""
    from importlib.metadata import entry_points

    return {door.name: door for door in entry_points(group=group) if door.name not in built_in}


def open_door(door: EntryPoint, what: str) -> Any:
    """What an entry point names; `what` it shall be is for the message.

    Raises:
        ConfigError: it cannot be imported.
    """
    try:
        return door.load()
    except Exception as error:  # importing another package's module may raise anything
        raise ConfigError(f"the {what} '{door.name}' ({door.value}) cannot be loaded: {error}") from error
