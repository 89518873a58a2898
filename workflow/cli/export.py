"""polyfolio export"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell


@click.command("export")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="the target folder")
@click.option("--all", "everything", is_flag=True, help="incomplete pages too, with fallback")
@click.option("--finished", is_flag=True, help="only languages whose every page is complete")
@click.option("--dry-run", is_flag=True, help="say what would be written")
@json_option
@pass_context
def command(
    context: Context,
    languages: tuple[str, ...],
    out: Path | None,
    everything: bool,
    finished: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Write complete pages, and say which were held back and why."""
    from workflow.actions.as_json import shape_export
    from workflow.actions.export import export_project

    if everything and finished:
        raise click.UsageError("--all and --finished exclude each other")
    with progress_bar("rendering") as report:
        result = export_project(
            context.project(),
            languages,
            out=out,
            everything=everything,
            finished=finished,
            dry_run=dry_run,
            report=report,
        )
    if as_json:
        print_json(shape_export(result))
    else:
        for held in result.held:
            click.echo(f"held back: {held.language} {held.page}".rstrip() + f": {held.reason}")
        verb = "would be written" if dry_run else "written"
        removed = f", {len(result.removed)} removed" if result.removed else ""
        click.echo(f"{result.target}: {count(len(result.written), 'file')} {verb}, {result.same} up to date{removed}")
    if tell(result.problems):
        raise SystemExit(1)
