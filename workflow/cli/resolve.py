"""polyfolio resolve"""

from __future__ import annotations

import os
from pathlib import Path

import click

from workflow.cli.context import count, tell
from workflow.errors import PolyfolioError

_LONGEST = 40
"""Letters of a translation in a message."""


@click.command("resolve")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--add", is_flag=True, help="tell git that the conflict is over (git add)")
@click.option("--from-index", is_flag=True, help="merge the two sides that git has, whatever the file holds now")
def command(files: tuple[Path, ...], add: bool, from_index: bool) -> None:
    """Repair PO files that git left with conflict markers: merge their sides unit by unit.

    What somebody has changed in the file since is kept. A file without markers is left alone.

    \b
    Exit codes:
      0  merged, or nothing to do
      1  both sides translated a unit differently: ours is active, theirs is
         beside it as an obsolete entry; or a side is damaged, and the file
         is as it was
    """
    codes = [_resolve(file, add=add, from_index=from_index) for file in files]
    if any(codes):
        raise SystemExit(max(codes))


def _resolve(file: Path, *, add: bool, from_index: bool) -> int:
    """Resolve one file and tell; the exit code."""
    from workflow.actions.resolving import resolve_file

    name = os.fspath(file)
    try:
        done = resolve_file(file, name=name, add=add, from_index=from_index)
    except PolyfolioError as error:
        tell([error])
        return error.exit_code
    for clash in done.clashes:
        kept, aside = _shorten(clash.kept), _shorten(clash.aside)
        what = f"both sides translated it: '{kept}' is kept, '{aside}' stands beside it as an obsolete entry (#~)"
        click.echo(f"{name}:{clash.line}: {clash.unit}: {what}", err=True)
    if done.written:
        told = f"{count(done.conflicts, 'conflict')} merged, {count(done.units, 'unit')} in all"
        if done.clashes:
            told += f", {len(done.clashes)} translated by both sides"
    else:
        told = "no conflict markers, nothing to do"
    after = "; `git add` ends the conflict" if done.unmerged else ""
    click.echo(f"{name}: {told}{after}")
    return int(bool(done.clashes))


def _shorten(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
