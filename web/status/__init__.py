"""The blueprint `status`: what the public may know."""

from web.status import badges, feed, health, views
from web.status.blueprint import blueprint

__all__ = ["badges", "blueprint", "feed", "health", "views"]
