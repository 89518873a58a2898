"""polyfolio import po, polyfolio import page"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, say, tell
from workflow.cli.importing_page import import_page


@click.group("import")
def command() -> None:
    """Take over translations from elsewhere."""


command.add_command(import_page)


@command.command("po")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--lang", "language", required=True, metavar="CODE")
@click.option("--force", is_flag=True, help="replace translations that are as good or better")
@click.option(
    "--report", "unplaced_to", type=click.Path(path_type=Path), metavar="FILE", help="write what found no place"
)
@json_option
@pass_context
def import_po(
    context: Context, files: tuple[Path, ...], language: str, force: bool, unplaced_to: Path | None, as_json: bool
) -> None:
    """Take over translations from PO files of other tools, by source text. Better translations stay."""
    from workflow.actions.importing import import_catalogs

    with progress_bar("importing") as report:
        done = import_catalogs(context.project(), files, language, force=force, unplaced_to=unplaced_to, report=report)
    for warning in done.warnings:
        click.echo(warning, err=True)
    if as_json:
        print_json(
            {
                "language": language,
                "units": done.units,
                "translated": done.translated,
                "outdated": done.outdated,
                "words": done.words,
                "entries": done.entries,
                "placed": done.placed,
                "unplaced": done.unplaced,
                "unplaced_words": done.unplaced_words,
                "kept": done.kept,
            }
        )
    else:
        click.echo(
            f"{language}: {count(done.units, 'unit')} ({count(done.words, 'word')}) taken over: "
            f"{done.translated} translated, {done.outdated} outdated; "
            f"{done.placed} of {done.entries} translated entries have a place"
        )
    if done.unplaced and unplaced_to is None:
        say(
            f"{count(done.unplaced, 'entry')} ({count(done.unplaced_words, 'word')}) found no place; "
            f"--report FILE writes them to a PO file".replace("entrys", "entries")
        )
    if tell(done.problems):
        raise SystemExit(1)
