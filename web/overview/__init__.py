"""The blueprint `overview`: the dashboard, a language's page, and adding a language."""

from web.overview import language, languages, views
from web.overview.blueprint import blueprint

__all__ = ["blueprint", "language", "languages", "views"]
