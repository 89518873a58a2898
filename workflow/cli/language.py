"""polyfolio language add, polyfolio language list"""

from __future__ import annotations

import click

from workflow.cli.context import Context, count, json_option, pass_context, print_json, tell


@click.group("language")
def command() -> None:
    """Add and list languages."""


@command.command("add")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@pass_context
def add(context: Context, codes: tuple[str, ...]) -> None:
    """Add languages to the project and make their PO files."""
    from workflow.actions.setup import add_languages, begin_catalogs

    project = add_languages(context.project(), codes)
    for code in codes:
        language = project.language(code)
        forms = count(language.plurals, "plural form")
        click.echo(f"{code}: {language.name} ({language.autonym}), {language.direction}, {forms}")
    if tell(begin_catalogs(project, codes)):
        raise SystemExit(1)


@command.command("list")
@json_option
@pass_context
def list_(context: Context, as_json: bool) -> None:
    """List the project's languages."""
    from workflow.actions.as_json import shape_languages

    project = context.project()
    if as_json:
        print_json(shape_languages(project))
        return
    languages = [project.language(code) for code in project.config.languages]
    for language in languages:
        chain = " → ".join((*project.chain(language.code), project.config.source_language))
        click.echo(f"{language.code}\t{language.name}\t{language.autonym}\t{language.direction}\tfalls back to {chain}")
