"""The blueprint `api`."""

from web.api.views import blueprint

__all__ = ["blueprint"]
