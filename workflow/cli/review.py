"""polyfolio review"""

from __future__ import annotations

import click

from workflow.cli.context import Context, pass_context


@click.command("review")
@click.argument("page")
@click.argument("unit")
@click.argument("language", metavar="LANG")
@click.option("--author", default="", metavar="NAME", help="who reviewed [default: git's user name]")
@pass_context
def command(context: Context, page: str, unit: str, language: str, author: str) -> None:
    """Mark a translation as reviewed. Any later change of source or translation voids it."""
    from workflow.actions.edit import review_translation

    review_translation(context.project(), page, unit, language, author=author)
