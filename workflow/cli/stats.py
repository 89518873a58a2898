"""polyfolio stats"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, name_missing, pass_context, print_json, progress_bar, tell
from workflow.model import Counts

if TYPE_CHECKING:
    from workflow.actions.progress import LanguageProgress, Progress

BAR = 20


@click.command("stats")
@click.option("--lang", "language", default="", metavar="CODE", help="only this language, page by page")
@click.option("--page", default="", help="only this page")
@json_option
@pass_context
def command(context: Context, language: str, page: str, as_json: bool) -> None:
    """Show progress."""
    from workflow.actions.as_json import shape_progress
    from workflow.actions.lookup import require_page
    from workflow.actions.progress import measure_progress

    project = context.project()
    if page:
        require_page(project, page)
    with progress_bar("counting") as report:
        progress = measure_progress(
            project, languages=[language] if language else None, pages=[page] if page else None, report=report
        )
    if as_json:
        print_json(shape_progress(progress))
    elif missing := name_missing(
        project, languages=bool(progress.languages), pages=not progress.languages or _has_pages(progress)
    ):
        click.echo(missing)
    else:
        _print_table(progress, by_page=bool(language))
    if tell(progress.problems):
        raise SystemExit(1)


def _has_pages(progress: Progress) -> bool:
    return any(item.pages for item in progress.languages) or bool(progress.problems)


def _print_table(progress: Progress, *, by_page: bool) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("page" if by_page else "language", overflow="fold")
    for name in ("progress", "%", "translated", "outdated", "reviewed", "untranslated", "errors", "words"):
        table.add_column(name, justify="left" if name == "progress" else "right", no_wrap=True)
    if not by_page:
        table.add_column("pages", justify="right", no_wrap=True)
    for item in progress.languages:
        rows = item.pages.items() if by_page else [(item.language, item.counts)]
        for name, counts in rows:
            table.add_row(name, *_cells(counts), *([] if by_page else [_count_pages(item)]))
        if by_page:
            table.add_section()
            table.add_row(item.language, *_cells(item.counts))
    console = Console(width=None if sys.stdout.isatty() else 140, soft_wrap=False)
    console.print(table)


def _cells(counts: Counts) -> list[str]:
    numbers = (counts.translated, counts.outdated, counts.reviewed, counts.untranslated, counts.errors)
    words = f"{counts.translated_words}/{counts.words}"
    return [_bar(counts), str(counts.percent), *(str(number) for number in numbers), words]


def _count_pages(item: LanguageProgress) -> str:
    return f"{item.complete_pages}/{len(item.pages)}" + (" ✓" if item.finished else "")


def _bar(counts: Counts) -> str:
    """Translated, outdated and untranslated units as a bar; something done is never shown as nothing."""
    if not counts.units:
        return "█" * BAR
    translated = max(counts.translated * BAR // counts.units, int(counts.translated > 0))
    outdated = min(max(counts.outdated * BAR // counts.units, int(counts.outdated > 0)), BAR - translated)
    return "█" * translated + "▒" * outdated + "░" * (BAR - translated - outdated)
