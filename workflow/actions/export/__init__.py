"""Exporting: complete pages written where a site or wiki takes them from."""

from workflow.actions.export.choose import HeldPage
from workflow.actions.export.run import ExportResult, export_project

__all__ = ["ExportResult", "HeldPage", "export_project"]
