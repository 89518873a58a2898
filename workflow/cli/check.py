"""polyfolio check"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell


@click.command("check")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--page", default="", help="only this page")
@click.option("--dismissed", is_flag=True, help="list the warnings that were dismissed instead")
@click.option("--list", "as_list", is_flag=True, help="list the checks instead")
@json_option
@pass_context
def command(
    context: Context, languages: tuple[str, ...], page: str, dismissed: bool, as_list: bool, as_json: bool
) -> None:
    """Check translations; exit 1 when there are errors. `polyfolio dismiss` takes a warning out."""
    from workflow.actions.checking import check_translations
    from workflow.model import Severity

    if as_list:
        _list_checks(context, as_json)
        return
    with progress_bar("checking") as report:
        result = check_translations(context.project(), languages, page=page, report=report)
    issues = result.dismissed if dismissed else result.issues
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    if as_json:
        names = ("language", "page", "unit", "check", "severity", "message")
        print_json({"issues": [{name: getattr(issue, name) for name in names} for issue in issues]})
    else:
        for issue in issues:
            where = f"{issue.language} {issue.page} {issue.unit}"
            click.echo(f"{where}: {issue.severity.value}: {issue.message} [{issue.check}]")
        click.echo(f"{count(errors, 'error')}, {count(len(issues) - errors, 'warning')}")
    failed = tell(result.problems)
    if failed or errors:
        raise SystemExit(1)


def _list_checks(context: Context, as_json: bool) -> None:
    from workflow.actions.checking import list_known_checks

    checks = list_known_checks(context.project())
    if as_json:
        names = ("check", "severity", "on", "help", "formats")
        print_json({"checks": [{name: getattr(check, name) for name in names} for check in checks]})
        return
    width = max(len(check.check) for check in checks)
    for check in checks:
        only = f" ({', '.join(check.formats)})" if check.formats else ""
        click.echo(f"{check.check:{width}} {check.severity.value if check.on else 'off':8} {check.help}{only}")
