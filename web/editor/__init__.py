"""The blueprint `editor`."""

from web.editor.views import blueprint

__all__ = ["blueprint"]
