"""polyfolio pseudo"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, pass_context, tell


@click.command("pseudo")
@click.option("--lang", "language", default="qps-ploc", show_default=True, metavar="CODE")
@pass_context
def command(context: Context, language: str) -> None:
    """Fill the untranslated units of a language with pseudo-translations; add it if it is missing."""
    from workflow.actions.pseudo import fill_pseudo

    filled = fill_pseudo(context.project(), language)
    click.echo(f"{language}: {count(filled.units, 'unit')} on {count(filled.pages, 'page')} filled")
    if tell(filled.problems):
        raise SystemExit(1)
