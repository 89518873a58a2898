"""polyfolio tmx export, polyfolio tmx import"""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell


@click.group("tmx")
def command() -> None:
    """Exchange translation memories with other tools."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@json_option
@pass_context
def export_file(context: Context, file: Path, languages: tuple[str, ...], as_json: bool) -> None:
    """Write the translations to a TMX file."""
    from workflow.actions.tmx import export_tmx

    with progress_bar("reading") as report:
        done = export_tmx(context.project(), file, languages, report=report)
    if as_json:
        print_json({"file": str(file), "units": done.units, "languages": done.texts})
    else:
        texts = sum(done.texts.values())
        click.echo(f"{count(texts, 'translation')} of {count(done.units, 'unit')} written to {file}")
    if tell(done.problems):
        raise SystemExit(1)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--lang", "language", default="", metavar="CODE", help="only translations into this language")
@click.option("--force", is_flag=True, help="replace another memory of the same name")
@json_option
@pass_context
def import_file(context: Context, file: Path, language: str, force: bool, as_json: bool) -> None:
    """Put another project's TMX file into the translation memory: its texts are offered, never taken unasked."""
    from workflow.actions.tmx import import_tmx

    done = import_tmx(context.project(), file, language=language, force=force)
    if as_json:
        shaped = {"memory": done.memory, "changed": done.changed, "languages": done.pairs, "other": done.other}
        print_json(shaped)
        return
    click.echo(f"{done.memory}{'' if done.changed else ' (as it was)'}")
    for code, pairs in done.pairs.items():
        click.echo(f"{code}: {count(pairs, 'translation')}")
    if done.other:
        left = ", ".join(f"{code or '(no language)'} ({number})" for code, number in sorted(done.other.items()))
        click.echo(f"not of this project: {left}")
