"""Looking for damage in a project, and mending what can be mended without loss.

Each kind of damage is a module here that offers a `Kind`; `KINDS` lists them in the order in which they are looked for
and mended.
"""

from __future__ import annotations

from workflow.actions.doctor import leftovers, network_disk
from workflow.actions.doctor.examine import Diagnosis, Mended, Treated, examine_project, mend_project
from workflow.actions.doctor.finding import Examination, Finding, Kind

KINDS: tuple[Kind, ...] = (leftovers.KIND, network_disk.KIND)

__all__ = [
    "KINDS",
    "Diagnosis",
    "Examination",
    "Finding",
    "Kind",
    "Mended",
    "Treated",
    "examine_project",
    "mend_project",
]
