"""The interface's own language: from the switch, else from the browser; and what every template knows."""

from __future__ import annotations

from typing import Any

from babel import Locale
from flask import Flask, current_app, g, request, session
from flask_babel import Babel, gettext

from web.projects import current_project, keeper

LANGUAGES = ("en", "da", "de", "ar")
"""Languages in which the interface is complete."""


def choose_language() -> str:
    """The language that was switched to (`?ui=`, kept in the session), else the browser's best."""
    asked = request.args.get("ui", "")
    if asked in LANGUAGES:
        session["ui"] = asked
    known = session.get("ui")
    if known in LANGUAGES:
        return str(known)
    return request.accept_languages.best_match(LANGUAGES) or "en"


def register_interface(app: Flask) -> None:
    """Let Babel find the texts, and tell every template the language, its direction and the project."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    Babel(app, locale_selector=interface_language)
    app.jinja_env.globals.update(comma=write_comma, semicolon=write_semicolon)

    @app.context_processor
    def describe() -> dict[str, Any]:
        language = interface_language()
        locale = Locale.parse(language)
        return {
            "ui": language,
            "ui_dir": locale.text_direction,
            "ui_languages": [(code, Locale.parse(code).get_display_name()) for code in LANGUAGES],
            "project": current_project(),
            "author": keeper().author() if current_app.config["SINGLE_USER"] else "",
            "single_user": current_app.config["SINGLE_USER"],
            "repository_attention": keeper().attention,
        }


def interface_language() -> str:
    """The language of the answer, chosen once per request."""
    if "ui" not in g:
        g.ui = choose_language()
    return str(g.ui)


def write_comma() -> str:
    """What stands between two things of a list, with its space."""
    return str(gettext(", "))


def write_semicolon() -> str:
    """What stands between two halves of a sentence, with its space."""
    return str(gettext("; "))
