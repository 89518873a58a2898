"""Synchronising: sources reconciled with units, templates and catalogs brought up to them."""

from workflow.actions.sync.results import PageResult, SyncResult
from workflow.actions.sync.run import sync_project

__all__ = ["PageResult", "SyncResult", "sync_project"]
