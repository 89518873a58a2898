"""polyfolio exchange out, polyfolio exchange in"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell
from workflow.model import State

if TYPE_CHECKING:
    from workflow.actions.exchange import ReceivedFile, UnitReport

FORMATS = ("xliff", "csv", "zip")
RULES = ("translate", "suggest", "untranslated")


@click.group("exchange")
def command() -> None:
    """Exchange translations with people and tools outside: XLIFF, CSV, ZIP of PO files."""


@command.command("out")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("language", metavar="LANG")
@click.option("--page", "pages", multiple=True, metavar="PAGE", help="only this page; can be given again")
@click.option(
    "--state", "states", multiple=True, type=click.Choice([state.value for state in State]), help="only such units"
)
@click.option("--format", "kind", type=click.Choice(FORMATS), help="the format [default: by the file's ending]")
@json_option
@pass_context
def send(
    context: Context,
    file: Path,
    language: str,
    pages: tuple[str, ...],
    states: tuple[str, ...],
    kind: str | None,
    as_json: bool,
) -> None:
    """Write units with their translations into FILE, for people and tools outside."""
    from workflow.actions.exchange import send_units
    from workflow.actions.exchange.kinds import FileKind

    wanted = [State(state) for state in states]
    with progress_bar("writing") as report:
        done = send_units(
            context.project(),
            file,
            language,
            pages=pages,
            states=wanted,
            kind=FileKind(kind) if kind else None,
            report=report,
        )
    if as_json:
        print_json(
            {"file": str(file), "language": language, "pages": done.pages, "units": done.units, "words": done.words}
        )
    else:
        click.echo(f"{file}: {count(done.units, 'unit')} ({count(done.words, 'word')}) of {count(done.pages, 'page')}")
    if tell(done.problems):
        raise SystemExit(1)


@command.command("in")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--lang", "language", default="", metavar="CODE", help="the file's language, where it does not say it")
@click.option("--rule", type=click.Choice(RULES), default="translate", help="what its texts may become")
@click.option("--author", default="", metavar="NAME", help="who translated [default: git's user name]")
@click.option("--dry-run", is_flag=True, help="say what would be taken, write nothing")
@json_option
@pass_context
def receive(context: Context, file: Path, language: str, rule: str, author: str, dry_run: bool, as_json: bool) -> None:
    """Take the translations of FILE. Every text is checked as if it were typed."""
    from workflow.actions.exchange import Outcome, receive_file
    from workflow.core.exchange.deciding import Rule

    with progress_bar("taking") as report:
        done = receive_file(
            context.project(),
            file,
            language=language,
            rule=Rule(rule),
            author=author,
            dry_run=dry_run,
            report=report,
        )
    if as_json:
        print_json({"file": done.file, "dry_run": dry_run, **shape_received(done)})
    else:
        counts = ", ".join(f"{number} {outcome.value}" for outcome, number in done.counts.items() if number)
        click.echo(f"{file}: {counts or 'no units'}{' (nothing is written)' if dry_run else ''}")
    for each in done.units:
        if each.reason:
            click.echo(f"{each.unit}: {each.outcome.value} ({each.language}, {each.page}): {_explain(each)}", err=True)
    bad = done.counts[Outcome.REFUSED] + done.counts[Outcome.UNKNOWN]
    if tell(done.problems) or bad:
        raise SystemExit(1)


def shape_received(done: ReceivedFile) -> dict[str, Any]:
    """What became of a file, for JSON: units that say nothing new are only counted."""
    return {
        "counts": {outcome.value: number for outcome, number in done.counts.items()},
        "units": [
            {
                "language": each.language,
                "page": each.page,
                "unit": each.unit,
                "outcome": each.outcome.value,
                "reason": each.reason,
                "check": each.check,
                "line": each.line,
            }
            for each in done.units
            if each.outcome.value != "unchanged"
        ],
        "errors": [{"path": one.path, "line": one.line, "message": one.message} for one in done.problems],
    }


def _explain(each: UnitReport) -> str:
    return f"{each.reason} [{each.check}]" if each.check else each.reason
