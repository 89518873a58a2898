"""The blueprint `repository`: how the project's git repository stands."""

from web.repository.views import blueprint

__all__ = ["blueprint"]
