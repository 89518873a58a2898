"""polyfolio fix"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell

if TYPE_CHECKING:
    from workflow.actions.fixing_all import FixedUnit

_UNSEEN = re.compile("[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


@click.command("fix")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--page", default="", help="only this page")
@click.option("--unit", default="", help="only this unit of the page")
@click.option("--fix", "fixes", multiple=True, metavar="ID", help="only this kind of fix (may be given several times)")
@click.option("--author", default="", metavar="NAME", help="who translated [default: git's user name]")
@click.option("--dry-run", is_flag=True, help="save nothing, even with --yes")
@click.option("--yes", is_flag=True, help="save the fixed texts")
@click.option("--list", "as_list", is_flag=True, help="list the kinds of fixes instead")
@json_option
@pass_context
def command(
    context: Context,
    languages: tuple[str, ...],
    page: str,
    unit: str,
    fixes: tuple[str, ...],
    author: str,
    dry_run: bool,
    yes: bool,
    as_list: bool,
    as_json: bool,
) -> None:
    """Show what automatic fixes would change in translations; --yes saves it, as if it had been typed."""
    from workflow.actions.fixing_all import fix_translations

    if as_list:
        _list_fixes(as_json)
        return
    if unit and not page:
        raise click.UsageError("--unit needs --page")
    save = yes and not dry_run
    with progress_bar("looking for fixes") as report:
        result = fix_translations(
            context.project(), languages, page=page, unit=unit, fixes=fixes, save=save, author=author, report=report
        )
    if as_json:
        names = ("language", "page", "unit", "fixes", "before", "after")
        print_json({"saved": save, "fixed": [{name: getattr(one, name) for name in names} for one in result.units]})
    else:
        for one in result.units:
            _show(one)
        told = "fixed" if save else "would be fixed; --yes saves them"
        click.echo(f"{count(len(result.units), 'translation')} {told}")
    if tell(result.problems):
        raise SystemExit(1)


def _show(one: FixedUnit) -> None:
    """The text before and after, characters that nobody sees named."""
    click.echo(f"{one.language} {one.page} {one.unit} [{', '.join(one.fixes)}]")
    for sign, text in (("-", one.before), ("+", one.after)):
        named = _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
        click.echo("\n".join(f"{sign} {line}" for line in named.split("\n")))


def _list_fixes(as_json: bool) -> None:
    from workflow.checks.fix_registry import list_fixers, load_fixer

    fixers = [load_fixer(id) for id in list_fixers()]
    if as_json:
        print_json({"fixes": [{"fix": fixer.id, "name": fixer.name, "help": fixer.help} for fixer in fixers]})
        return
    for fixer in fixers:
        click.echo(f"{fixer.id:16} {fixer.help}")
