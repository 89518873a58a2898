"""README and manual name everything there is, and nothing that there is not."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from workflow.checks.registry import BUILT_IN as CHECKS
from workflow.checks.settings import LISTS
from workflow.cli.main import COMMANDS, main
from workflow.formats.registry import BUILT_IN, load_format
from workflow.store.config import INCLUDE, Config, ExportSettings, FormatRule, read_config
from workflow.store.git_settings import GitSettings
from workflow.store.layout import FIELDS
from workflow.store.machine.settings import MachineSettings

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "source" / "manual").glob("*.md")))
}
MANUAL = "\n".join(PAGES.values())
CONFIGURATION = PAGES["source/manual/configuration.md"]
TARGETS = re.findall(r"^([a-z%-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

CONTEXT = main.make_context("polyfolio", ["stats"])


def find_commands() -> dict[str, click.Command]:
    """Every command by its full name: `import po` too."""
    found: dict[str, click.Command] = {}
    for name in COMMANDS:
        command = main.get_command(CONTEXT, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{name} {inner}": one for inner, one in command.commands.items()}
            if default := getattr(command, "default", ""):  # may be left out
                found[name] = found.pop(f"{name} {default}")
        else:
            found[name] = command
    return found


KNOWN = find_commands()
OPTIONS = sorted(
    {
        (name, option)
        for name, command in [("", main), *KNOWN.items()]
        for param in command.params
        if isinstance(param, click.Option)
        for option in [", ".join(param.opts)]
        if option != "--version"
    }
)
TABLES = (Config, ExportSettings, FormatRule, MachineSettings, GitSettings)
SETTINGS = sorted(
    {*LISTS, *(field.name for table in TABLES for field in fields(table))} - {"exporting", "formats", "options"}
)


def find_command_lines(text: str) -> Iterator[str]:
    """Lines of fenced blocks that call the command, and calls in running text; comments are cut off."""
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.removeprefix("$ ").startswith("polyfolio "):
                yield line.removeprefix("$ ")
    yield from re.findall(r"`((?:\.venv/bin/)?polyfolio [^`\n]+)`", text)


def find_call_fault(line: str) -> str:
    """What is wrong with a call of the command; nothing when it can be parsed."""
    placeholders = re.sub(r"[\[\]…]|\.\.\.", " ", line.partition(" < ")[0])
    words = shlex.split(placeholders, comments=True)[1:]
    while words and words[0].startswith("--"):
        option = words.pop(0)
        if option == "--project":
            words.pop(0)
        elif option not in ("--help", "--version"):
            return f"no option {option}"
    if not words:
        return ""
    if words == ["COMMAND"]:
        return ""
    size = 2 if " ".join(words[:2]) in KNOWN else 1
    name = " ".join(words[:size])
    if words in (["import"], ["language"], ["tmx"]):
        return ""  # a group, named alone
    command = KNOWN.get(name)
    if command is None:
        return f"no command {name}"
    try:
        _, left, _ = command.make_parser(click.Context(command, parent=CONTEXT)).parse_args(words[size:])
    except click.UsageError as error:
        return error.format_message()
    return f"too many arguments: {left}" if left else ""


@pytest.mark.parametrize("name", KNOWN)
def test_every_command_is_explained(name: str) -> None:
    assert re.search(rf"polyfolio {re.escape(name)}\b", PAGES["source/manual/command-line.md"])


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_named(command: str, option: str) -> None:
    """One of its names is enough."""
    names = "|".join(re.escape(name) for name in option.split(", "))
    assert re.search(rf"(?<![\w-])({names})(?![\w-])", MANUAL), f"{command} {option}"


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_is_explained(key: str) -> None:
    assert re.search(rf"^{key} = |`{key}`|`\[{key}\]`", CONFIGURATION, re.MULTILINE)


def test_the_documented_configuration_is_valid_and_shows_the_defaults(tmp_path: Path) -> None:
    shown = re.search(r"^```toml\n(.*?)^```", CONFIGURATION, re.DOTALL | re.MULTILINE)
    assert shown is not None
    file = tmp_path / "polyfolio.toml"
    file.write_text(shown[1], encoding="utf-8")
    config = read_config(file)
    assert config.exporting == ExportSettings()
    assert set(config.include) <= set(INCLUDE)
    for rule in config.formats:
        assert set(rule.options) <= set(load_format("markdown").options)


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_is_named(check: str) -> None:
    assert f"`{check}`" in CONFIGURATION


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_format_is_explained_with_its_options(name: str) -> None:
    page = PAGES["source/manual/formats.md"]
    assert re.search(rf"^## .*{name}", page, re.IGNORECASE | re.MULTILINE)
    assert [option for option in load_format(name).options if f"`{option}`" not in page] == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_layout_is_named(field: str) -> None:
    assert f"{{{field}}}" in CONFIGURATION


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_named(target: str) -> None:
    assert re.search(rf"make {target.replace('%', '[a-z]+')}\b", MANUAL)


def test_every_make_target_that_is_named_is_there() -> None:
    named = set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", MANUAL, re.MULTILINE))
    patterns = [target.replace("%", "[a-z]+") for target in TARGETS]
    unknown = ["".join(name) for name in named if not any(re.fullmatch(one, "".join(name)) for one in patterns)]
    assert unknown == []


@pytest.mark.parametrize("code", ["0", "1", "2", "3", "75"])
def test_every_exit_code_is_explained(code: str) -> None:
    assert re.search(rf"(?<!\d){code}:", PAGES["source/manual/command-line.md"])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("polyfolio frobnicate a.md", "no command frobnicate"),
        ("polyfolio stats --colour", "No such option '--colour'."),
        ("polyfolio units a.md b.md", "too many arguments: ['b.md']"),
        ("polyfolio import sheet a.md", "no command import"),
        ("polyfolio --quiet stats", "no option --quiet"),
        ("polyfolio sync [PAGE…] --dry-run  # the plan", ""),
    ],
)
def test_the_rule_of_command_lines_sees_a_wrong_one(line: str, fault: str) -> None:
    assert find_call_fault(line) == fault


def test_every_documented_command_line_can_be_parsed() -> None:
    lines = [(page, line) for page, text in PAGES.items() for line in find_command_lines(text)]
    assert len(lines) > 20
    assert [(page, line, fault) for page, line in lines if (fault := find_call_fault(line))] == []


PROMISES = PAGES["source/manual/promises.md"]


def test_every_promise_names_a_test_that_is_there() -> None:
    named = set(re.findall(r"tests/[a-z_/]+\.py", PROMISES))
    assert {name for name in named if not (ROOT / name).is_file()} == set()
    claims = [line for line in PROMISES.partition("## What is not promised")[0].splitlines() if line.startswith("- ")]
    assert [claim for claim in claims if "`tests/" not in claim] == []


def test_every_test_of_faults_stands_behind_a_promise() -> None:
    faults = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "faults").glob("test_*.py")}
    assert {name for name in faults if name not in PROMISES} == set()
