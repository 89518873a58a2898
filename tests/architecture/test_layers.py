"""Imports point inwards only, never in a circle, and libraries are used where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

import pytest

from tests.architecture.sources import Module, find_imports, read_module, read_modules

LAYERS = (
    ("workflow.model", "workflow.errors"),
    ("workflow.core",),
    ("workflow.formats",),
    ("workflow.checks",),
    ("workflow.store",),
    ("workflow.actions",),
    ("web",),
    ("workflow.cli",),
    ("workflow.__main__",),
)
"""From the inside out. A part may import from its own layer's part and from the layers before it."""

HOMES = {
    "translate": ("workflow/store/po*.py", "workflow/checks/toolkit.py"),
    "polib": ("workflow/store/po*.py",),
    "sqlite3": ("workflow/store/*",),
    "sqlite_utils": ("workflow/store/*",),
    "tomlkit": ("workflow/store/*",),
    "subprocess": ("workflow/store/git/*.py",),
    "socket": ("workflow/store/machine/*",),
    "ssl": ("workflow/store/machine/*",),
    "http": ("workflow/store/machine/*",),
    "click": ("workflow/cli/*",),
    "rich": ("workflow/cli/*",),
    "flask": ("web/*",),
    "fcntl": ("workflow/store/*",),
    "pyromark": ("workflow/formats/markdown/*",),
    "mwparserfromhell": ("workflow/formats/wikitext/*",),
    "tree_sitter": ("workflow/formats/html/*",),
    "tree_sitter_html": ("workflow/formats/html/*",),
    "nh3": ("workflow/actions/preview/sanitise.py",),
}
"""Library → the only files that may import it."""


def layer_of(name: str) -> tuple[int, str] | None:
    """The layer and the part of the package that a module or an imported name belongs to."""
    for level, parts in enumerate(LAYERS):
        for part in parts:
            if name == part or name.startswith(f"{part}."):
                return level, part
    return None


def find_outward(modules: Iterable[Module]) -> Iterator[str]:
    """Imports that point outwards, or to the other part of the same layer."""
    for module in modules:
        here = layer_of(module.name)
        for one in find_imports(module):
            there = layer_of(one.target)
            if here and there and there != here and there[0] >= here[0]:
                yield f"{module.path}:{one.line}: imports {one.target}"


def find_strays(modules: Iterable[Module], homes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Imports of a library outside of the files that may use it."""
    for module in modules:
        for one in find_imports(module):
            allowed = homes.get(one.target.partition(".")[0])
            if allowed and not any(fnmatchcase(module.path, pattern) for pattern in allowed):
                yield f"{module.path}:{one.line}: imports {one.target}"


def find_circle(modules: Iterable[Module]) -> list[str]:
    """A circle of imports done while modules are loaded, as the names along it; empty when there is none."""
    known = {module.name: module for module in modules}
    graph = {name: sorted(_loaded_by(module, known)) for name, module in known.items()}
    done: set[str] = set()
    for start in graph:
        trail: list[str] = []
        stack = [(start, iter(graph[start]))] if start not in done else []
        trail.extend(name for name, _ in stack)
        while stack:
            name, following = stack[-1]
            after = next(following, None)
            if after is None:
                done.add(name)
                stack.pop()
                trail.pop()
            elif after in trail:
                return [*trail[trail.index(after) :], after]
            elif after not in done:
                stack.append((after, iter(graph[after])))
                trail.append(after)
    return []


def _loaded_by(module: Module, known: Mapping[str, Module]) -> Iterator[str]:
    for one in find_imports(module):
        if one.deferred:
            continue
        target = one.target if one.target in known else one.target.rpartition(".")[0]
        if target in known and target != module.name:
            yield target


def test_the_rule_of_layers_sees_an_outward_import() -> None:
    deferred = "def render() -> None:\n    from workflow.store.files import read_bytes\n"
    assert list(find_outward([read_module(deferred, "workflow.core.render", "workflow/core/render.py")])) == [
        "workflow/core/render.py:2: imports workflow.store.files.read_bytes"
    ]
    relative = read_module("from ..actions import edit\n", "workflow.store.po", "workflow/store/po.py")
    assert list(find_outward([relative])) == ["workflow/store/po.py:1: imports workflow.actions.edit"]
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from workflow.store.files import Identity\n"
    assert list(find_outward([read_module(typed, "workflow.core.render", "workflow/core/render.py")])) == []


def test_imports_point_inwards_only() -> None:
    assert list(find_outward(read_modules("workflow", "web"))) == []


def test_every_module_belongs_to_a_layer() -> None:
    assert [module.name for module in read_modules("workflow", "web") if not layer_of(module.name)] == ["workflow"]


def test_the_command_line_loads_the_web_only_to_serve_it() -> None:
    loads = {
        (module.name, one.deferred)
        for module in read_modules("workflow/cli")
        for one in find_imports(module)
        if layer_of(one.target) == layer_of("web")
    }
    assert loads == {("workflow.cli.serve", True)}


def find_crossing(modules: Iterable[Module]) -> set[tuple[str, str]]:
    """Pairs of formats of which the first imports the second."""
    return {
        (module.name.split(".")[2], one.target.split(".")[2])
        for module in modules
        for one in find_imports(module)
        if module.name.count(".") > 1 and one.target.startswith("workflow.formats.")
        if one.target.split(".")[2] not in (module.name.split(".")[2], "registry", "doors")
    }


def test_the_rule_of_formats_sees_one_that_imports_another() -> None:
    curious = read_module("from workflow.formats.text import FORMAT\n", "workflow.formats.wikitext.tags")
    assert find_crossing([curious]) == {("wikitext", "text")}


def test_only_markdown_knows_another_format_since_html_is_part_of_it() -> None:
    assert find_crossing(read_modules("workflow/formats")) <= {("markdown", "html")}


@pytest.mark.parametrize("library", HOMES)
def test_the_rule_of_homes_sees_a_stray_import(library: str) -> None:
    stray = read_module(f"import {library}\n", "workflow.core.render", "workflow/core/render.py")
    assert list(find_strays([stray], HOMES)) == [f"workflow/core/render.py:1: imports {library}"]


def test_libraries_are_imported_where_they_belong() -> None:
    assert list(find_strays(read_modules("workflow", "web"), HOMES)) == []


def test_the_rule_of_circles_sees_one() -> None:
    texts = {
        "workflow.a": "import workflow.b",
        "workflow.b": "from workflow.c import x",
        "workflow.c": "import workflow.a",
    }
    modules = [read_module(text, name) for name, text in texts.items()]
    assert find_circle(modules) == ["workflow.a", "workflow.b", "workflow.c", "workflow.a"]
    assert find_circle(modules[:2]) == []


def test_no_imports_run_in_a_circle() -> None:
    assert find_circle(read_modules("workflow", "web")) == []
