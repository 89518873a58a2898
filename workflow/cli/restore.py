"""polyfolio restore"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, tell
from workflow.errors import ConfigError


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="the folder [default: the project's]")
@click.option("--yes", is_flag=True, help="move aside what is there")
@json_option
@pass_context
def command(context: Context, file: Path, into: Path | None, yes: bool, as_json: bool) -> None:
    """Put the backup FILE back, after looking at all of it. What is there is moved aside."""
    from workflow.actions.restore import DamagedBackup, restore_backup

    try:
        done = restore_backup(file, into or _find_place(context), in_project=into is None, yes=yes)
    except DamagedBackup as error:
        tell(error.problems)
        raise
    counts = done.manifest.counts
    aside = str(done.aside) if done.aside else ""
    written = len(done.recovered.written) + len(done.recovered.overtaken)
    if as_json:
        print_json({"project": str(done.root), "aside": aside, "at": done.manifest.at, "written": written, **counts})
    else:
        click.echo(f"{done.root}: {count(counts['files'], 'file')} as they were at {done.manifest.at}")
        if written:
            click.echo(f"{count(written, 'edit')} of the journal written into PO files")
        if aside:
            click.echo(f"what was there is now in {aside}")
    if tell(done.recovered.problems):
        raise SystemExit(1)


def _find_place(context: Context) -> Path:
    """The project's folder; where there is none, the working directory."""
    try:
        return context.project().root
    except ConfigError:
        return context.folder or Path.cwd()
