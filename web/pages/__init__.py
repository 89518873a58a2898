"""The blueprint `pages`."""

from web.pages.views import blueprint

__all__ = ["blueprint"]
