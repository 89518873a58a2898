"""The blueprint `sources`."""

from web.sources.views import blueprint

__all__ = ["blueprint"]
