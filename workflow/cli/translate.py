"""polyfolio translate"""

from __future__ import annotations

import sys

import click

from workflow.cli.context import Context, pass_context
from workflow.errors import PolyfolioError


class _Command(click.Command):
    """A text that begins with a hyphen is taken for an option: the error says how to give one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            hint = "A text that begins with '-' is given after '--', or on standard input."
            raise click.UsageError(f"{error.format_message()} {hint}", ctx) from error


@click.command("translate", cls=_Command)
@click.argument("page")
@click.argument("unit")
@click.argument("language", metavar="LANG")
@click.argument("text", required=False)
@click.option("--outdated", is_flag=True, help="keep the unit marked as outdated")
@click.option("--author", default="", metavar="NAME", help="who translated [default: git's user name]")
@click.option("--base", metavar="DIGEST", help="refuse when the entry is not this one any more")
@click.option("--force", is_flag=True, help="save even a text that would break the page; it then falls back there")
@pass_context
def command(
    context: Context,
    page: str,
    unit: str,
    language: str,
    text: str | None,
    outdated: bool,
    author: str,
    base: str | None,
    force: bool,
) -> None:
    """Save one translation. Without TEXT it is read from standard input (one final newline is dropped)."""
    from workflow.actions.edit import save_translation
    from workflow.actions.writable import refuse_unsaveable

    project = context.project()
    if text is None:
        refuse_unsaveable(project, page, language)
    saved = save_translation(
        project,
        page,
        unit,
        language,
        _read_stdin() if text is None else text,
        outdated=outdated,
        author=author,
        base=base,
        force=force,
    )
    if saved.fault:
        click.echo(f"{unit}: warning: falls back to the source text: {saved.fault}", err=True)
    for issue in saved.issues:
        click.echo(f"{unit}: {issue.severity.value}: {issue.message} [{issue.check}]", err=True)
    click.echo(saved.digest)


def _read_stdin() -> str:
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PolyfolioError("the text on standard input is not UTF-8", path="stdin", line=line) from error
    for end in ("\r\n", "\n"):
        if text.endswith(end):
            return text[: -len(end)]
    return text
