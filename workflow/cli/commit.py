"""polyfolio commit"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json
from workflow.errors import PolyfolioError

if TYPE_CHECKING:
    from workflow.actions.committing import CommitRun


@click.command("commit")
@click.option("--pull/--no-pull", default=None, help="merge what the remote has [default: git.pull]")
@click.option("--push/--no-push", default=None, help="push to the remote [default: git.push]")
@json_option
@pass_context
def command(context: Context, pull: bool | None, push: bool | None, as_json: bool) -> None:
    """Commit the translations that were saved, a commit per author.

    Only the PO files that were saved here: whatever else is staged or changed
    stays as it is. A server does the same by itself.

    \b
    Exit codes:
      0  done, or nothing to do
      1  something has failed, or is in the way; it is named, and nothing is lost
      75 another process commits
    """
    from workflow.actions.committing import commit_edits

    run = commit_edits(context.project(), pull=pull, push=push)
    if run is None:
        raise PolyfolioError("the project is in no git repository; `git init` makes one")
    if as_json:
        print_json(asdict(run))
    else:
        _print(run)
    if run.problem:
        raise PolyfolioError(run.problem)


def _print(run: CommitRun) -> None:
    for commit in run.commits:
        authors = ", ".join((commit.author, *commit.others))
        files = count(len(commit.files), "file")
        click.echo(f"{commit.name}  {authors}: {count(commit.units, 'unit')} in {files}")
    if run.commits and run.detached:
        click.echo("HEAD is detached: these commits are on no branch; `git switch -c NAME` puts them on one", err=True)
    if run.pulled:
        click.echo(f"{count(run.pulled, 'commit')} pulled")
    if run.pushed:
        click.echo(f"{count(run.pushed, 'commit')} pushed")
    for path in run.staged:
        click.echo(f"{path}: is staged by somebody, and left to them: `git commit` or `git restore --staged`", err=True)
    if not (run.commits or run.pulled or run.pushed or run.problem or run.staged):
        click.echo("nothing to commit")
