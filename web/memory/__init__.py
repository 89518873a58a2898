"""The blueprint `memory`: what the project's translations offer, a language at a time."""

from web.memory import fill, search
from web.memory.blueprint import blueprint

__all__ = ["blueprint", "fill", "search"]
