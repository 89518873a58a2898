"""polyfolio index"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, pass_context, progress_bar, tell


@click.command("index")
@click.option("--verify", is_flag=True, help="compare the index with the files; exit 1 when it is wrong")
@click.option("--no-rebuild", is_flag=True, help="with --verify: leave a wrong index as it is")
@pass_context
def command(context: Context, verify: bool, no_rebuild: bool) -> None:
    """Rebuild the index from the files."""
    from workflow.actions.progress import rebuild_index

    if verify:
        _verify(context, rebuild=not no_rebuild)
        return
    if no_rebuild:
        raise click.UsageError("--no-rebuild needs --verify")
    with progress_bar("indexing") as report:
        progress = rebuild_index(context.project(), report=report)
    pages = max((len(language.pages) for language in progress.languages), default=0)
    click.echo(f"{count(pages, 'page')}, {count(len(progress.languages), 'language')}")
    if tell(progress.problems):
        raise SystemExit(1)


def _verify(context: Context, *, rebuild: bool) -> None:
    from workflow.actions.verifying import verify_index

    with progress_bar("verifying") as report:
        verified = verify_index(context.project(), rebuild=rebuild, report=report)
    wrong = tell(verified.differences)
    if not wrong:
        click.echo(f"{count(verified.compared, 'PO file')} compared, no difference")
        return
    click.echo(f"{count(wrong, 'difference')}" + ("; the index was made anew" if verified.rebuilt else ""))
    raise SystemExit(1)
