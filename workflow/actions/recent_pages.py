"""Pages that were read a moment ago, kept as long as their files are the same: a save does not parse a page again."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock

from workflow.actions.facts import doubt_racy
from workflow.actions.pages import LoadedPage, load_page
from workflow.store.files import Identity, identify
from workflow.store.index.rows import ABSENT
from workflow.store.project import Project

MOST = 64
"""Pages kept at most."""

_Key = tuple[str, str, Identity, Identity, str]
_pages: OrderedDict[_Key, LoadedPage] = OrderedDict()
_lock = Lock()


def load_recent(project: Project, page: str) -> LoadedPage:
    """The page as `load_page` reads it, from memory where neither source nor template nor options have changed.

    Raises:
        UnknownName, DocumentError, CatalogError: as `load_page`.
    """
    source = identify(project.source_path(page)) or ABSENT
    template = identify(project.template_path(page)) or ABSENT
    _, options = project.format_of(page)
    key = (str(project.root), page, source, template, repr((sorted(options.items()), project.config.source_language)))
    with _lock:
        if key in _pages:
            _pages.move_to_end(key)
            return _pages[key]
    read_at = time.time_ns()
    loaded = load_page(project, page)
    fresh = doubt_racy(source, read_at) == source == loaded.source_file
    fresh = fresh and doubt_racy(template, read_at) == template == loaded.template_file
    if fresh and not loaded.plan.new:  # new units depend on other files too
        with _lock:
            _pages[key] = loaded
            while len(_pages) > MOST:
                _pages.popitem(last=False)
    return loaded
