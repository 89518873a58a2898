"""A small project served to a test's browser, and what overviews say on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from lxml import html as lxml_html
from werkzeug.test import TestResponse

from tests.project import Workspace, make_workspace
from web import create_app

BASE = "http://localhost"


@dataclass
class OverviewSite:
    """A project with a client."""

    files: Workspace
    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        """Ask for an address, with its query."""
        return self.client.get(path, base_url=BASE)

    def open(self, path: str) -> Any:
        """A page, parsed; it must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return lxml_html.document_fromstring(answer.text)

    def post(self, path: str, **fields: str) -> TestResponse:
        """Send a form."""
        return self.client.post(path, base_url=BASE, data=fields)


def make_overview_site(
    root: Path,
    *languages: str,
    more: str = "",
    sync: bool = True,
    many: Mapping[str, str] | None = None,
    **pages: str,
) -> OverviewSite:
    """A project with pages named by their keys (`a_md` is `a.md`), synchronised and served."""
    files = make_workspace(root, *languages, more=more)
    for name, text in {**pages, **(many or {})}.items():
        stem, _, suffix = name.rpartition("_")
        files.write_source(f"{stem}.{suffix}", text)
    if sync:
        files.sync()
    return serve(files)


def serve(files: Workspace, *, csrf: bool = False) -> OverviewSite:
    """A project's application with a new client."""
    app = create_app(files.root)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=csrf)
    return OverviewSite(files, app.test_client())


def read_text(element: Any) -> str:
    """An element's text, white space joined."""
    return " ".join(str(element.text_content()).split())


def read_table(document: Any, name: str = "langtable") -> dict[str, list[str]]:
    """Row heading (its link's text) → the texts of the row's cells, of the table of that class."""
    rows = document.xpath(f"//table[contains(@class, '{name}')]/tbody/tr[td]")
    return {read_text(row.xpath("./th//a")[0]): [read_cell(cell) for cell in row.xpath("./td")] for row in rows}


def read_cell(cell: Any) -> str:
    """What a cell shows on a wide screen: without the signs that stand for the column's heading on a phone."""
    shown = cell.xpath(".//text()[not(ancestor::*[contains(@class, 'vh') or @class='m'])]")
    return " ".join("".join(shown).split())


def find_links(document: Any, within: str = "//main") -> Iterator[tuple[str, str]]:
    """(text, address below the site) of each link in a part of the page."""
    for link in document.xpath(f"{within}//a[@href]"):
        yield read_text(link), str(link.get("href"))


def section(document: Any, heading: str) -> Any:
    """The part of a page that the heading with that id names."""
    return document.xpath(f"//section[@aria-labelledby='{heading}']")[0]


def path_of(answer: TestResponse) -> str:
    """Where a redirection leads, without the host."""
    parts = urlsplit(answer.headers["Location"])
    return parts.path + (f"?{parts.query}" if parts.query else "")
