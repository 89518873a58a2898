"""Applications for workers that are killed over and over: loaded once, made anew in each worker after its fork.

A killed worker is followed by a fork of the master, which has imported everything. The application itself, with its
threads, is made by the worker's first request: threads do not survive a fork.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs

import web.wsgi
from tests.project import make_workspace
from web.app import create_app
from workflow.core.catalog import apply_edit
from workflow.store.po import read_catalog, write_catalog


class Forked:
    """Makes the real application when it is first asked."""

    def __init__(self, root: str) -> None:
        """`root` is the project's folder."""
        self._root = root
        self._app: Any = None
        create_app(Path(root))  # what this loads is there for all workers; it has no threads
        save_text(
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "u"\nmsgid "a"\nmsgstr ""\n',
            "u",
            "b",
        )

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        if self._app is None:
            self._app = web.wsgi.make(self._root)
        answer: Iterable[bytes] = self._app(environ, start_response)
        return answer


class Naive(Forked):
    """Saves as many programs do: cuts the PO file off, and writes it anew."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request; saves are not left to the application."""
        if environ["REQUEST_METHOD"] != "PUT":
            return super().__call__(environ, start_response)
        page = environ["PATH_INFO"].rpartition("/")[2]
        asked = parse_qs(environ["QUERY_STRING"])
        text = json.loads(environ["wsgi.input"].read())["text"]
        path = Path(self._root, "locales", asked["language"][0], f"{page}.po")
        data = save_text(path.read_bytes(), asked["unit"][0], text)
        with path.open("wb", buffering=0) as file:
            file.write(data[: len(data) // 2])
            file.write(data[len(data) // 2 :])
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps({"digest": ""}).encode()]


def load_all() -> None:
    """Save once in another project, without a thread: what that loads is there for all workers."""
    with TemporaryDirectory() as folder:
        book = make_workspace(Path(folder), "da")
        book.write_source("a.md", "Text.\n")
        book.sync()
        unit = book.ids("a.md")["Text."]
        path = f"/api/v1/units/a.md?language=da&unit={unit}"
        assert create_app(book.root).test_client().put(path, json={"text": "Tekst."}).status_code == 200


def save_text(data: bytes, unit: str, text: str) -> bytes:
    """A PO file with one translation more."""
    return write_catalog(apply_edit(read_catalog(data, path="p.po"), unit, text))


def make(root: str) -> Forked:
    """The application of a project."""
    return Forked(root)


def make_naive(root: str) -> Forked:
    """The careless one."""
    return Naive(root)
