"""The blueprint `merge`."""

from web.merge.views import blueprint

__all__ = ["blueprint"]
