"""polyfolio units"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, print_json, tell
from workflow.core.older_texts import Origin
from workflow.model import State

if TYPE_CHECKING:
    from workflow.actions.listing import UnitList


@click.command("units")
@click.argument("page")
@click.option("--lang", "language", default="", metavar="CODE", help="with that language's translations")
@click.option("--state", type=click.Choice([state.value for state in State]), help="only units in that state")
@json_option
@pass_context
def command(context: Context, page: str, language: str, state: str | None, as_json: bool) -> None:
    """List a page's units."""
    from workflow.actions.as_json import shape_units
    from workflow.actions.listing import list_units

    if state and not language:
        raise click.UsageError("--state needs --lang CODE")
    project = context.project()
    listed = list_units(project, page, language=language, state=State(state) if state else None)
    if as_json:
        print_json(shape_units(project, listed, with_language=bool(language)))
    else:
        _print(listed, with_language=bool(language))
    if tell(listed.problems):
        raise SystemExit(1)


def _print(listed: UnitList, *, with_language: bool) -> None:
    for item in listed.units:
        about = f"{item.unit.id}  line {item.line}  {item.unit.span.kind.value}"
        click.echo(f"{about}  {item.state.value}" if with_language else about)
        click.echo(_indent(item.unit.source))
        if item.entry is not None and item.entry.translation:
            click.echo(_indent(f"= {item.entry.translation}"))
        if item.state in (State.UNTRANSLATED, State.OUTDATED):
            for older in item.older.texts:
                by = " by a machine" if older.origin is Origin.MACHINE else ""
                click.echo(_indent(f"offered{by}: {older.text}"))


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
