"""polyfolio merge-po"""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("merge-po")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("name", default="")
def command(base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge two versions of a PO file that began as BASE into OURS, unit by unit. git calls this by itself.

    `polyfolio init` tells a clone's git to do so; in a clone where it has not run, git merges PO files line by line.
    NAME is the file's name for messages.

    \b
    Exit codes:
      0  merged
      1  both sides translated a unit differently: ours is active, theirs is
         beside it as an obsolete entry; or a file is damaged, and OURS is
         what git's merge of the texts gives
    """
    from workflow.actions.merging import merge_files

    merged = merge_files(base, ours, theirs, name=name)
    for unit in merged.clashes:
        kept = "ours is kept, theirs stands beside it as an obsolete entry (#~)"
        click.echo(f"{name or ours}: {unit}: both sides translated it: {kept}", err=True)
    if merged.clashes:
        raise SystemExit(1)
