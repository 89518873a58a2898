"""Which format reads which page: built-in ones and those that other packages bring through the same door.

A format is an entry point of the group `polyfolio.formats` whose object satisfies `workflow.model.Format`. Built-in
ones are listed here with their suffixes, so that no format is imported before a page needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from workflow.core.foreign.spelling import PlainSpeller, Speller
from workflow.errors import ConfigError, UnknownName
from workflow.formats.doors import find_doors, open_door
from workflow.model import Document, Format, Options

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "polyfolio.formats"

BUILT_IN: Mapping[str, tuple[str, ...]] = {
    "markdown": (".md", ".markdown"),
    "wikitext": (".wiki", ".mediawiki", ".wikitext"),
    "html": (".html", ".htm", ".xhtml"),
    "text": (".txt",),
}

WITH_SPELLINGS = ("markdown",)
"""The built-in formats whose texts other tools write in their own way."""


@cache
def _doors() -> dict[str, EntryPoint]:
    """The formats of other packages by name."""
    return find_doors(GROUP, BUILT_IN)


@cache
def load_format(name: str) -> Format:
    """The format of that name.

    Raises:
        UnknownName: there is none; the message lists those there are.
        ConfigError: it cannot be imported, or is no format.
    """
    if name in BUILT_IN:
        built_in = import_module(f"workflow.formats.{name}").FORMAT
        assert isinstance(built_in, Format)  # noqa: S101 - our own packages
        return built_in
    door = _doors().get(name)
    if door is None:
        raise UnknownName(f"there is no format '{name}'; there are: {', '.join(sorted((*BUILT_IN, *_doors())))}")
    found = open_door(door, "format")
    if not isinstance(found, Format):
        raise ConfigError(f"'{door.value}' is no format: it lacks a part of workflow.model.Format")
    return found


@cache
def load_previewer(name: str) -> Callable[[str, Options], str] | None:
    """The function that shows a page of a built-in format as HTML, from the module `preview` of its package; None for
    a format of another package."""
    if name not in BUILT_IN:
        return None
    found: Callable[[str, Options], str] = import_module(f"workflow.formats.{name}.preview").preview
    return found


Unwrapper = Callable[[str, Document, str, Options], tuple[Document, Mapping[int, str]]]
"""From a translated page's text, its source document, its name and the options: the document of the translated page,
and which of its spans are not plainly translated: `source` (in the source language) or `outdated`."""


@cache
def load_unwrapper(name: str) -> Unwrapper | None:
    """How a built-in format reads pages that other tools rendered, from the module `translated` of its package; None
    where they read like any document."""
    if name != "wikitext":
        return None
    found: Unwrapper = import_module(f"workflow.formats.{name}.translated").read_translated
    return found


@cache
def load_speller(name: str) -> Speller:
    """What compares a unit's text with other tools' spellings of it: the module `spelling` of a built-in format's
    package, or the plain one."""
    if name in WITH_SPELLINGS:
        found: Speller = import_module(f"workflow.formats.{name}.spelling").SPELLER
        return found
    return PlainSpeller()


@cache
def _suffixes() -> dict[str, str]:
    """File name ending → format name, of every format."""
    known = {suffix: name for name, suffixes in BUILT_IN.items() for suffix in suffixes}
    return {suffix: name for name in _doors() for suffix in load_format(name).suffixes} | known


def find_format_name(page: str) -> str:
    """The name of the format that reads a page, by its file name's ending.

    Raises:
        UnknownName: no format has that ending; the message lists those there are.
    """
    suffix = PurePosixPath(page).suffix.lower()
    for name, suffixes in BUILT_IN.items():
        if suffix in suffixes:
            return name
    name = _suffixes().get(suffix, "")
    if not name:
        known = ", ".join(sorted(_suffixes()))
        ending = f"the ending '{suffix}'" if suffix else "a name without an ending"
        raise UnknownName(f"no format reads {ending}; there are: {known}", path=page)
    return name


def complete_options(format: Format, given: Mapping[str, Any]) -> Options:
    """The format's options with the project's values put over the defaults.

    Raises:
        ConfigError: an option does not exist, or its value is of another type than its default.
    """
    for option, value in given.items():
        if option not in format.options:
            known = ", ".join(sorted(format.options)) or "none"
            raise ConfigError(f"the format '{format.name}' has no option '{option}'; there are: {known}")
        default = format.options[option]
        if not isinstance(value, type(default)) or (isinstance(default, list) and not all(map(_is_text, value))):
            wanted = "a list of texts" if isinstance(default, list) else f"of type {type(default).__name__}"
            raise ConfigError(f"the option '{option}' of the format '{format.name}' must be {wanted}, not {value!r}")
    return {**format.options, **given}


def _is_text(value: object) -> bool:
    return isinstance(value, str)
