"""What every command shares: finding the project, printing JSON, telling problems, showing progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workflow.errors import ConfigError, PolyfolioError

if TYPE_CHECKING:
    from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Context:
    """What the options before the command say."""

    folder: Path | None = None

    def project(self) -> Project:
        """The project of `--project`, or the one around the working directory."""
        from workflow.store.project import find_project, open_project

        if self.folder is None:
            return find_project(Path.cwd())
        if not self.folder.is_dir():
            raise ConfigError("--project is not a folder", path=str(self.folder))
        return open_project(self.folder.absolute())


pass_context = click.make_pass_decorator(Context)

json_option = click.option("--json", "as_json", is_flag=True, help="print one JSON document")


def print_json(value: Any) -> None:
    """One JSON document on stdout, and nothing else there."""
    click.echo(json.dumps(value, ensure_ascii=False))


def tell(problems: Iterable[PolyfolioError]) -> int:
    """Tell each problem on stderr, and return how many there were."""
    count = 0
    for problem in problems:
        click.echo(str(problem), err=True)
        count += 1
    return count


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def name_missing(project: Project, *, languages: bool, pages: bool) -> str:
    """What a new project lacks and how to get it; empty where it has languages and pages."""
    if not pages:
        return f"no documents in {project.config.source}/ yet; project.include says which files are documents"
    return "" if languages else "no languages yet; `polyfolio language add CODE` adds them"


def say(message: str) -> None:
    """A message about the work on stderr, only where a person is watching."""
    if sys.stderr.isatty():
        click.echo(message, err=True)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function to tell done and total to, or None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
