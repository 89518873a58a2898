"""polyfolio check"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, tell


@click.command("check")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--page", default="", help="only this page")
@json_option
@pass_context
def command(context: Context, languages: tuple[str, ...], page: str, as_json: bool) -> None:
    """Check translations; exit 1 when there are errors."""
    from workflow.actions.checking import check_translations
    from workflow.model import Severity

    result = check_translations(context.project(), languages, page=page)
    if as_json:
        names = ("language", "page", "unit", "check", "severity", "message")
        print_json({"issues": [{name: getattr(issue, name) for name in names} for issue in result.issues]})
    else:
        for issue in result.issues:
            where = f"{issue.language} {issue.page} {issue.unit}"
            click.echo(f"{where}: {issue.severity.value}: {issue.message} [{issue.check}]")
        click.echo(count(len(result.issues), "issue"))
    failed = tell(result.problems)
    if failed or any(issue.severity is Severity.ERROR for issue in result.issues):
        raise SystemExit(1)
