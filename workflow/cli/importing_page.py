"""polyfolio import page"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell

if TYPE_CHECKING:
    from workflow.actions.importing_page import ImportedPages, PlannedPage, PlannedUnit
    from workflow.actions.importing_page.write import Taken

_SHOWN = 70


@click.command("page")
@click.argument("where", metavar="FILE")
@click.option("--page", default="", metavar="PAGE", help="the page that the document translates")
@click.option("--lang", "language", default="", metavar="CODE", help="the language of the document")
@click.option("--source-version", "version", default="", metavar="FILE", help="the older source it was made from")
@click.option("--force", is_flag=True, help="also where a unit has a text that is as good or better")
@click.option("--threshold", type=click.FloatRange(0, 100), metavar="PERCENT", help="least confidence [default: 90]")
@click.option("--dry-run", is_flag=True, help="show the alignment and write nothing")
@click.option("--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@json_option
@pass_context
def import_page(
    context: Context,
    where: str,
    page: str,
    language: str,
    version: str,
    *,
    force: bool,
    threshold: float | None,
    dry_run: bool,
    report_file: Path | None,
    as_json: bool,
) -> None:
    """Take over translated documents by aligning them with their source pages.

    FILE is a document, a folder of them, or a pattern such as 'docs/{lang}/{page}'. What is aligned with less
    confidence than the threshold comes in as outdated. What found no place is told, and written to the --report as PO.
    """
    from workflow.actions.importing_page import import_pages
    from workflow.actions.importing_page.plan import THRESHOLD

    with progress_bar("aligning") as report:
        done = import_pages(
            context.project(),
            where,
            page=page,
            language=language,
            version=version,
            threshold=THRESHOLD if threshold is None else threshold,
            force=force,
            dry_run=dry_run,
            report_file=report_file,
            report=report,
        )
    if as_json:
        print_json(_as_json(done, units=dry_run))
    else:
        _print_pages(done, dry_run=dry_run)
    _tell_left(done)
    if tell(done.problems):
        raise SystemExit(1)


def _print_pages(done: ImportedPages, *, dry_run: bool) -> None:
    for planned, taken in done.pages:
        if dry_run:
            _print_alignment(planned)
        found = planned.found
        there = len(planned.units) - len(taken.units) - len(taken.kept)
        kept = f", {there} there already" if there else ""
        kept += f", {len(taken.kept)} kept as they were" if taken.kept else ""
        click.echo(
            f"{found.language} {found.page}: {_count_state(taken.units, 'translated')} translated, "
            f"{_count_state(taken.units, 'outdated')} outdated{kept}, {len(planned.untranslated)} untranslated, "
            f"{len(planned.missing)} missing; {count(len(planned.left), 'text')} without a place"
            + (f"; confidence {planned.confidence:.0f}%" if planned.units else "")
        )
    if len(done.pages) > 1:
        units = [unit for _, taken in done.pages for unit in taken.units]
        left = sum(len(planned.left) for planned, _ in done.pages)
        click.echo(
            f"{count(len(done.pages), 'page')}: {_count_state(units, 'translated')} translated, "
            f"{_count_state(units, 'outdated')} outdated; {count(left, 'text')} without a place"
        )
    for name, texts in done.reported:
        click.echo(f"{name}: {count(texts, 'text')}")


def _print_alignment(planned: PlannedPage) -> None:
    """The document beside its page: each unit with its text and the confidence."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("unit", "%", "state", "source", "text", title=planned.found.page, show_edge=False)
    rows = {unit.unit: unit for unit in planned.units}
    for unit in planned.loaded.source.units:
        found = rows.get(unit.id)
        if found:
            state = found.state.value + (f" ({found.reason})" if found.reason else "")
            cells = [unit.id, f"{found.confidence:.1f}", state, unit.source, found.text]
        else:
            what = "in the source language" if unit.id in planned.untranslated else "missing"
            cells = [unit.id, "", what, unit.source, ""]
        table.add_row(*(Text(cell) for cell in cells))
    for one in planned.left:
        table.add_row(*(Text(cell) for cell in ("", "", one.reason, "", one.text)))
    Console(width=None if Console().is_terminal else 160).print(table)


def _tell_left(done: ImportedPages) -> None:
    for planned, _ in done.pages:
        for one in planned.left:
            text = one.text if len(one.text) <= _SHOWN else one.text[:_SHOWN] + "…"
            text = " ".join(text.split())
            click.echo(f"{planned.found.path}:{one.line}: found no place ({one.reason}): {text}", err=True)


def _count_state(units: tuple[PlannedUnit, ...] | list[PlannedUnit], state: str) -> int:
    return sum(unit.state == state for unit in units)


def _as_json(done: ImportedPages, *, units: bool) -> dict[str, Any]:
    pages = [_describe_page(planned, taken, units=units) for planned, taken in done.pages]
    totals = {key: sum(page[key] for page in pages) for key in ("translated", "outdated", "kept", "left")}
    return {**totals, "pages": pages}


def _describe_page(planned: PlannedPage, taken: Taken, *, units: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "page": planned.found.page,
        "language": planned.found.language,
        "file": str(planned.found.path),
        "translated": _count_state(taken.units, "translated"),
        "outdated": _count_state(taken.units, "outdated"),
        "kept": len(taken.kept),
        "untranslated": len(planned.untranslated),
        "missing": len(planned.missing),
        "left": len(planned.left),
        "confidence": round(planned.confidence, 1),
        "texts_left": [{"line": one.line, "text": one.text, "reason": one.reason} for one in planned.left],
    }
    if units:
        said["units"] = [
            {
                "id": unit.unit,
                "source": unit.source,
                "text": unit.text,
                "confidence": unit.confidence,
                "state": unit.state.value,
                "reason": unit.reason,
            }
            for unit in planned.units
        ]
    return said
