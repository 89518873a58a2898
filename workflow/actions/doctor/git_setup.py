"""What this clone's git has to know of the project."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.setup import init_project
from workflow.store.git import is_ignored, run_git
from workflow.store.project import Project

_FIX = "`polyfolio init`, or `polyfolio doctor --fix`"


def _find(look: Examination) -> Iterator[Finding]:
    project = look.project
    if not look.in_git:
        return
    sample = f"{project.config.locales}/templates/sample.po"
    if "merge: polyfolio" not in run_git(project.root, "check-attr", "merge", "--", sample):
        message = "git is not told to merge PO files per unit: the lines `*.po merge=polyfolio` are missing"
        yield Finding(".gitattributes", 0, message, _FIX, fixable=True)
    if not is_ignored(project.root, "instance/state.db"):
        message = "git is not told to leave instance/ alone, the folder of the databases"
        yield Finding(".gitignore", 0, message, _FIX, fixable=True)
    if fault := _find_driver_fault(project.root):
        yield Finding(".git/config", 0, fault, _FIX, fixable=True)


def _find_driver_fault(root: Path) -> str:
    command = run_git(root, "config", "--default", "", "--get", "merge.polyfolio.driver").strip()
    if not command:
        return "the merge driver `merge.polyfolio.driver` is not configured: git would merge PO files line by line"
    try:
        program = shlex.split(command)[0]
    except (ValueError, IndexError):
        return f"the merge driver {command!r} is no command"
    if shutil.which(program) is None:
        return f"the program of the merge driver is gone: {program}"
    return ""


def _fix(project: Project, finding: Finding) -> str:  # noqa: ARG001
    made = init_project(project.root).made
    return f"made {', '.join(made)}" if made else "is so already"


def _find_committed(look: Examination) -> Iterator[Finding]:
    if not look.in_git:
        return
    listed = run_git(look.project.root, "ls-files", "-z", "--", "instance").split("\0")[:-1]
    if listed:
        message = f"git keeps {len(listed)} files of this folder, which belongs to this computer alone"
        yield Finding("instance", 0, message, "`git rm -r --cached instance`, then commit")


KINDS = (Kind("git-setup", _find, _fix), Kind("committed-instance", _find_committed))
