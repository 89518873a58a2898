"""polyfolio sync"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, count, json_option, name_missing, pass_context, print_json, progress_bar, tell

if TYPE_CHECKING:
    from workflow.actions.sync import SyncResult


@click.command("sync")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("--dry-run", is_flag=True, help="print the plan and write nothing")
@click.option("--yes", is_flag=True, help="go on where a page would lose many of its units")
@click.option("--write-markers", is_flag=True, help="write <!--T:n--> markers into wikitext sources")
@click.option(
    "--no-require-updates",
    "keep_current",
    multiple=True,
    metavar="PAGE:UNIT",
    help="an edited unit whose translations stay current; 'trivial' for those with other spelling alone, 'all'",
)
@click.option("--commit", is_flag=True, help="make one git commit of what was written")
@json_option
@pass_context
def command(
    context: Context,
    pages: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    write_markers: bool,
    keep_current: tuple[str, ...],
    commit: bool,
    as_json: bool,
) -> None:
    """Bring units and PO files up to the sources."""
    from workflow.actions.sync import sync_project

    project = context.project()
    with progress_bar("synchronising") as report:
        result = sync_project(
            project,
            pages=pages,
            dry_run=dry_run,
            yes=yes,
            markers=write_markers,
            keep_current=keep_current,
            commit=commit,
            report=report,
        )
    if as_json:
        print_json(_to_json(result))
    else:
        _print_plan(result, dry_run=dry_run)
        has_pages = bool(result.pages or result.problems or result.guarded)
        if missing := name_missing(project, languages=bool(project.config.languages), pages=has_pages):
            click.echo(missing)
    for page, line, message in result.warnings:
        click.echo(f"{page}:{line}: warning: {message}", err=True)
    failed = tell(result.problems)
    guarded = tell(result.guarded)
    if guarded or failed:
        raise SystemExit(3 if guarded else 1)


def _to_json(result: SyncResult) -> dict[str, object]:
    return {
        "pages": [
            {
                "page": page.page,
                "new": list(page.new),
                "edited": list(page.edited),
                "kept": page.kept,
                "moved": list(page.moved),
                "removed": list(page.removed),
                "carried": page.carried,
            }
            for page in result.pages
        ],
        "errors": [
            {"page": problem.path, "line": problem.line, "message": problem.message}
            for problem in (*result.problems, *result.guarded)
        ],
    }


def _print_plan(result: SyncResult, *, dry_run: bool) -> None:
    from workflow.cli.sync_plan import count_changes, list_units, sum_up

    changed = [page for page in result.pages if page.new or page.edited or page.moved or page.removed]
    for page in changed:
        click.echo(f"{page.page}: {count_changes(page)}")
        for line in list_units(page) if dry_run else ():
            click.echo(line)
    if changed and dry_run:
        click.echo(sum_up(changed))
    unchanged = len(result.pages) - len(changed)
    files = "nothing written" if dry_run or not result.written else f"{count(len(result.written), 'file')} written"
    committed = ", committed" if result.committed else ""
    click.echo(f"{count(len(changed), 'page')} changed, {unchanged} as they were; {files}{committed}")
