"""polyfolio revert"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell
from workflow.errors import ConfigError, GuardStopped

if TYPE_CHECKING:
    from workflow.actions.edit import Saved
    from workflow.actions.reverting_user import Reverted, Wish
    from workflow.store.project import Project

FEW = 10
"""Units that are changed without asking."""
_LONGEST = 60


@click.command("revert")
@click.argument("page", required=False)
@click.argument("unit", required=False)
@click.argument("language", required=False, metavar="[LANG]")
@click.option("--undo", metavar="EDIT", help="give the unit what it said before that edit")
@click.option("--restore", metavar="EDIT|COMMIT", help="give the unit the text that it had, or was given, there")
@click.option("--force", is_flag=True, help="even where the unit has changed since, or a check finds an error")
@click.option("--user", metavar="NAME", help="undo what NAME has saved, in all units that still say so")
@click.option("--since", metavar="WHEN", help="with --user: from then on (24h, 7d, 2026-11-20)")
@click.option("--lang", "languages", multiple=True, metavar="CODE", help="with --user: only this language")
@click.option("--page", "pages", multiple=True, metavar="PAGE", help="with --user: only this page")
@click.option("--dry-run", is_flag=True, help="with --user: print the plan and write nothing")
@click.option("--yes", is_flag=True, help=f"with --user: go on where more than {FEW} units change")
@click.option("--author", default="", metavar="NAME", help="who reverts [default: git's user name]")
@json_option
@pass_context
def command(
    context: Context,
    page: str | None,
    unit: str | None,
    language: str | None,
    undo: str | None,
    restore: str | None,
    force: bool,
    user: str | None,
    since: str | None,
    languages: tuple[str, ...],
    pages: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    author: str,
    as_json: bool,
) -> None:
    """Undo one edit of a unit or bring one of its texts back, as `polyfolio history` lists them; or undo all that a
    user has saved since a time."""
    if user is not None:
        if page or undo or restore or force or not since:
            raise click.UsageError("--user NAME needs --since WHEN, and takes neither a unit nor --undo or --restore")
        _revert_user(context.project(), user, since, languages, pages, dry_run, yes, author, as_json)
        return
    if not (page and unit and language) or (undo is None) == (restore is None):
        raise click.UsageError("name PAGE UNIT LANG and one of --undo EDIT and --restore EDIT, or --user and --since")
    if since or languages or pages or dry_run or yes:
        raise click.UsageError("--since, --lang, --page, --dry-run and --yes go with --user")
    from workflow.actions.reverting import restore_text, undo_edit

    revert, name = (undo_edit, undo) if undo is not None else (restore_text, restore or "")
    _tell_saved(revert(context.project(), page, unit, language, name, author=author, force=force), unit, as_json)


def _tell_saved(saved: Saved, unit: str, as_json: bool) -> None:
    from workflow.core.review import state_of

    if saved.fault:
        click.echo(f"{unit}: warning: falls back to the source text: {saved.fault}", err=True)
    for issue in saved.issues:
        click.echo(f"{unit}: {issue.severity.value}: {issue.message} [{issue.check}]", err=True)
    if as_json:
        said = {"translation": saved.entry.translation, "state": state_of(saved.entry).value}
        print_json({"unit": unit, **said, "digest": saved.digest, "changed": saved.changed})
        return
    state = state_of(saved.entry).value
    click.echo(f"{unit}  {state}" if saved.changed else f"{unit}  {state}, as it was: nothing to do")
    click.echo(f"    {saved.entry.translation}" if saved.entry.translation else "    (no translation)")


def _revert_user(
    project: Project,
    user: str,
    since: str,
    languages: tuple[str, ...],
    pages: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    author: str,
    as_json: bool,
) -> None:
    from workflow.actions.reverting_user import Wish, revert_user
    from workflow.actions.since import parse_since

    try:
        wish = Wish(user, parse_since(since, datetime.now(UTC)), author)
    except ConfigError as error:
        raise click.BadParameter(error.message, param_hint="--since") from error
    with progress_bar("looking for edits") as report:
        planned = revert_user(project, wish, languages=languages, pages=pages, dry_run=True, report=report)
    done = planned
    if planned.units and not dry_run:
        if not as_json:
            _print(planned, "would be reverted")
        _ask(len(planned.units), wish, yes=yes, silent=as_json)
        with progress_bar("reverting") as report:
            done = revert_user(project, wish, languages=languages, pages=pages, report=report)
    if as_json:
        print_json(_to_json(done, dry_run=dry_run))
    elif dry_run or not planned.units:
        _print(planned, "would be reverted")
    else:
        told = set(planned.left)
        _print(replace(done, left=tuple(each for each in done.left if each not in told)), "reverted", plan=False)
    if tell(done.problems):
        raise SystemExit(1)


def _ask(units: int, wish: Wish, *, yes: bool, silent: bool) -> None:
    """Go on where little changes, or somebody says yes.

    Raises:
        GuardStopped: nobody does.
    """
    if yes or units <= FEW:
        return
    if not silent and sys.stdin.isatty() and sys.stderr.isatty():
        if click.confirm(f"Revert {count(units, 'unit')} to what they said before {wish.user}?", err=True):
            return
        raise GuardStopped("nothing was changed")
    raise GuardStopped(f"would change {count(units, 'unit')}; nothing was changed, --yes goes on")


def _print(reverted: Reverted, what: str, *, plan: bool = True) -> None:
    """The units with their texts before and after, those that are left alone, and how many there are."""
    for each in reverted.units if plan else ():
        click.echo(f"{each.language} {each.page} {each.unit}")
        click.echo(f"  - {_cut(each.before)}")
        click.echo(f"  + {_cut(each.after)}{' (outdated)' if each.outdated else ''}")
    for left in reverted.left:
        click.echo(f"{left.language} {left.page} {left.unit}: left alone: {left.reason}")
    left_alone = f", {len(reverted.left)} left alone" if plan else ""
    click.echo(f"{count(len(reverted.units), 'unit')} {what}{left_alone}")


def _cut(text: str) -> str:
    line = " ".join(text.split()) or "(no translation)"
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _to_json(reverted: Reverted, *, dry_run: bool) -> dict[str, object]:
    names = ("language", "page", "unit", "before", "after", "outdated", "edits")
    left = ("language", "page", "unit", "reason")
    return {
        "dry_run": dry_run,
        "reverted": [{name: getattr(each, name) for name in names} for each in reverted.units],
        "left": [{name: getattr(each, name) for name in left} for each in reverted.left],
        "errors": [{"path": each.path, "line": each.line, "message": each.message} for each in reverted.problems],
    }
