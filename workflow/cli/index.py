"""polyfolio index"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, pass_context, progress_bar, tell


@click.command("index")
@pass_context
def command(context: Context) -> None:
    """Rebuild the index from the files."""
    from workflow.actions.progress import rebuild_index

    with progress_bar("indexing") as report:
        progress = rebuild_index(context.project(), report=report)
    pages = max((len(language.pages) for language in progress.languages), default=0)
    click.echo(f"{count(pages, 'page')}, {count(len(progress.languages), 'language')}")
    if tell(progress.problems):
        raise SystemExit(1)
