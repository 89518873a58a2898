"""Checking what nobody has asked for yet, a little at a time: so that a server has its numbers ready."""

from __future__ import annotations

import time
from itertools import groupby
from operator import itemgetter

from workflow.actions.checking import check_page
from workflow.actions.progress import project_index
from workflow.actions.project_checks import ProjectChecks
from workflow.store.index.result_lists import list_readable_pages, list_unchecked, read_sets
from workflow.store.index.rows import read_catalogs
from workflow.store.index.schema import Index
from workflow.store.project import Project

MOST = 200
"""PO files that are looked up at once."""


def check_some(project: Project, *, seconds: float) -> bool:
    """Check PO files that are not checked as the index has counted them, for about so many seconds.

    What cannot be read is left to whoever asks for it. The index must have been brought up to the files before.

    Returns:
        Whether there is more to do.

    Raises:
        ConfigError: a check of another package cannot be loaded.
        Busy, IndexDamaged: the index cannot be used now.
    """
    end = time.monotonic() + seconds
    checks = ProjectChecks(project)
    with project_index(project) as index:
        late = list_unchecked(index, project.config.languages, _find_sets(checks, index), limit=MOST)
        for page, keys in groupby(late, key=itemgetter(0)):
            rows = read_catalogs(index, page)
            check_page(checks, index, page, [rows[key] for key in keys], [])
            if time.monotonic() > end:
                return True
    return len(late) == MOST


def _find_sets(checks: ProjectChecks, index: Index) -> list[int]:
    """The numbers of the sets that have all checks which a language wants for a format of the project."""
    formats = {checks.project.format_name_of(page) for page in list_readable_pages(index)}
    wanted = [checks.stamp(language, name).items() for language in checks.project.config.languages for name in formats]
    return [number for number, ran in read_sets(index).items() if any(one <= ran.items() for one in wanted)]
