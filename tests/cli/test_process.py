"""The command as its own process: the pipe, the locks and the permissions that only a process meets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.shell import Shell

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "workflow"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": ""}
NOBODY = 65534
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def run_process(
    shell: Shell, *args: str, stdin: bytes = b"", before: Sequence[str] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, in the project's folder."""
    command = [*before, *COMMAND, *args]
    return subprocess.run(
        command, cwd=shell.root, env=ENVIRONMENT, input=stdin, capture_output=True, check=False, timeout=60
    )


def test_a_process_answers_as_the_function_does(shell: Shell) -> None:
    for args in (
        ["units", "news.md", "--json"],
        ["stats"],
        ["render", "news.md", "da"],
        ["units", "nwes.md"],
        ["--help"],
    ):
        ran, known = run_process(shell, *args), shell(*args)
        assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (known.code, known.data, known.err)


def test_output_is_utf8_whatever_the_locale_says(shell: Shell) -> None:
    unit = shell.unit_id("news.md", "News")
    assert run_process(shell, "translate", "news.md", unit, "ar", stdin="أخبار\n".encode()).returncode == 0
    assert run_process(shell, "render", "news.md", "ar").stdout == "# أخبار\n\nNothing yet.\n".encode()


@pytest.mark.slow
def test_a_reader_that_leaves_early_gets_no_traceback(shell: Shell) -> None:
    shell.write("source/long.md", "\n\n".join(f"Paragraph {number} of many" for number in range(3000)))
    for args in (["units", "long.md"], ["units", "long.md", "--json"], ["render", "long.md", "da"]):
        with subprocess.Popen(
            [*COMMAND, *args], cwd=shell.root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            told = process.stderr.read()
        assert (process.returncode, told) == (1, b"")


def test_a_working_directory_that_is_gone_is_told(shell: Shell) -> None:
    gone = shell.root.parent / "gone"
    gone.mkdir()
    script = (
        f"import os, runpy, sys; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); sys.argv = ['polyfolio', 'stats']; "
    )
    ran = subprocess.run(
        [sys.executable, "-c", script + "runpy.run_module('workflow', run_name='__main__')"],
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 1
    assert ran.stderr.decode().splitlines() == ["polyfolio: No such file or directory"]


@pytest.fixture
def strangers(shell: Shell) -> Iterator[tuple[Shell, list[str]]]:
    """The project, and what runs a command as a user whom file permissions hold: root is nobody's stranger."""
    if os.geteuid():
        yield shell, []
        return
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not there: what an unreadable file does is NOT tested")
    with TemporaryDirectory() as folder:  # pytest's own folders let no other user in
        root = Path(folder, "book")
        shutil.copytree(shell.root, root)
        for path in (Path(folder), root, *root.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        if run_process(Shell(root), "--version", before=AS_NOBODY).returncode:
            pytest.skip("another user cannot run this interpreter: what an unreadable file does is NOT tested")
        yield Shell(root), AS_NOBODY


def test_an_unreadable_page_is_told_and_stops_no_other(strangers: tuple[Shell, list[str]]) -> None:
    shell, nobody = strangers
    shell.write("source/other.md", "# Other\n")
    (shell.root / "source/news.md").chmod(0)
    ran = run_process(shell, "sync", before=nobody)
    told = b"news.md: cannot be read: permission denied: the file and its folder must be readable for this user\n"
    assert (ran.returncode, ran.stderr) == (1, told)
    assert b"other.md: 1 new\n" in ran.stdout


def test_an_unreadable_folder_takes_no_page_for_deleted(strangers: tuple[Shell, list[str]]) -> None:
    shell, nobody = strangers
    before = shell.files()
    folder = shell.root / "source/strategy"
    folder.chmod(0)
    try:
        ran = run_process(shell, "sync", "--yes", before=nobody)
    finally:
        folder.chmod(0o755)
    assert (ran.returncode, ran.stderr) == (1, b"strategy/: the folder cannot be read: Permission denied\n")
    assert shell.files() == before


def test_an_unreadable_po_file_is_told_and_stops_no_other_language(strangers: tuple[Shell, list[str]]) -> None:
    shell, nobody = strangers
    (shell.root / "locales/da/news.md.po").chmod(0)
    ran = run_process(shell, "stats", "--json", before=nobody)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"locales/da/news.md.po: cannot be read: permission denied")
    assert ran.stderr.count(b"\n") == 1
    assert run_process(shell, "units", "news.md", "--lang", "ar", before=nobody).returncode == 0
    assert run_process(shell, "units", "news.md", "--lang", "da", before=nobody).returncode == 1


def test_a_read_only_po_file_refuses_a_save_and_says_what_to_do(strangers: tuple[Shell, list[str]]) -> None:
    shell, nobody = strangers
    unit = shell.unit_id("news.md", "News")
    for path in (shell.root / "instance", *(shell.root / "instance").rglob("*")):
        path.chmod(0o777)
    (shell.root / "locales/da/news.md.po").chmod(0o444)
    ran = run_process(shell, "translate", "news.md", unit, "da", "Nyheder", before=nobody)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr == b"locales/da/news.md.po: is read-only (mode 0444): `chmod u+w`\n"
