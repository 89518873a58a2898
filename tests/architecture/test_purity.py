"""Model, errors, core, formats and checks take text and give values: no file, clock, chance, database or screen."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.sources import Module, find_imports, read_module, read_modules

PURE = ("workflow/core", "workflow/formats", "workflow/checks")
IMPURE = {
    "asyncio",
    "builtins",
    "click",
    "codecs",
    "ctypes",
    "datetime",
    "fcntl",
    "fileinput",
    "flask",
    "glob",
    "http",
    "importlib",
    "io",
    "locale",
    "logging",
    "multiprocessing",
    "os",
    "pkgutil",
    "polib",
    "random",
    "requests",
    "rich",
    "secrets",
    "shelve",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "sqlite_utils",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "tomlkit",
    "translate",
    "urllib.request",
    "uuid",
    "webbrowser",
    "werkzeug",
}
CALLS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
CLOCKS = {"now", "utcnow", "today"}
EXCEPTIONS = {
    ("workflow/formats/wikitext/regions.py", "sys"): "names the greatest index",
    ("workflow/formats/doors.py", "importlib"): "finds formats and checks of other packages",
    ("workflow/formats/registry.py", "importlib"): "loads formats when a page needs them",
    ("workflow/checks/toolkit.py", "translate"): "filters of the library, which are pure",
    ("workflow/checks/registry.py", "importlib"): "loads checks when a translation is checked",
    ("workflow/checks/fix_registry.py", "importlib"): "loads fixes when a text is fixed",
}


def pure_modules() -> list[Module]:
    """The modules that must be pure."""
    inner = [module for module in read_modules("workflow") if module.name in ("workflow.model", "workflow.errors")]
    assert len(inner) == 2
    return [*inner, *read_modules(*PURE)]


def find_impure(modules: Iterable[Module]) -> Iterator[str]:
    """Imports of what has effects, and calls of built-in functions that have."""
    for module in modules:
        for one in find_imports(module):
            if one.target.startswith("pathlib") and one.target != "pathlib.PurePosixPath":
                yield f"{module.path}:{one.line}: imports {one.target}"
            found = next((name for name in IMPURE if f"{one.target}.".startswith(f"{name}.")), "")
            if found and (module.path, found) not in EXCEPTIONS:
                yield f"{module.path}:{one.line}: imports {one.target}"
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield f"{module.path}:{node.lineno}: calls {node.func.id}"
            if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                yield f"{module.path}:{node.lineno}: calls {ast.unparse(node.func)}"


@pytest.mark.parametrize(
    "text",
    [
        *(f"import {name}\n" for name in sorted(IMPURE)),
        *(f"from {name} import x\n" for name in sorted(IMPURE)),
        "def f() -> None:\n    import os.path\n",
        "from pathlib import Path\n",
        "import pathlib\n",
        "x = [open('a')]\n",
        "print('a')\n",
        "def f(datetime: object) -> object:\n    return datetime.now()\n",
    ],
)
def test_the_rule_of_purity_sees_an_effect(text: str) -> None:
    assert len(list(find_impure([read_module(text)]))) == 1


def test_the_rule_of_purity_allows_paths_that_touch_no_disk() -> None:
    assert (
        list(find_impure([read_module("from pathlib import PurePosixPath\nimport json, re\nre.compile('a')\n")])) == []
    )


def test_every_exception_is_needed() -> None:
    used = {(module.path, one.target.partition(".")[0]) for module in pure_modules() for one in find_imports(module)}
    assert [exception for exception in EXCEPTIONS if exception not in used] == []


def test_the_inner_layers_are_pure() -> None:
    assert list(find_impure(pure_modules())) == []
