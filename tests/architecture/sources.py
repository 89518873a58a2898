"""The modules of the package as syntax trees, and what they import."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One source file."""

    name: str
    """Dotted: `workflow.store.po`; a package has the name of its folder."""
    path: str
    tree: ast.Module
    lines: int
    is_package: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name as it stands in a module."""

    target: str
    """The module, with the name taken from it: `workflow.store.files.read_bytes`, `os.path`."""
    line: int
    deferred: bool
    """Inside a function: done when that is called."""


def read_module(text: str, name: str = "workflow.example", path: str = "workflow/example.py") -> Module:
    """A module from its text."""
    return Module(name, path, ast.parse(text), len(text.splitlines()), path.endswith("__init__.py"))


def read_modules(*folders: str) -> tuple[Module, ...]:
    """Every module below these folders of the repository."""
    found = tuple(module for folder in folders for module in _read_folder(folder))
    assert found, f"no module in {folders}"
    return found


@cache
def _read_folder(folder: str) -> tuple[Module, ...]:
    found = []
    gc.disable()  # nothing of the trees is garbage, and looking for it takes most of the time
    try:
        for file in sorted((ROOT / folder).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found.append(read_module(file.read_text(encoding="utf-8"), name, path))
        gc.freeze()
    finally:
        gc.enable()
    return tuple(found)


def find_imports(module: Module) -> Iterator[Import]:
    """What a module imports at run time; imports for type checkers alone are left out."""
    yield from _walk(module, module.tree, deferred=False)


def _walk(module: Module, node: ast.AST, *, deferred: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield from _walk(module, other, deferred=deferred)
        elif isinstance(child, ast.Import):
            yield from (Import(name.name, child.lineno, deferred) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = _resolve(module, child)
            yield from (Import(f"{base}.{name.name}", child.lineno, deferred) for name in child.names)
        else:
            inside = deferred or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _walk(module, child, deferred=inside)


def _resolve(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    parts = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parts, *([node.module] if node.module else [])])
