"""A project on a network disk, where locks of two computers do not meet."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.network_disks import WAY_OUT, find_shared_folder


def _find(look: Examination) -> Iterator[Finding]:
    if found := find_shared_folder(look.project):
        yield Finding(found.name, 0, found.problem, WAY_OUT)


KIND = Kind("network disk", _find)
