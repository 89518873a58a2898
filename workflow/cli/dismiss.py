"""polyfolio dismiss"""

from __future__ import annotations

import click

from workflow.cli.context import Context, pass_context


@click.command("dismiss")
@click.argument("page")
@click.argument("unit")
@click.argument("language", metavar="LANG")
@click.argument("check")
@click.option("--undo", is_flag=True, help="take the dismissal back")
@pass_context
def command(context: Context, page: str, unit: str, language: str, check: str, undo: bool) -> None:
    """Say that what a check warns of is right in one translation. Any change of source or translation voids it."""
    from workflow.actions.dismissing import dismiss_check, restore_check

    (restore_check if undo else dismiss_check)(context.project(), page, unit, language, check)
