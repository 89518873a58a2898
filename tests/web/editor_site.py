"""A small project served to a test's browser, and what such a browser without scripts does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from flask.testing import FlaskClient
from lxml import html as lxml_html
from werkzeug.test import TestResponse

from tests.project import Workspace, make_workspace
from web import create_app

BASE = "http://localhost"


@dataclass
class Site:
    """A project with a client."""

    files: Workspace
    client: FlaskClient

    def get(self, path: str, **query: str) -> TestResponse:
        """Ask for a page."""
        return self.client.get(path, base_url=BASE, query_string=query or None)

    def open(self, page: str, language: str = "da", **query: str) -> Any:
        """The editor of a page, parsed; it must be there."""
        answer = self.get(f"/{language}/translate/{quote(page)}", **query)
        assert answer.status_code == 200, answer.text
        return lxml_html.document_fromstring(answer.text)

    def post(self, page: str, unit: str, language: str = "da", **fields: Any) -> TestResponse:
        """Send a unit's form; `base` is the digest that is there unless another is given, and warnings are known."""
        if "base" not in fields:
            fields["base"] = self.digest(page, unit, language)
        fields.setdefault("seen", "all")
        path = f"/{language}/translate/{quote(page)}/-/{quote(unit, safe='')}"
        return self.client.post(path, base_url=BASE, data=fields)

    def post_json(self, page: str, unit: str, language: str = "da", **fields: Any) -> TestResponse:
        """The same as a script does it."""
        if "base" not in fields:
            fields["base"] = self.digest(page, unit, language)
        fields.setdefault("seen", "all")
        path = f"/{language}/translate/{quote(page)}/-/{quote(unit, safe='')}"
        return self.client.post(path, base_url=BASE, data=fields, headers={"Accept": "application/json"})

    def check(self, page: str, unit: str, text: str, language: str = "da") -> TestResponse:
        """Check a text while it is typed."""
        path = f"/{language}/translate/{quote(page)}/-/{quote(unit, safe='')}/check"
        return self.client.post(path, base_url=BASE, json={"text": text})

    def digest(self, page: str, unit: str, language: str = "da") -> str:
        """What a save of a unit must name as its base."""
        return next(item.digest for item in self.files.units(page, language) if item.unit.id == unit)

    def text(self, page: str, source: str, language: str = "da") -> tuple[str, str]:
        """(translation, state) of a unit as the files have it."""
        return self.files.states(page, language)[source]


def make_site(root: Path, *languages: str, more: str = "", csrf: bool = False, **pages: str) -> Site:
    """A project with pages named by their keys (`a_md` is `a.md`), synchronised and served."""
    files = make_workspace(root, *(languages or ("da",)), more=more)
    for name, text in pages.items():
        stem, _, suffix = name.rpartition("_")
        files.write_source(f"{stem}.{suffix}", text)
    files.sync()
    app = create_app(root)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=csrf)
    return Site(files, app.test_client())


_STEP = re.compile(r"(?P<tag>[a-z0-9]+)?(?P<rest>(?:\.[\w-]+|\[[\w-]+(?:=[\w-]*)?\])*)")


def select(element: Any, selector: str) -> list[Any]:
    """The descendants that match a plain selector: tags, classes, attributes, descent (space) and children (`>`)."""
    path, between = ".", "//"
    for step in selector.split():
        if step == ">":
            between = "/"
            continue
        found = _STEP.fullmatch(step)
        assert found, selector
        path += between + (found["tag"] or "*")
        for name in re.findall(r"\.([\w-]+)", found["rest"]):
            path += f"[contains(concat(' ', @class, ' '), ' {name} ')]"
        for name, equals, value in re.findall(r"\[([\w-]+)(=?)([\w-]*)\]", found["rest"]):
            path += f"[@{name}='{value}']" if equals else f"[@{name}]"
        between = "//"
    return list(element.xpath(path))


def read_form(document: Any, unit: str) -> dict[str, str]:
    """The fields that the form of a unit would send."""
    form = document.xpath(f"//form[@data-unit='{unit}']")[0]
    fields = {field.get("name"): field.get("value") or "" for field in form.xpath(".//input[@name]")}
    return fields | {"text": form.xpath(".//textarea")[0].text_content()}


def read_words(element: Any) -> str:
    """An element's text with single spaces."""
    return " ".join(element.text_content().split())


def read_query(location: str) -> tuple[str, dict[str, str], str]:
    """(path, query, fragment) of where an answer leads."""
    parts = urlsplit(unescape(location))
    return parts.path, dict(parse_qsl(parts.query)), parts.fragment


def each_link(document: Any) -> Iterator[str]:
    """Every address that the document leads to within the site."""
    for address in document.xpath("//main//a/@href"):
        if address.startswith("/"):
            yield address
