"""What holds for every route: the map of addresses is walked, so that no new view can forget it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.site import Site, make_site
from web.app import LARGEST_BODY, Serving, create_app
from web.secret import read_secret
from web.security import MOST_FIELDS, POLICY

VALUES = {"language": "da", "page": "guide.md", "filename": "polyfolio.css"}
"""What stands in an address for each name; any other name gets a text that is not there."""

HOSTILE = (
    "../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/polyfolio.toml",
    "/etc/passwd",
    "..\\..\\polyfolio.toml",
    ".git/config",
    "guide.md/../../polyfolio.toml",
    "%252e%252e%252fpolyfolio.toml",
    "con",
    "-rf",
    "a" * 300,
    "{{7*7}}",
    "<script>alert(1)</script>",
    "'; drop table pages; --",
    "%E2%80%AEmd.ediug",
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages, one of them translated into Danish."""
    return make_site(tmp_path / "project")


def fill(site: Site, **more: str) -> Iterator[tuple[Rule, str, set[str]]]:
    """Every rule of the application with an address and the methods it takes."""
    adapter = site.app.url_map.bind("localhost")
    for rule in site.app.url_map.iter_rules():
        values = {name: (VALUES | more).get(name, "x") for name in rule.arguments}
        yield rule, adapter.build(rule.endpoint, values, append_unknown=False), set(rule.methods or ())


def test_every_answer_has_the_policy_and_the_other_headers(site: Site) -> None:
    seen = 0
    for _, path, methods in fill(site):
        for method in methods - {"OPTIONS"}:
            answer = site.client.open(path, method=method)
            about = f"{method} {path}: {answer.status_code}"
            assert answer.status_code < 500, about
            policy = answer.headers["Content-Security-Policy"]
            assert "unsafe" not in policy, about
            assert "default-src 'none'" in policy or "sandbox" in policy, about
            assert answer.headers["X-Content-Type-Options"] == "nosniff", about
            assert answer.headers["Referrer-Policy"] == "same-origin", about
            assert "frame-ancestors" in policy or answer.headers["X-Frame-Options"] == "SAMEORIGIN", about
            seen += 1
            answer.close()
    assert seen > 15


def test_errors_have_the_headers_too(site: Site) -> None:
    for path in ("/nothing/here", "/static/nothing.css", "/api/v1/nothing"):
        answer = site.client.get(path)
        assert (answer.status_code in (400, 404), answer.headers["Content-Security-Policy"]) == (True, POLICY)


def test_no_page_has_inline_scripts_or_styles(site: Site) -> None:
    for _, path, methods in fill(site):
        if "GET" not in methods or path.startswith("/static"):
            continue
        answer = site.client.get(path)
        if answer.mimetype == "text/html":
            text = answer.text.lower()
            assert "<style" not in text, path
            assert " style=" not in text, path
            assert "javascript:" not in text, path
            assert text.count("<script") == text.count('<script type="module" src=') + text.count("<script src="), path
            assert not any(f" on{event}=" in text for event in ("click", "load", "error", "submit", "input")), path


def test_every_unsafe_route_refuses_a_request_without_a_token(site: Site) -> None:
    before = site.workspace.snapshot()
    unsafe = [(path, method) for _, path, methods in fill(site) for method in methods - {"GET", "HEAD", "OPTIONS"}]
    assert len(unsafe) > 3
    for path, method in unsafe:
        answer = site.client.open(path, method=method, data={"language": "da", "text": "x"})
        assert answer.status_code in (400, 415), f"{method} {path}: {answer.status_code}"
        assert answer.status_code == 415 or "CSRF" in answer.text, f"{method} {path}: {answer.text}"
    assert site.workspace.snapshot() == before


def test_a_token_of_another_session_is_refused(site: Site) -> None:
    other = site.app.test_client()
    text = site.read("/merge")
    token = text.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert token
    answer = other.post("/merge", data={"pick": ["da/guide.md"], "csrf_token": token})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:5000", 200),
        ("127.0.0.1:5000", 200),
        ("[::1]:5000", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("evil.example:80@localhost", 400),
        ("127.0.0.1.nip.io", 400),
        ("", 400),
    ],
)
def test_only_the_own_host_names_are_answered(site: Site, host: str, status: int) -> None:
    answer = site.client.get("/api/v1/languages", headers={"Host": host, "X-Forwarded-Host": "localhost"})
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_forged_proxy_header_changes_no_address(site: Site) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "X-Forwarded-Prefix": "/evil"}
    assert "evil" not in site.client.get("/", headers=forged).text


def test_a_body_beyond_the_limit_is_refused(site: Site) -> None:
    assert site.client.post("/merge", data={"message": "x" * (LARGEST_BODY + 1)}).status_code == 413
    path = "/api/v1/units/guide.md?language=da&unit=x"
    assert site.client.put(path, json={"text": "x" * (LARGEST_BODY + 1)}).status_code == 413
    many = "&".join(["a=1"] * (MOST_FIELDS + 1))
    form = "application/x-www-form-urlencoded"
    assert site.client.post("/merge", data=many, content_type=form).status_code == 413


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"message=%ED%A0%80", FORM),
        (b"message=%00", FORM),
        (b"mess\x00age=x", FORM),
        (b"message=\xff", FORM),
        ({"message": "a\0b"}, "multipart/form-data"),
        ({"a\0b": "message"}, "multipart/form-data"),
    ],
)
def test_a_form_that_is_no_text_is_refused(site: Site, data: Any, kind: str) -> None:
    answer = site.client.post("/merge", data=data, content_type=kind)
    assert answer.status_code == 400
    assert "the form " in answer.text


@pytest.mark.parametrize("bad", [b"\xed\xa0\x80", b"\0", b"\xff", b"a\0b", b"\xc0\xae\xc0\xae"])
def test_an_address_that_is_no_text_is_refused(site: Site, bad: bytes) -> None:
    for place in ("/", "/da/translate/", "/merge/da/", "/api/v1/units/"):
        path = place + bad.decode("latin-1")  # as servers hand it on: PEP 3333
        assert site.client.get("/", environ_overrides={"PATH_INFO": path}).status_code == 400, path
    query = "language=" + quote(bad)
    assert site.client.get("/merge", query_string=query).status_code == 400


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_not_found_and_nothing_leaves_the_project(site: Site, name: str) -> None:
    (site.workspace.root / "secret.md").write_text("# top secret\n")
    before = site.workspace.snapshot()
    for path in _name_everywhere(site, name):
        answer = site.client.get(path)
        assert answer.status_code in (400, 404, 308), f"{path}: {answer.status_code}"
        assert "root:" not in answer.text
        assert "source_language" not in answer.text
        assert answer.mimetype != "text/html" or "<script>alert" not in answer.text
        answer.close()
    assert site.workspace.snapshot() == before


def _name_everywhere(site: Site, name: str) -> Iterator[str]:
    """Addresses with a hostile name in the place of a page, a language or a file."""
    for rule in site.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        for argument in rule.arguments:
            path = rule.rule
            for other in rule.arguments:
                wanted = name if other == argument else VALUES.get(other, "x")
                for kind in ("", "path:", "int:"):
                    path = path.replace(f"<{kind}{other}>", wanted)
            yield path


def test_a_language_is_a_code_of_the_project_everywhere(site: Site) -> None:
    for code in ("en", "sv", "DA", "da-", "da_DK", "qps-ploc", "templates", ".", "*", "da,ar"):
        for rule, path, methods in fill(site, language=code):
            if "GET" in methods and "language" in rule.arguments:
                answer = site.client.get(path)
                fits = answer.status_code in (400, 404) or (code == "en" and "/read/" in path)
                assert fits or answer.status_code == 308, f"{path}: {answer.status_code}"


def _find_cookie(answer: TestResponse) -> str:
    return next(value for name, value in answer.headers if name == "Set-Cookie")


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(site: Site) -> None:
    cookie = _find_cookie(site.client.get("/?ui=da"))
    assert cookie.startswith("polyfolio=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    key = read_secret(tmp_path / "instance")
    path = tmp_path / "instance" / "secret.key"
    assert (len(key), stat.S_IMODE(path.stat().st_mode)) == (32, 0o600)
    assert read_secret(tmp_path / "instance") == key
    assert [file.name for file in (tmp_path / "instance").iterdir()] == ["secret.key"]


def test_half_a_key_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"half")
    assert len(read_secret(tmp_path)) == 32


def test_nothing_turns_debugging_on(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    app = create_app(site.workspace.root, Serving())
    assert (app.debug, app.testing, app.config["PROPAGATE_EXCEPTIONS"]) == (False, False, None)


def test_an_error_of_ours_tells_no_trace(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("web.merge.views.list_exportable", fail)
    answer = site.client.get("/merge")
    assert answer.status_code == 500
    assert "secret of the machine" not in answer.text
    assert "Traceback" not in answer.text


def test_the_other_servers_door_answers_the_hosts_it_was_given(site: Site) -> None:
    from web.wsgi import make

    app = make(str(site.workspace.root), "translate.example.org")
    try:
        client = app.test_client()
        for host, status in (("translate.example.org", 200), ("localhost", 200), ("evil.example", 400)):
            assert client.get("/api/v1/languages", headers={"Host": host}).status_code == status
    finally:
        app.extensions["polyfolio"].stop()
