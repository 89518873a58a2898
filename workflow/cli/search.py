"""polyfolio search"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, say

if TYPE_CHECKING:
    from workflow.core.concordance import Places


@click.command("search")
@click.argument("text")
@click.option("--lang", "language", default="", metavar="CODE", help="only translations into this language")
@click.option("--in", "where", type=click.Choice(["source", "target", "both"]), default="both", help="which texts")
@click.option("--page", default="", help="only this page")
@click.option("--limit", default=20, type=click.IntRange(1, 100), help="hits to show [default: 20]")
@click.option("--after", default=0, type=click.IntRange(0), metavar="N", help="leave out the first N hits")
@json_option
@pass_context
def command(
    context: Context, text: str, language: str, where: str, page: str, limit: int, after: int, as_json: bool
) -> None:
    """Show where words, or parts of words, stand in sources and translations."""
    from workflow.actions.as_json import shape_found
    from workflow.actions.concordance import Where, search_texts

    with progress_bar("reading") as report:
        found = search_texts(
            context.project(),
            text,
            language=language,
            where=Where(where),
            page=page,
            limit=limit,
            after=after,
            fresh=True,
            report=report,
        )
    if as_json:
        print_json({"text": text, **shape_found(found)})
        return
    for hit in found.hits:
        head = (hit.page or hit.origin, hit.unit, hit.language, hit.state.value)
        click.echo("  ".join(part for part in head if part))
        click.echo(_show(hit.source, hit.source_places))
        if hit.text:
            click.echo(_show(f"= {hit.text}", tuple((start + 2, end + 2) for start, end in hit.text_places)))
    if len(found.hits) < found.total or not found.complete:
        say(f"{len(found.hits)} of {'' if found.complete else 'at least '}{count(found.total, 'hit')}")


def _show(text: str, places: Places) -> str:
    """The text, indented, with what was found in bold; the terminal's own way is left out where there is none."""
    pieces, done = [], 0
    for start, end in places:
        pieces += [text[done:start], click.style(text[start:end], bold=True)]
        done = end
    return "\n".join(f"    {line}" for line in "".join([*pieces, text[done:]]).split("\n"))
