"""polyfolio init"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, pass_context


@click.command("init")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@pass_context
def command(context: Context, folder: Path | None) -> None:
    """Make a new or existing folder a project. Never overwrites; safe to repeat."""
    from workflow.actions.setup import init_project

    done = init_project(folder or context.folder or Path.cwd())
    if not done.made:
        click.echo(f"{done.root} is a project already; nothing to do")
        return
    click.echo(f"{done.root}: made {', '.join(done.made)}")
    click.echo("next: put documents into source/, `polyfolio language add CODE`, `polyfolio sync`")
