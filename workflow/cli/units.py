"""polyfolio units"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, print_json
from workflow.model import State

if TYPE_CHECKING:
    from workflow.actions.listing import ListedUnit


@click.command("units")
@click.argument("page")
@click.option("--lang", "language", default="", metavar="CODE", help="with that language's translations")
@click.option("--state", type=click.Choice([state.value for state in State]), help="only units in that state")
@json_option
@pass_context
def command(context: Context, page: str, language: str, state: str | None, as_json: bool) -> None:
    """List a page's units."""
    from workflow.actions.listing import list_units

    if state and not language:
        raise click.UsageError("--state needs --lang CODE")
    project = context.project()
    listed = list_units(project, page, language=language, state=State(state) if state else None)
    if as_json:
        print_json(
            {
                "page": listed.page,
                "format": listed.format,
                "source_language": project.config.source_language,
                "units": [_to_json(item, with_language=bool(language)) for item in listed.units],
            }
        )
        return
    for item in listed.units:
        about = f"{item.unit.id}  line {item.line}  {item.unit.span.kind.value}"
        click.echo(f"{about}  {item.state.value}" if language else about)
        click.echo(_indent(item.unit.source))
        if item.entry is not None and item.entry.translation:
            click.echo(_indent(f"= {item.entry.translation}"))


def _to_json(item: ListedUnit, *, with_language: bool) -> dict[str, object]:
    span = item.unit.span
    fields: dict[str, object] = {
        "id": item.unit.id,
        "source": span.source,
        "kind": span.kind.value,
        "line": item.line,
        "note": span.note,
    }
    if with_language:
        fields |= {
            "translation": item.entry.translation if item.entry else "",
            "state": item.state.value,
            "previous_source": item.entry.previous_source if item.entry else "",
            "digest": item.digest,
        }
    return fields


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
