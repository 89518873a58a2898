"""The project that is served: read again when its configuration changes, its index kept fresh in the background."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from flask import current_app

from web.committer import Committer
from workflow.actions.edit import default_author
from workflow.actions.recovery import recover_project
from workflow.actions.sweep import Look, sweep_index
from workflow.errors import Busy, PolyfolioError
from workflow.store.config import CONFIG_NAME
from workflow.store.files import Identity, identify
from workflow.store.held import HeldDatabases
from workflow.store.index.seal import is_ready
from workflow.store.project import Project, open_project

SWEEP_SECONDS = 1.5
"""Between two looks at the files' identities: an outside edit is in the totals within two seconds."""

RECOVERY_SECONDS = 10
"""Between two looks for edits that another worker, killed meanwhile, has left unwritten."""

FIRST_SWEEP_SECONDS = 3
"""How long an overview waits for the first sweep; a project that takes longer is told to be on its way."""

log = logging.getLogger("polyfolio")


class ProjectKeeper:
    """Holds the project of an application and its background sweep."""

    def __init__(self, root: Path, *, sweep: bool) -> None:
        """`sweep` says whether a thread shall keep the index fresh."""
        self._root = root
        self._lock = threading.Lock()
        self._known: tuple[Identity | None, Project] | None = None
        self._author = ""
        self._look: Look | None = None
        self.sweeping = sweep
        self.reading: tuple[int, int] | None = None
        """While the sweep brings the index up to the files: how many pages it has read, of how many."""
        self._instance = root / "instance"
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._swept = threading.Event()
        self._committer = Committer(self.project, self._stop)
        if sweep:
            threading.Thread(target=self._sweep, name="sweep", daemon=True).start()
            self._committer.start()

    @property
    def attention(self) -> bool:
        """Whether somebody has to do something about the repository, as far as the committer has seen."""
        return self._committer.attention

    def project(self) -> Project:
        """The project, with the configuration as it is now.

        Raises:
            ConfigError: the configuration has become invalid.
        """
        identity = identify(self._root / CONFIG_NAME)
        with self._lock:
            if self._known is None or self._known[0] != identity:
                self._known = (identity, open_project(self._root))
            return self._known[1]

    def author(self) -> str:
        """Under whose name edits are saved in single-user mode; asked of git once."""
        if not self._author:
            self._author = default_author(self.project())
        return self._author

    def refresh(self) -> None:
        """Bring the index up to the files, unless the sweep does so; a new server waits a little for its first sweep.

        Raises:
            Busy: the sweep has not read the project for the first time yet, so that there are no numbers to show.
        """
        if not self.sweeping:
            self._refresh()
        elif not self._wait_for_sweep() and not is_ready(self._instance):
            done = f": {self.reading[0]} of {self.reading[1]} are done" if self.reading else ""
            raise Busy(f"the pages are being read for the first time{done}; look again in a moment")

    def _wait_for_sweep(self) -> bool:
        """Wait a little for the first sweep, or for one that makes a damaged index anew; whether it has ended."""
        end = time.monotonic() + FIRST_SWEEP_SECONDS
        if not self._swept.wait(FIRST_SWEEP_SECONDS):
            return False
        while not is_ready(self._instance):
            self._wake.set()
            if time.monotonic() > end:
                return False
            time.sleep(0.01)
        return True

    def stop(self) -> None:
        """End the sweep and the committer."""
        self._stop.set()
        self._wake.set()

    def _refresh(self) -> None:
        self._look = sweep_index(self.project(), self._look, report=self._report)

    def _report(self, done: int, total: int) -> None:
        self.reading = (done, total)

    def _sweep(self) -> None:
        held = HeldDatabases(self._root / "instance")
        recovered = 0.0
        while True:
            begun = time.monotonic()
            try:
                if not recovered or begun - recovered > RECOVERY_SECONDS:
                    _recover(self.project(), leftovers=not recovered)
                    recovered = begun
                self._refresh()
            except PolyfolioError as error:  # told on the pages that need it; the next look may find it mended
                log.warning("sweep: %s", error)
            finally:
                self.reading = None
                self._swept.set()
            held.renew()
            self._wake.wait(max(SWEEP_SECONDS - (time.monotonic() - begun), SWEEP_SECONDS / 3))
            self._wake.clear()
            if self._stop.is_set():
                held.release()
                return


def _recover(project: Project, *, leftovers: bool) -> None:
    try:
        done = recover_project(project, leftovers=leftovers)
    except PolyfolioError as error:  # the journal cannot be used: pages can be read all the same
        log.warning("recovery: %s", error)
        return
    for name in done.returned:
        log.warning("%s: what another program wrote during an interrupted save is back", name)
    for edit in done.written:
        log.warning("%s: %s: an interrupted save by %s is written now", edit.page, edit.unit, edit.author)
    for edit in done.overtaken:
        log.warning("%s: %s: an interrupted save by %s is offered beside the unit", edit.page, edit.unit, edit.author)
    for problem in done.problems:
        log.warning("recovery: %s", problem)


def keeper() -> ProjectKeeper:
    """The keeper of the application that answers now."""
    found = current_app.extensions["polyfolio"]
    assert isinstance(found, ProjectKeeper)  # noqa: S101 - put there by create_app
    return found


def current_project() -> Project:
    """The project that is served."""
    return keeper().project()
