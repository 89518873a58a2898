"""What every answer says to the browser, and which requests are not answered at all."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote_to_bytes

from flask import Flask, Response, abort, request
from werkzeug.exceptions import SecurityError

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
"""No inline script or style, no foreign host."""


HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]@/\s]+)(?::[0-9]{1,5})?")
"""A Host header: the name, and perhaps a port."""

MOST_FIELDS = 10_000
"""Fields of one form."""


def register_security(app: Flask, hosts: Collection[str]) -> None:
    """Refuse what no honest browser sends, and put the headers on every answer, errors and files included.

    To be called before anything else looks at a request's form. `hosts` are the host names that are answered, IPv6
    addresses in brackets, which Flask's own TRUSTED_HOSTS cannot tell.
    """

    @app.before_request
    def refuse_strangers() -> None:
        name = HOST.fullmatch(request.headers.get("Host", ""))
        if name is None or name[1].lower() not in hosts:
            raise SecurityError("This host name is not answered here.")

    @app.before_request
    def refuse_unreadable() -> None:
        _check_text("address", request.environ["PATH_INFO"].encode("latin-1"))
        _check_text("query", unquote_to_bytes(request.query_string))
        if request.mimetype == "application/x-www-form-urlencoded":
            body = request.get_data(cache=True)
            if body.count(b"&") >= MOST_FIELDS:
                abort(413, f"the form has more than {MOST_FIELDS} fields")
            _check_text("form", unquote_to_bytes(body))
        elif request.mimetype == "multipart/form-data":
            for value in (*request.form, *(value for values in request.form.listvalues() for value in values)):
                _check_text("form", value.encode())

    @app.after_request
    def put_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _check_text(place: str, data: bytes) -> None:
    """Refuse bytes that are no text, instead of guessing at them: lone surrogates are not UTF-8 either."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        abort(400, f"the {place} is not UTF-8: it has the byte 0x{data[error.start]:02x}")
    if "\0" in text:
        abort(400, f"the {place} has the character U+0000, which no text can have")
