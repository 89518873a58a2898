"""A save that another program came in between of, killed at each call from then on: both texts are there afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.faults.killing import list_calls, require_strace, run_killed, run_python
from tests.project import Workspace, make_workspace
from workflow.actions.recovery import Recovered, recover_project
from workflow.store.journal import list_edits

CHANGING = ("rename", "renameat2", "unlink", "write", "fdatasync")
"""Before and after any other call the disk is the same."""

SCRIPT = """
import os, sys
from pathlib import Path
from workflow.actions.edit import save_translation
from workflow.store.project import open_project

root, unit = Path(sys.argv[1]), sys.argv[2]
path = root / "locales/da/a.md.po"
flush, acted = os.fsync, []

def flush_and_act(handle):
    flush(handle)
    if not acted:
        acted.append(True)
        data = path.read_bytes().replace(b'msgstr "Titel"', b'msgstr "Overskrift"')
        path.write_bytes(data)

os.fsync = flush_and_act
save_translation(open_project(root), "a.md", unit, "da", "Et afsnit.", author="Ada")
"""


def test_both_texts_are_kept_wherever_the_save_is_killed(tmp_path: Path) -> None:
    require_strace()
    pattern = make_workspace(tmp_path / "pattern", "da")
    pattern.write_source("a.md", "# Title\n\nA paragraph.\n")
    pattern.sync()
    pattern.translate("a.md", "da", {"Title": "Titel"})
    root = tmp_path / "book"
    command = run_python("-c", SCRIPT, str(root), pattern.ids("a.md")["A paragraph."])
    shutil.copytree(pattern.root, root)
    calls = list_calls(command, tmp_path / "calls", root)
    calls = [call for call in calls[[call.name for call in calls].index("rename") :] if call.name in CHANGING]
    assert "renameat2" in {call.name for call in calls}
    found = set()
    for call in calls:
        shutil.rmtree(root)
        book = Workspace(Path(shutil.copytree(pattern.root, root)))
        run_killed(command, call)
        swapped = any(path.name.endswith("-swap") for path in (root / "locales/da").iterdir())
        recover_project(book.project)
        texts = {source: text for source, (text, _) in book.states("a.md", "da").items()}
        assert texts["Title"] in ("Titel", "Overskrift"), call
        if texts["Title"] == "Titel":
            assert not swapped, call  # killed before the other program had written
        assert texts["A paragraph."] == "Et afsnit.", call
        assert {edit.translation for edit in list_edits(root / "instance", limit=9)} >= {"Titel", "Et afsnit."}
        assert [path.name for path in (root / "locales/da").iterdir()] == ["a.md.po"], call
        assert recover_project(book.project) == Recovered(), call
        found.add((swapped, texts["Title"]))
    assert (True, "Overskrift") in found
