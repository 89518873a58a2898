"""polyfolio terms, polyfolio terms add"""

from __future__ import annotations

import click

from workflow.cli.context import Context, json_option, pass_context, print_json, progress_bar, tell


class _Terms(click.Group):
    """`terms LANG` lists, `terms add …` adds."""

    default = "list"
    """The command that is meant where none is named."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take anything but a command's name for the language of a list."""
        named = args[0] in self.commands or args[0].startswith("-")
        return super().resolve_command(ctx, args if named else [self.default, *args])


@click.group("terms", cls=_Terms, subcommand_metavar="LANG [--page PAGE] [--unit UNIT] | add LANG TERM TRANSLATION")
def command() -> None:
    """List the terms of the glossary that occur in pages; add a term."""


@command.command("list")
@click.argument("language", metavar="LANG")
@click.option("--page", default="", help="only this page")
@click.option("--unit", default="", help="only this unit of the page")
@json_option
@pass_context
def list_(context: Context, language: str, page: str, unit: str, as_json: bool) -> None:
    """List which terms of the language's glossary occur in which units."""
    from workflow.actions.as_json import shape_terms
    from workflow.actions.terms import list_terms

    if unit and not page:
        raise click.UsageError("--unit needs --page PAGE")
    with progress_bar("reading") as report:
        listed = list_terms(context.project(), language, page=page, unit_id=unit, report=report)
    if as_json:
        print_json(shape_terms(language, listed))
    else:
        for item in listed.units:
            for term in {each.term: each for each in item.terms}.values():
                click.echo(f"{item.page}  {item.unit}  {term.term}: {' | '.join(term.translations)}")
                for name, text in (("never", " | ".join(term.forbidden)), ("note", term.note)):
                    if text:
                        click.echo(f"    {name}: {text}")
    if tell(listed.problems):
        raise SystemExit(1)


@command.command("add")
@click.argument("language", metavar="LANG")
@click.argument("term")
@click.argument("translation")
@click.option("--note", default="", metavar="TEXT", help="what translators should know")
@click.option("--forbidden", default="", metavar="TEXT", help="what must not stand for it; several with | between them")
@click.option("--case", is_flag=True, help="capitals count: IT is not it")
@pass_context
def add(context: Context, language: str, term: str, translation: str, note: str, forbidden: str, case: bool) -> None:
    """Add a term to the language's glossary, glossary/LANG.csv."""
    from workflow.actions.terms import add_term

    added = add_term(context.project(), language, term, translation, note=note, forbidden=forbidden, case=case)
    if added.warning:
        click.echo(f"{added.path}:{added.line}: warning: {added.warning}", err=True)
    click.echo(f"{added.path}:{added.line}: {'added' if added.added else 'is there already'}")
