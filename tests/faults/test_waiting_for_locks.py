"""A writer waits ten seconds for another one, and then says so."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.faults.killing import make_environment, run_python
from tests.project import Workspace
from workflow.store.locks import lock_file


def test_while_another_process_writes_the_po_file_a_save_gives_up_with_75(workspace: Workspace) -> None:
    workspace.write_source("news.md", "# News\n")
    workspace.sync()
    unit = workspace.ids("news.md")["News"]
    before = workspace.snapshot()
    with lock_file(workspace.root / "instance" / "locks", "locales/da/news.md.po"):
        ran = save(workspace.root, unit)
    assert (ran.returncode, ran.stdout) == (75, b"")
    assert ran.stderr.decode() == (
        "polyfolio: locales/da/news.md.po is being written by another process: try again in a moment\n"
    )
    assert workspace.snapshot() == before
    assert save(workspace.root, unit).returncode == 0


def save(root: Path, unit: str) -> subprocess.CompletedProcess[bytes]:
    """Save from the command line."""
    command = run_python("-m", "workflow", "--project", str(root), "translate", "news.md", unit, "da", "Nyheder")
    return subprocess.run([*command, "--author", "Åse"], env=make_environment(), capture_output=True, check=False)
