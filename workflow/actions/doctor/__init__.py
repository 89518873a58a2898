"""Looking for damage in a project, and mending what can be mended without loss.

Each kind of damage is a module here that offers a `Kind`; `KINDS` lists them in the order in which they are looked for
and mended.
"""

from __future__ import annotations

from workflow.actions.doctor import (
    catalogs,
    cut,
    displaced,
    git_setup,
    index,
    journal,
    leftovers,
    names,
    network_disk,
    repository,
    settings,
)
from workflow.actions.doctor.examine import Diagnosis, Mended, Treated, examine_project, mend_project
from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.doctor.settings import describe_config

KINDS: tuple[Kind, ...] = (
    *names.KINDS,
    leftovers.KIND,
    displaced.KIND,
    *settings.KINDS,
    *journal.KINDS,
    index.KIND,
    *catalogs.KINDS,
    *cut.KINDS,
    *git_setup.KINDS,
    repository.KIND,
    network_disk.KIND,
)

__all__ = [
    "KINDS",
    "Diagnosis",
    "Examination",
    "Finding",
    "Kind",
    "Mended",
    "Treated",
    "describe_config",
    "examine_project",
    "mend_project",
]
