"""Making the application: one project, one process, one blueprint per task."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from web.errors import register_errors
from web.formatting import register_filters
from web.interface import register_interface
from web.projects import ProjectKeeper
from web.secret import read_secret
from web.security import register_security
from workflow.actions.network_disks import refuse_network_disk
from workflow.store.project import open_project

BLUEPRINTS = (
    "overview",
    "editor",
    "memory",
    "terms",
    "pages",
    "sources",
    "merge",
    "repository",
    "activity",
    "status",
    "api",
)
"""Packages of `web`, each with `blueprint`; templates are in a folder of the same name."""

LARGEST_BODY = 2_000_000
"""Bytes of a request: a translation of a million characters is refused by the engine, with its length."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How the application is served."""

    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    """Host names that are answered; anything else may be a rebound DNS name."""
    single_user: bool = True
    """Whether everything is allowed, under git's user name."""
    sweep: bool = False
    """Whether a background thread keeps the index fresh; without it each overview does so itself."""
    network_disk: bool = False
    """Whether the project may be on a network disk, since no other computer serves it."""


def create_app(root: Path, serving: Serving | None = None) -> Flask:
    """The application of the project in `root`.

    Raises:
        ConfigError: the project's configuration is not valid.
        PolyfolioError: the project is on a network disk.
    """
    serving = serving or Serving()
    project = open_project(root.absolute())
    if not serving.network_disk:
        refuse_network_disk(project)
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.config.update(
        DEBUG=False,  # whatever FLASK_DEBUG says: a debugger runs code for whoever asks
        SECRET_KEY=read_secret(project.instance),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        SESSION_COOKIE_NAME="polyfolio",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        SINGLE_USER=serving.single_user,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["polyfolio"] = ProjectKeeper(root.absolute(), sweep=serving.sweep)
    register_security(app, serving.hosts)
    app.extensions["csrf"] = CSRFProtect(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    register_interface(app)
    register_filters(app)
    register_errors(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"web.{name}").blueprint)
    return app
