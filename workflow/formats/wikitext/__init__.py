"""Wikitext, with and without translate tags."""

from workflow.formats.wikitext.format import FORMAT

__all__ = ["FORMAT"]
