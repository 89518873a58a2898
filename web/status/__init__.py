"""The blueprint `status`."""

from web.status.views import blueprint

__all__ = ["blueprint"]
