"""polyfolio fill"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, progress_bar, tell


@click.command("fill")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--page", default="", help="only this page")
@click.option("--author", default="", metavar="NAME", help="who fills [default: git's user name]")
@click.option("--dry-run", is_flag=True, help="say what would be filled, write nothing")
@json_option
@pass_context
def command(context: Context, languages: tuple[str, ...], page: str, author: str, dry_run: bool, as_json: bool) -> None:
    """Give untranslated units the translation that the same text has elsewhere in the same surroundings.

    Where the surroundings differ the editor offers it as a suggestion.
    """
    from workflow.actions.filling import fill_repeats

    with progress_bar("filling") as report:
        done = fill_repeats(context.project(), languages, page=page, author=author, dry_run=dry_run, report=report)
    if as_json:
        shaped = [
            {
                "language": each.language,
                "units": each.units,
                "words": each.words,
                "pages": each.pages,
                "suggestions": each.suggestions,
            }
            for each in done.languages
        ]
        print_json({"dry_run": dry_run, "languages": shaped})
    else:
        for each in done.languages:
            click.echo(
                f"{each.language}: {count(each.units, 'unit')} ({count(each.words, 'word')}) on "
                f"{count(each.pages, 'page')} {'would be filled' if dry_run else 'filled'}; "
                f"{each.suggestions} more {'has' if each.suggestions == 1 else 'have'} a suggestion"
            )
    if tell(done.problems):
        raise SystemExit(1)
