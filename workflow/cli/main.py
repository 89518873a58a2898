"""The command `polyfolio`: subcommands are imported when they are called, so that each starts fast."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from workflow.cli.context import Context
from workflow.errors import PolyfolioError

COMMANDS = {
    "init": "make a folder a project",
    "language": "add and list languages",
    "sync": "bring units and PO files up to the sources",
    "units": "list a page's units",
    "translate": "save one translation",
    "review": "mark a translation as reviewed",
    "history": "show all that is known of one unit's translations",
    "revert": "undo an edit, bring a text back, undo a user's edits",
    "stats": "show progress",
    "render": "print a translation page",
    "export": "write complete pages",
    "check": "check translations",
    "dismiss": "say that a warning is none",
    "fix": "mend white space, quotation marks and spacing",
    "memory": "search the translation memory",
    "terms": "list the glossary's terms in pages, add one",
    "machine": "suggest machine translations",
    "search": "find words in sources and translations",
    "fill": "fill exact repeats from the translation memory",
    "tmx": "exchange translation memories with other tools",
    "pseudo": "fill a pseudo-language",
    "import": "take over translations from elsewhere",
    "exchange": "exchange translations with people and tools outside",
    "commit": "commit what was saved, pull and push",
    "index": "rebuild the index",
    "backup": "write everything into one file",
    "restore": "put a backup back",
    "serve": "serve the web UI",
    "merge-po": "merge PO files for git",
    "resolve": "repair PO files with conflict markers",
    "doctor": "find damage and mend it",
}


class Lazy(click.Group):
    """A group whose commands live in modules of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module = "importing" if cmd_name == "import" else cmd_name.replace("-", "_")
        command = importlib.import_module(f"workflow.cli.{module}").command
        assert isinstance(command, click.Command)  # noqa: S101 - our own modules
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="polyfolio", message="%(prog)s %(version)s")
@click.option(
    "--project", "folder", type=click.Path(path_type=Path), help="the project's folder [default: found upwards]"
)
@click.pass_context
def main(ctx: click.Context, folder: Path | None) -> None:
    """Translate a folder of documents with PO files: units, progress, translated pages."""
    ctx.obj = Context(folder)


def run() -> None:
    """Run the command line; every error the program knows becomes one line on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    try:
        main(standalone_mode=True, prog_name="polyfolio")
    except PolyfolioError as error:
        click.echo(f"polyfolio: {error}" if not error.path and not error.unit else str(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:  # what no part expected of the system: a folder that is gone, a disk that fails
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else "polyfolio: "
        click.echo(f"{where}{error.strerror or error}", err=True)
        sys.exit(1)
