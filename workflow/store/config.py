"""polyfolio.toml: reading it strictly, and editing its list of languages without touching anything else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workflow.checks.registry import ALWAYS, list_checks
from workflow.checks.settings import LISTS, CheckSettings
from workflow.errors import ConfigError
from workflow.store.git_settings import GitSettings, find_git_fault
from workflow.store.layout import find_layout_fault
from workflow.store.machine.settings import NAMES, MachineSettings, find_settings_fault

CONFIG_NAME = "polyfolio.toml"
_PROJECT_KEYS = (
    "name",
    "source_language",
    "source",
    "locales",
    "export",
    "include",
    "exclude",
    "languages",
    "priority_languages",
    "catalogs",
)
INCLUDE = ("**/*.md", "**/*.markdown", "**/*.wiki", "**/*.mediawiki", "**/*.html", "**/*.txt")


@dataclass(frozen=True, slots=True)
class FormatRule:
    """One `[[formats]]` table: options for the pages that a glob matches."""

    match: str
    format: str = ""
    """The format's name; empty for the one that the file name's ending says."""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """The `[export]` table."""

    complete: int = 100
    """Percent of a page's units that must be translated before `export` takes it."""
    require_review: bool = False
    outdated: str = "keep"
    """What a page shows for an outdated unit: `keep` its translation, or the `source` text."""
    mark: bool = False
    layout: str = "{lang}/{page}"
    banner: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """A project's settings, complete with defaults."""

    name: str = "Documents"
    source_language: str = "en"
    source: str = "source"
    locales: str = "locales"
    export: str = "translated"
    include: tuple[str, ...] = INCLUDE
    exclude: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    priority_languages: tuple[str, ...] = ()
    """Those of `languages` that overviews show first."""
    catalogs: str = "all"
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exporting: ExportSettings = ExportSettings()
    formats: tuple[FormatRule, ...] = ()
    checks: CheckSettings = field(default_factory=CheckSettings)
    machine: MachineSettings = field(default_factory=MachineSettings)
    git: GitSettings = field(default_factory=GitSettings)


def read_config(path: Path) -> Config:
    """Read and check a project's configuration.

    Raises:
        ConfigError: the file is not there or not TOML (with its line), a key is unknown, or a value is of the wrong
            type or not allowed; the message names key and value.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path.name) from error
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8", path=path.name, line=line) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        raise ConfigError(f"is not TOML: {error}", path=path.name, line=int(found[1]) if found else 0) from error
    return _Reader(path.name).read(tables)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks values key by key; every complaint names the key and the value."""

    path: str

    def read(self, tables: Mapping[str, Any]) -> Config:
        self._refuse_unknown("", tables, ("project", "fallbacks", "export", "formats", "checks", "machine", "git"))
        project = self._table(tables, "project")
        self._refuse_unknown("project.", project, _PROJECT_KEYS)
        default = Config()
        languages = self._codes(project, "project.languages")
        priority = self._codes(project, "project.priority_languages")
        for code in priority:
            if code not in languages:
                raise self._error("project.priority_languages", code, "is not one of project.languages")
        return Config(
            name=self._text(project, "project.name", default.name),
            source_language=self._text(project, "project.source_language", default.source_language),
            source=self._folder(project, "project.source", default.source),
            locales=self._folder(project, "project.locales", default.locales),
            export=self._folder(project, "project.export", default.export),
            include=self._texts(project, "project.include", default.include),
            exclude=self._texts(project, "project.exclude", default.exclude),
            languages=languages,
            priority_languages=priority,
            catalogs=self._choice(project, "project.catalogs", default.catalogs, ("all", "used")),
            fallbacks=self._fallbacks(self._table(tables, "fallbacks")),
            exporting=self._export(self._table(tables, "export")),
            formats=self._formats(tables.get("formats", [])),
            checks=self._checks(self._table(tables, "checks")),
            machine=self._machine(self._table(tables, "machine"), languages),
            git=self._git(self._table(tables, "git")),
        )

    def _export(self, table: Mapping[str, Any]) -> ExportSettings:
        self._refuse_unknown("export.", table, tuple(ExportSettings.__dataclass_fields__))
        default = ExportSettings()
        complete = table.get("complete", default.complete)
        if not isinstance(complete, int) or isinstance(complete, bool) or not 0 <= complete <= 100:
            raise self._error("export.complete", complete, "must be a whole number from 0 to 100")
        return ExportSettings(
            complete=complete,
            require_review=self._switch(table, "export.require_review", default.require_review),
            outdated=self._choice(table, "export.outdated", default.outdated, ("keep", "source")),
            mark=self._switch(table, "export.mark", default.mark),
            layout=self._layout(table, "export.layout", default.layout),
            banner=self._switch(table, "export.banner", default.banner),
        )

    def _fallbacks(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        return {code: self._texts(table, f"fallbacks.{code}", ()) for code in table}

    def _formats(self, rules: Any) -> tuple[FormatRule, ...]:
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise self._error("formats", rules, "must be tables: [[formats]]")
        found = []
        for rule in rules:
            if "match" not in rule:
                problem = 'has no match: a glob of the pages it is for, as in match = "blog/**/*.md"'
                raise ConfigError(f"[[formats]] {dict(rule)!r} {problem}", path=self.path)
            options = {key: value for key, value in rule.items() if key not in ("match", "format")}
            match = self._text(rule, "formats.match", "")
            found.append(FormatRule(match, self._text(rule, "formats.format", ""), options))
        return tuple(found)

    def _checks(self, table: Mapping[str, Any]) -> CheckSettings:
        """The `[checks]` table; a table in it is that of a language."""
        inner = {code: value for code, value in table.items() if isinstance(value, dict)}
        lists = {key: value for key, value in table.items() if key not in inner}
        languages = {code: self._check_lists(value, f"checks.{code}") for code, value in inner.items()}
        return replace(self._check_lists(lists, "checks"), languages=languages)

    def _check_lists(self, table: Mapping[str, Any], prefix: str) -> CheckSettings:
        self._refuse_unknown(f"{prefix}.", table, LISTS)
        named = {key: self._texts(table, f"{prefix}.{key}", ()) for key in LISTS}
        seen: set[str] = set()
        for key, checks in named.items():
            for check in checks:
                if check in ALWAYS:
                    raise self._error(f"{prefix}.{key}", check, "is always on, and always an error")
                if check not in list_checks():
                    known = ", ".join(list_checks())
                    raise self._error(f"{prefix}.{key}", check, f"is not a check; there are: {known}")
                if check in seen:
                    raise self._error(f"{prefix}.{key}", check, "stands in these lists twice")
                seen.add(check)
        return CheckSettings(named["off"], named["on"], named["error"])

    def _machine(self, table: Mapping[str, Any], languages: tuple[str, ...]) -> MachineSettings:
        """The `[machine]` table. Values that may be a secret in the wrong place are not told."""
        default = MachineSettings()
        known = tuple(MachineSettings.__dataclass_fields__)
        if unknown := [key for key in table if key not in known]:
            raise ConfigError(f"machine.{unknown[0]} is not a setting; there are: {', '.join(known)}", path=self.path)
        for key in ("url", "key_variable"):
            if not isinstance(table.get(key, ""), str):
                raise ConfigError(f"machine.{key} must be a text", path=self.path)
        settings = MachineSettings(
            service=self._choice(table, "machine.service", NAMES[0], NAMES) if "service" in table else "",
            url=table.get("url", default.url),
            model=self._text(table, "machine.model", default.model),
            key_variable=table.get("key_variable", default.key_variable),
            languages=self._codes(table, "machine.languages"),
            loopback=self._switch(table, "machine.loopback", default.loopback),
            private=self._switch(table, "machine.private", default.private),
            seconds=table.get("seconds", default.seconds),
        )
        if type(settings.seconds) is not int or not 1 <= settings.seconds <= 600:
            raise self._error("machine.seconds", settings.seconds, "must be a whole number from 1 to 600")
        for code in settings.languages:
            if code not in languages:
                raise self._error("machine.languages", code, "is not one of project.languages")
        if fault := find_settings_fault(settings):
            raise ConfigError(fault, path=self.path)
        return settings

    def _git(self, table: Mapping[str, Any]) -> GitSettings:
        self._refuse_unknown("git.", table, tuple(GitSettings.__dataclass_fields__))
        default = GitSettings()
        settings = GitSettings(
            commit=self._switch(table, "git.commit", default.commit),
            commit_after=table.get("commit_after", default.commit_after),
            branch=self._text(table, "git.branch", default.branch),
            remote=self._text(table, "git.remote", default.remote),
            pull=self._switch(table, "git.pull", default.pull),
            push=self._switch(table, "git.push", default.push),
            seconds=table.get("seconds", default.seconds),
            author_domain=self._text(table, "git.author_domain", default.author_domain),
        )
        if fault := find_git_fault(settings):
            raise ConfigError(fault, path=self.path)
        return settings

    def _table(self, tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = tables.get(key, {})
        if not isinstance(table, dict):
            raise self._error(key, table, "must be a table")
        return table

    def _text(self, table: Mapping[str, Any], key: str, default: str) -> str:
        value = table.get(key.rpartition(".")[2], default)
        if not isinstance(value, str) or ("\n" in value or "\0" in value) or (default and not value.strip()):
            raise self._error(key, value, "must be a text of one line")
        return value

    def _folder(self, table: Mapping[str, Any], key: str, default: str) -> str:
        value = self._text(table, key, default).rstrip("/")
        if not value or value.startswith(("/", "~")) or any(part in ("", ".", "..") for part in value.split("/")):
            raise self._error(key, value, "must be a folder inside the project, as in 'docs/source'")
        return value

    def _layout(self, table: Mapping[str, Any], key: str, default: str) -> str:
        value = self._text(table, key, default)
        if problem := find_layout_fault(value):
            raise self._error(key, value, problem)
        return value

    def _texts(self, table: Mapping[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = table.get(key.rpartition(".")[2], list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self._error(key, value, "must be a list of texts")
        return tuple(value)

    def _codes(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        codes = self._texts(table, key, ())
        if len(set(codes)) < len(codes):
            raise self._error(key, list(codes), "names a language twice")
        return codes

    def _switch(self, table: Mapping[str, Any], key: str, default: bool) -> bool:
        value = table.get(key.rpartition(".")[2], default)
        if not isinstance(value, bool):
            raise self._error(key, value, "must be true or false")
        return value

    def _choice(self, table: Mapping[str, Any], key: str, default: str, choices: tuple[str, ...]) -> str:
        value = table.get(key.rpartition(".")[2], default)
        if value not in choices:
            raise self._error(key, value, f"must be one of {', '.join(choices)}")
        return str(value)

    def _refuse_unknown(self, prefix: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                raise self._error(f"{prefix}{key}", table[key], f"is not a setting; there are: {', '.join(known)}")

    def _error(self, key: str, value: object, problem: str) -> ConfigError:
        return ConfigError(f"{key} = {value!r} {problem}", path=self.path)


def add_to_languages(text: str, codes: tuple[str, ...]) -> str:
    """The configuration's text with codes put at the end of `project.languages`; comments and layout stay.

    `text` is a valid configuration. Codes that are listed already must not be given.
    """
    import tomlkit

    document = tomlkit.parse(text)
    project = document.get("project")
    if project is None:
        project = document["project"] = tomlkit.table()
    if "languages" not in project:
        project["languages"] = tomlkit.array()
    for code in codes:
        project["languages"].append(code)
    return tomlkit.dumps(document)


def quote_text(text: str) -> str:
    """A text as a value in the configuration."""
    import tomlkit

    return tomlkit.item(text).as_string()
