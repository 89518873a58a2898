"""polyfolio import po, polyfolio import page"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell
from workflow.cli.importing_page import import_page


@click.group("import")
def command() -> None:
    """Take over translations from elsewhere."""


command.add_command(import_page)


@command.command("po")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--lang", "language", required=True, metavar="CODE")
@json_option
@pass_context
def import_po(context: Context, files: tuple[Path, ...], language: str, as_json: bool) -> None:
    """Take over translations from PO files of other tools, by source text. Existing translations stay."""
    from workflow.actions.importing import import_catalogs

    with progress_bar("importing") as report:
        done = import_catalogs(context.project(), files, language, report=report)
    if as_json:
        print_json({"units": done.units, "words": done.words, "entries": done.entries, "placed": done.placed})
    else:
        click.echo(
            f"{language}: {count(done.units, 'unit')} ({count(done.words, 'word')}) translated; "
            f"{done.placed} of {done.entries} translated entries have a place"
        )
    if tell(done.problems):
        raise SystemExit(1)
