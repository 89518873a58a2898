"""A small project that is served, for tests to visit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.project import Workspace, make_workspace
from web.app import Serving, create_app

GUIDE = """\
# Guide

We write together.

- Knowledge
- Equity
"""
NEWS = "# News\n\nNothing yet.\n"
DANISH = {"Guide": "Vejledning", "We write together.": "Vi skriver sammen.", "Knowledge": "Viden", "Equity": "Lighed"}


@dataclass(frozen=True)
class Site:
    """A project and a visitor of its web UI."""

    workspace: Workspace
    app: Flask
    client: FlaskClient

    def read(self, path: str, status: int = 200) -> str:
        """A page's text."""
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    def json(self, path: str, status: int = 200) -> Any:
        """An answer of the API."""
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.get_json()

    def send(self, path: str, fields: Mapping[str, Any], *, form: str = "") -> TestResponse:
        """Send the form of a page (the one at `path` where no other is named), with its token."""
        token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', self.read(form or path))
        assert token is not None
        return self.client.post(path, data={**fields, "csrf_token": token[1]})


def serve(workspace: Workspace, *, sweep: bool = False) -> Site:
    """Serve a project as it is."""
    app = create_app(workspace.root, Serving(sweep=sweep))
    return Site(workspace, app, app.test_client())


def make_site(root: Path, *, translated: bool = True) -> Site:
    """A project in Danish and Arabic with two pages; the first of them is translated into Danish."""
    workspace = make_workspace(root, "da", "ar")
    workspace.write_source("guide.md", GUIDE)
    workspace.write_source("news.md", NEWS)
    workspace.sync()
    if translated:
        workspace.translate("guide.md", "da", DANISH)
    return serve(workspace)
