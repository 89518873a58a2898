"""A project on disk: where its files are and what its configuration says of each page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workflow.core.languages import Languages
from workflow.errors import ConfigError, UnknownName
from workflow.formats.registry import complete_options, find_format_name, load_format
from workflow.model import Format, Language, Options
from workflow.store.config import CONFIG_NAME, Config, FormatRule, read_config
from workflow.store.globs import matches_any
from workflow.store.languages import load_languages


@dataclass(frozen=True)
class Project:
    """The folder that holds `polyfolio.toml`, and its settings."""

    root: Path
    config: Config

    @property
    def source_root(self) -> Path:
        """The folder of documents."""
        return self.root / self.config.source

    @property
    def locales_root(self) -> Path:
        """The folder of templates and PO files."""
        return self.root / self.config.locales

    @property
    def instance(self) -> Path:
        """The folder of databases and locks, which git does not keep."""
        return self.root / "instance"

    @cached_property
    def languages(self) -> Languages:
        """All languages known, not only the project's."""
        return load_languages()

    @cached_property
    def source_language(self) -> Language:
        """The language of the documents."""
        return self.languages.find(self.config.source_language)

    def language(self, code: str) -> Language:
        """One of the project's languages, or its source language.

        Raises:
            UnknownName: the project has no such language; the message lists those it has.
        """
        if code == self.config.source_language:
            return self.source_language
        if code not in self.config.languages:
            self.languages.find(code)
            for listed in (self.config.source_language, *self.config.languages):
                if self.languages.same_language(code, listed):
                    raise UnknownName(f"the project has the language '{code}' under the code '{listed}'; use that")
            known = ", ".join(self.config.languages) or "none yet"
            raise UnknownName(
                f"the project has no language '{code}'; it has: {known} (`polyfolio language add {code}` adds it)"
            )
        return self.languages.find(code)

    def chain(self, code: str) -> tuple[str, ...]:
        """The project's languages whose text may stand in for a missing one of `code`, nearest first."""
        chain = self.languages.chain(code, self.config.fallbacks, self.config.source_language)
        return self.languages.match_listed(chain, self.config.languages)

    def source_path(self, page: str) -> Path:
        """The document of a page."""
        return self.source_root / page

    def template_path(self, page: str) -> Path:
        """The `.pot` of a page."""
        return self.locales_root / "templates" / f"{page}.pot"

    def catalog_path(self, page: str, language: str) -> Path:
        """The PO file of a page and language."""
        return self.locales_root / language / f"{page}.po"

    def relative(self, path: Path) -> str:
        """A path as messages name it: below the project, with `/`."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def format_of(self, page: str) -> tuple[Format, Options]:
        """The format that reads a page, with the project's options for it.

        Raises:
            UnknownName: no format reads that file name.
            ConfigError: a rule names a format or an option that does not exist, or an option has a wrong value.
        """
        rules = self._rules_of(page)
        given = {option: value for rule in rules for option, value in rule.options.items()}
        try:
            format = load_format(self.format_name_of(page))
            return format, complete_options(format, given)
        except (ConfigError, UnknownName) as error:
            if error.path == page or not rules:
                raise
            globs = ", ".join(f"match = {rule.match!r}" for rule in rules)
            raise ConfigError(f"[[formats]] {globs}: {error.message}", path=CONFIG_NAME) from error

    def format_name_of(self, page: str) -> str:
        """The name of the format that reads a page, without loading it.

        Raises:
            UnknownName: no format reads that file name.
        """
        name = next((rule.format for rule in reversed(self._rules_of(page)) if rule.format), "")
        return name or find_format_name(page)

    def _rules_of(self, page: str) -> list[FormatRule]:
        return [rule for rule in self.config.formats if matches_any(page, (rule.match,))]


def find_project(start: Path) -> Project:
    """The project that holds a folder: the nearest one upwards with a `polyfolio.toml`.

    Raises:
        ConfigError: there is none, its configuration is not valid, or it names an unknown language or one twice.
    """
    if root := find_root(start):
        return open_project(root)
    raise ConfigError(
        f"no {CONFIG_NAME} here or in a folder above; `polyfolio init` makes one", path=str(start.absolute())
    )


def find_root(start: Path) -> Path | None:
    """The folder of the project that holds a folder: the nearest one upwards with a `polyfolio.toml`."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if (folder / CONFIG_NAME).is_file()), None)


def open_project(root: Path) -> Project:
    """The project of a folder, its languages checked."""
    project = Project(root, read_config(root / CONFIG_NAME))
    _check("project.source_language", project.config.source_language, project.languages.find)
    for code in project.config.languages:
        _check("project.languages", code, project.languages.find)
    for code, chain in project.config.fallbacks.items():
        for member in (code, *chain):
            _check(f"fallbacks.{code}", member, project.languages.find)
    for code in project.config.checks.languages:
        if code not in project.config.languages:
            raise ConfigError(f"checks.{code} is neither a list nor one of project.languages", path=CONFIG_NAME)
    _refuse_twins(project)
    return project


def _check(key: str, code: str, find: Callable[[str], Language]) -> None:
    try:
        find(code)
    except UnknownName as error:
        raise ConfigError(f"{key}: {error.message}", path=CONFIG_NAME) from error


def _refuse_twins(project: Project) -> None:
    """Two codes of one language would have two folders of PO files."""
    seen: dict[str, str] = {}
    for code in (project.config.source_language, *project.config.languages):
        canonical = project.languages.canonical(code)
        if canonical in seen:
            known = seen[canonical]
            is_source = known == project.config.source_language
            problem = "is the source language" if is_source else "names the same language as"
            message = f"project.languages: '{code}' {problem} '{known}'; take it out"
            raise ConfigError(message, path=CONFIG_NAME)
        seen[canonical] = code
