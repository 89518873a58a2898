"""The blueprint `activity`: who did what, and undoing what one user has saved."""

from web.activity.views import blueprint

__all__ = ["blueprint"]
