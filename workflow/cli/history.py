"""polyfolio history"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, print_json, tell

if TYPE_CHECKING:
    from workflow.actions.history import UnitHistory, Version

_FATES = {
    "pending": "accepted; whether it is in the PO file yet is not known",
    "written": "saved",
    "overtaken": "not in the PO file: the unit had changed before a killed save was made good",
    "failed": "not saved: the PO file could not be written",
    "aside": "not accepted: the unit had changed meanwhile; kept as a suggestion",
    "outside": "edited outside",
    "overwritten": "saved, then overwritten outside",
    "moved": "saved, then replaced as git moved its HEAD",
}
_ORIGINS = {
    "older": "an older text",
    "merged": "the other side of a git merge",
    "file": "from a file",
    "split": "from a longer unit",
    "joined": "from a unit that was joined",
    "machine": "by a machine",
}
SHORT = 10
"""Digits of an edit's or commit's id that are shown."""


@click.command("history")
@click.argument("page")
@click.argument("unit")
@click.argument("language", metavar="LANG")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="at most so many")
@json_option
@pass_context
def command(context: Context, page: str, unit: str, language: str, limit: int, as_json: bool) -> None:
    """Show all that is known of one unit's translations, newest first: edits, commits, texts kept in the PO file."""
    from workflow.actions.as_json import shape_history
    from workflow.actions.history import read_unit_history

    history = read_unit_history(context.project(), page, unit, language, limit=limit)
    if as_json:
        print_json(shape_history(history))
    else:
        _print(history)
    if tell(history.problems):
        raise SystemExit(1)


def _print(history: UnitHistory) -> None:
    if history.entry is not None and history.state is not None:
        click.echo(f"{history.unit}  {history.language}  {history.state.value}")
        click.echo(_indent(history.entry.source))
    for version in history.versions:
        click.echo("\n" + _describe(version, history.page))
        click.echo(_indent(version.translation or "(no translation)"))
    if not history.complete:
        click.echo("\nThere is more: --limit N shows more of it.")
    for older in history.kept.texts:
        click.echo(f"\nkept in the PO file: {_ORIGINS.get(older.origin.value, older.origin.value)}")
        click.echo(_indent(older.text))
    if history.kept.more:
        click.echo(f"\n{history.kept.more} more are kept in the PO file.")


def _describe(version: Version, page: str) -> str:
    """Who, when, what became of it, and its names, in one line."""
    words = [_tell_time(version.at) if version.at else "", version.author]
    if version.fate is not None:
        words.append(_FATES.get(version.fate.value, version.fate.value))
    elif not version.commit:
        words.append("in the PO file, put there by somebody outside")
    if version.state is None:
        words.append("left the page")
    elif version.state.value in ("outdated", "reviewed"):
        words.append(version.state.value)
    words.append(f"on {version.page}" if version.page not in ("", page) else "")
    words.append(f"commit {version.commit[:SHORT]}" if version.commit else "")
    words.append(f"edit {version.edit_id[:SHORT]}" if version.edit_id else "")
    words.append("<- now" if version.current else "")
    return "  ".join(filter(None, words))


def _tell_time(at: str) -> str:
    """A time where the reader is."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
