"""polyfolio render"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workflow.cli.context import Context, pass_context, tell
from workflow.errors import PolyfolioError


@click.command("render")
@click.argument("page")
@click.argument("language", metavar="LANG")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="write to a file")
@click.option("--banner", is_flag=True, help="say at the top how complete the page is")
@click.option("--mark", is_flag=True, help="wrap fallback and outdated text in lang/dir markup")
@pass_context
def command(context: Context, page: str, language: str, output: Path | None, banner: bool, mark: bool) -> None:
    """Print a page in a language, or in its source language; missing text falls back."""
    from workflow.actions.rendering import render_translation
    from workflow.store.files import write_atomic

    rendered = render_translation(context.project(), page, language, banner=banner, mark=mark)
    data = rendered.text.encode("utf-8")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        try:
            write_atomic(output.absolute(), data, root=output.absolute().parent)
        except PolyfolioError as error:
            error.path = str(output)
            raise
    for issue in rendered.issues:
        click.echo(f"{issue.unit}: falls back to the source text: {issue.message}", err=True)
    if tell(rendered.problems):
        raise SystemExit(1)
