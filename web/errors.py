"""What goes wrong, as a page that says what is there and what to do; as JSON for scripts."""

from __future__ import annotations

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, SecurityError

from workflow.errors import Busy, ConfigError, PolyfolioError, RefusedEdit, StaleBase, UnknownName

STATUS = ((StaleBase, 409), (RefusedEdit, 422), (UnknownName, 404), (Busy, 503))
"""The first that fits; any other error of ours is a 500 that names the file and what to do."""


def register_errors(app: Flask) -> None:
    """Answer our own errors and HTTP errors alike."""

    @app.errorhandler(ConfigError)
    def answer_misconfigured(error: ConfigError) -> ResponseReturnValue:
        """Without the frame, which would read the configuration again."""
        return f"{error}\n", 500, {"Content-Type": "text/plain; charset=utf-8"}

    @app.errorhandler(PolyfolioError)
    def answer_ours(error: PolyfolioError) -> ResponseReturnValue:
        status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
        return _answer(str(error), status)

    @app.errorhandler(SecurityError)
    def answer_stranger(error: SecurityError) -> ResponseReturnValue:
        return f"{error.description}\n", 400, {"Content-Type": "text/plain; charset=utf-8"}

    @app.errorhandler(HTTPException)
    def answer_http(error: HTTPException) -> ResponseReturnValue:
        return _answer(error.description or error.name, error.code or 500)


def wants_json() -> bool:
    """Whether the asker is a script: the API, or our own with `Accept: application/json`."""
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"


def _answer(message: str, status: int) -> ResponseReturnValue:
    if wants_json():
        return jsonify({"error": message, "status": status}), status
    return render_template("error.html", message=message, status=status), status
