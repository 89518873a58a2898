"""Files are small and named for what they do; everything public says what it is; no error is swallowed unseen."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from statistics import median

import pytest

from tests.architecture.sources import Module, read_module, read_modules

LONGEST = 400
MEDIAN = 110
FOLDERS = ("workflow", "tests", "tools")
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "handler", "stuff"}


def find_vague(modules: Iterable[Module]) -> Iterator[str]:
    """Modules, classes and functions that are not named for what they do."""
    for module in modules:
        if VAGUE & set(module.name.split(".")[-1].split("_")):
            yield module.path
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Handler", "Utils")):
                yield f"{module.path}:{node.lineno}: {node.name}"
            if isinstance(node, ast.FunctionDef) and node.name.lstrip("_").startswith(("process_", "do_", "handle_")):
                yield f"{module.path}:{node.lineno}: {node.name}"


def find_undescribed(modules: Iterable[Module]) -> Iterator[str]:
    """Public modules, classes and functions without a docstring; overridden and special methods need none."""
    for module in modules:
        if not ast.get_docstring(module.tree) and module.tree.body:
            yield f"{module.path}: the module"
        yield from _find_undescribed(module, module.tree.body)


def _find_undescribed(module: Module, body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{module.path}:{node.lineno}: {node.name}"
        if isinstance(node, ast.ClassDef):
            yield from _find_undescribed(module, node.body)


def find_swallowed(modules: Iterable[Module]) -> Iterator[str]:
    """Handlers of errors that neither do anything nor say why nothing is to be done."""
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            if node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"):
                if not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)):
                    yield f"{module.path}:{node.lineno}: catches everything"
            elif all(isinstance(inner, ast.Pass) or _is_ellipsis(inner) for inner in node.body):
                yield f"{module.path}:{node.lineno}: does nothing"


def _is_ellipsis(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("text", ["class PageManager: ...\n", "def process_page(): ...\n", "def _do_it(): ...\n"])
def test_the_rule_of_names_sees_a_vague_one(text: str) -> None:
    assert len(list(find_vague([read_module(text)]))) == 1
    assert list(find_vague([read_module("", "workflow.store.po_utils", "workflow/store/po_utils.py")])) == [
        "workflow/store/po_utils.py"
    ]


def test_modules_classes_and_functions_are_named_for_what_they_do() -> None:
    assert list(find_vague(read_modules(*FOLDERS))) == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        '"""About."""\ndef find(): ...\n',
        '"""About."""\nclass Page:\n    x = 1\n',
        '"""About."""\nclass Page:\n    """A page."""\n    def find(self): ...\n',
    ],
)
def test_the_rule_of_docstrings_sees_a_missing_one(text: str) -> None:
    assert len(list(find_undescribed([read_module(text)]))) == 1


def test_everything_public_says_what_it_is() -> None:
    assert list(find_undescribed(read_modules("workflow", "tools"))) == []


@pytest.mark.parametrize(
    "handler", ["except OSError: pass", "except OSError: ...", "except: x = 1", "except Exception: x = 1"]
)
def test_the_rule_of_errors_sees_a_swallowed_one(handler: str) -> None:
    assert len(list(find_swallowed([read_module(f"try:\n    f()\n{handler}\n")]))) == 1


def test_no_error_is_swallowed() -> None:
    assert list(find_swallowed(read_modules("workflow", "tools"))) == []


def test_no_file_is_long() -> None:
    long = {module.path: module.lines for module in read_modules(*FOLDERS) if module.lines > LONGEST}
    assert long == {}


def test_half_of_the_files_are_short() -> None:
    assert median(module.lines for module in read_modules("workflow")) <= MEDIAN
    assert median(module.lines for module in read_modules(*FOLDERS)) <= MEDIAN
