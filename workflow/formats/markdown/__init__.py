"""The Markdown format."""

from __future__ import annotations

from workflow.formats.markdown.format import MarkdownFormat
from workflow.model import Format

FORMAT: Format = MarkdownFormat()

__all__ = ["FORMAT"]
