"""polyfolio machine"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell


@click.command("machine")
@click.argument("words", nargs=-1, required=True, metavar="PAGE UNIT LANG | LANG")
@click.option("--page", default="", help="with --offer: the page")
@click.option("--offer", is_flag=True, help="put suggestions beside all untranslated units of a page")
@json_option
@pass_context
def command(context: Context, words: tuple[str, ...], page: str, offer: bool, as_json: bool) -> None:
    """Print what a machine makes of a unit, or offer it beside each untranslated unit; never saved as a translation."""
    if offer:
        if len(words) != 1 or not page:
            raise click.UsageError("--offer needs LANG and --page PAGE")
        _offer(context, page, words[0], as_json)
    elif len(words) != 3 or page:
        raise click.UsageError("PAGE UNIT LANG are needed, or LANG with --page PAGE and --offer")
    else:
        _suggest(context, *words, as_json=as_json)


def _suggest(context: Context, page: str, unit: str, language: str, *, as_json: bool) -> None:
    from workflow.actions.machine import suggest_machine

    found = suggest_machine(context.project(), page, unit, language)
    if as_json:
        issues = [
            {"check": issue.check, "severity": issue.severity.value, "message": issue.message} for issue in found.issues
        ]
        about = {"page": page, "unit": unit, "language": language, "service": found.service}
        print_json({**about, "text": found.text, "issues": issues})
    else:
        click.echo(found.text)
        for issue in found.issues:
            click.echo(f"{unit}: {issue.severity.value}: {issue.message} [{issue.check}]", err=True)
    if found.is_faulty:
        raise SystemExit(1)


def _offer(context: Context, page: str, language: str, as_json: bool) -> None:
    from workflow.actions.machine_offers import offer_machine

    with progress_bar("translating") as report:
        done = offer_machine(context.project(), page, language, report=report)
    if as_json:
        refused = [{"unit": problem.unit, "message": problem.message} for problem in done.refused]
        about = {"page": page, "language": language, "service": done.service}
        print_json({**about, "offered": list(done.offered), "known": done.known, "refused": refused})
    else:
        click.echo(f"{page} {language}: {count(len(done.offered), 'text')} offered beside untranslated units")
    if tell(done.refused):
        raise SystemExit(1)
