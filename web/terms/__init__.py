"""The blueprint `terms`: a language's glossary, and adding to it."""

from web.terms.views import blueprint

__all__ = ["blueprint"]
