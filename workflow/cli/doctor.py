"""polyfolio doctor"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json

if TYPE_CHECKING:
    from workflow.actions.doctor import Diagnosis, Mended
    from workflow.errors import ConfigError


@click.command("doctor")
@click.option("--fix", is_flag=True, help="mend what can be mended without loss")
@json_option
@pass_context
def command(context: Context, fix: bool, as_json: bool) -> None:
    """Find damage in the project: say what is wrong, where, and what mends it.

    \b
    Exit codes:
      0  nothing is wrong (any more)
      1  something is
    """
    from workflow.actions.doctor import KINDS, Treated, examine_project, mend_project
    from workflow.errors import ConfigError
    from workflow.store.config import CONFIG_NAME

    try:
        project = context.project()
    except ConfigError as error:
        if error.path != CONFIG_NAME:
            raise  # there is no project
        treated = Treated((), (_diagnose_config(context, error),))
    else:
        treated = mend_project(project, KINDS) if fix else Treated((), examine_project(project, KINDS))
    if as_json:
        found = [_describe(one) for one in treated.left]
        print_json({"findings": found, "mended": [_describe_mended(one) for one in treated.mended]})
    else:
        _tell(treated.mended, treated.left)
    if treated.left:
        raise SystemExit(1)


def _diagnose_config(context: Context, error: ConfigError) -> Diagnosis:
    from workflow.actions.doctor import Diagnosis, Kind, describe_config
    from workflow.store.project import find_root

    root = context.folder or find_root(Path.cwd()) or Path.cwd()
    return Diagnosis(Kind("configuration", lambda _: ()), describe_config(root, error))


def _tell(mended: tuple[Mended, ...], left: tuple[Diagnosis, ...]) -> None:
    for done in mended:
        click.echo(f"{done.finding}: {done.done}")
    for one in left:
        click.echo(str(one.finding), err=True)
        click.echo(f"    {one.finding.repair}", err=True)
    if left:
        fixable = sum(one.finding.fixable for one in left)
        click.echo(f"{len(left)} found" + (f", {fixable} of them for `polyfolio doctor --fix`" if fixable else ""))
    else:
        click.echo(f"{count(len(mended), 'thing')} mended" if mended else "nothing is wrong")


def _describe(one: Diagnosis) -> dict[str, Any]:
    found = one.finding
    about = {"kind": one.kind.name, "path": found.path, "line": found.line, "message": found.message}
    return {**about, "repair": found.repair, "fixable": found.fixable}


def _describe_mended(one: Mended) -> dict[str, Any]:
    found = one.finding
    return {"kind": one.kind, "path": found.path, "line": found.line, "message": found.message, "done": one.done}
