"""polyfolio backup"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="look whether FILE is whole; nothing is written")
@click.option("--yes", is_flag=True, help="replace FILE")
@json_option
@pass_context
def command(context: Context, file: Path, verify: bool, yes: bool, as_json: bool) -> None:
    """Write everything into FILE while others work: repository, files, journal."""
    from workflow.actions.backup import back_up, verify_backup

    if verify:
        problems = verify_backup(file)
        if as_json:
            print_json({"file": str(file), "whole": not problems, "errors": [str(one) for one in problems]})
        elif not problems:
            click.echo(f"{file}: whole")
        raise SystemExit(1 if tell(problems) else 0)
    with progress_bar("copying") as report:
        done = back_up(context.project(), file, yes=yes, report=report)
    counts = done.manifest.counts
    if as_json:
        print_json(
            {"file": str(file), "size": done.size, **counts, "left_out": [str(problem) for problem in done.problems]}
        )
    else:
        parts = [count(counts["files"], "file"), count(counts["edits"], "edit")]
        if done.manifest.repository is not None:
            parts.insert(0, "repository")
        click.echo(f"{file}: {', '.join(parts)}; {done.size:,} bytes")
    if tell(done.problems):
        raise SystemExit(1)
