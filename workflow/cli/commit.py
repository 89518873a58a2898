"""polyfolio commit"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json
from workflow.errors import PolyfolioError

if TYPE_CHECKING:
    from workflow.actions.committing import CommitRun


_NO_REPOSITORY = "the project is in no git repository; `git init` makes one"


@click.command("commit")
@click.option("--pull/--no-pull", default=None, help="merge what the remote has [default: git.pull]")
@click.option("--push/--no-push", default=None, help="push to the remote [default: git.push]")
@click.option("--status", is_flag=True, help="only show what waits, what is in the way, and what was last done")
@json_option
@pass_context
def command(context: Context, pull: bool | None, push: bool | None, status: bool, as_json: bool) -> None:
    """Commit the translations that were saved, a commit per author.

    Only the PO files that were saved here: whatever else is staged or changed
    stays as it is. A server does the same by itself.

    \b
    Exit codes:
      0  done, or nothing to do
      1  something has failed, or is in the way; it is named, and nothing is lost
      75 another process commits
    """
    if status:
        _show_status(context, as_json=as_json)
        return
    from workflow.actions.committing import commit_edits

    run = commit_edits(context.project(), pull=pull, push=push)
    if run is None:
        raise PolyfolioError(_NO_REPOSITORY)
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


def _show_status(context: Context, *, as_json: bool) -> None:
    from workflow.actions.repository import read_repository

    state = read_repository(context.project())
    if state is None:
        raise PolyfolioError(_NO_REPOSITORY)
    if as_json:
        print_json(asdict(state) | {"edits": state.edits, "since": state.since})
        return
    click.echo(f"branch: {state.branch or 'none, HEAD is detached'}")
    if state.head:
        click.echo(f"last commit: {state.head.name} {state.head.subject} ({state.head.author}, {state.head.at})")
    if state.distance:
        click.echo(f"{state.remote}: {state.distance.ahead} ahead, {state.distance.behind} behind, as last seen")
    waits = f", since {state.since}" if state.edits else ""
    click.echo(f"waiting: {count(state.edits, 'edit')} in {count(len(state.waiting), 'file')}{waits}")
    for page in state.waiting:
        click.echo(f"  {page.language} {page.page}: {count(page.edits, 'edit')} by {', '.join(page.authors)}")
    if state.hindrance:
        click.echo(f"in the way: {state.hindrance}")
    if state.failure:
        click.echo(f"failed: {state.failure.message}")
        times = f"{count(state.failure.attempts, 'time')}, last at {state.failure.at}"
        click.echo(f"  {state.failure.step}, {times}, tried again at {state.failure.again}")
