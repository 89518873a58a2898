"""polyfolio memory"""

from __future__ import annotations

import click

from workflow.cli.context import Context, json_option, pass_context, print_json, progress_bar


@click.command("memory")
@click.argument("text")
@click.option("--lang", "language", required=True, metavar="CODE")
@json_option
@pass_context
def command(context: Context, text: str, language: str, as_json: bool) -> None:
    """List the translations of a text and of texts like it, the best first."""
    from workflow.actions.as_json import shape_matches
    from workflow.actions.memory import find_in_memory

    with progress_bar("reading") as report:
        matches = find_in_memory(context.project(), text, language, report=report)
    if as_json:
        print_json(shape_matches(language, text, matches))
        return
    for match in matches:
        place = match.origin or f"{match.page}  {match.unit}"
        click.echo(f"{match.percent} %  {match.state.value}  {place}")
        if not match.exact:
            click.echo(_indent(match.source))
        click.echo(_indent(f"= {match.text}"))


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
