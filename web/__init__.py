"""The web UI: server-rendered views over the engine's actions. No SQL and no PO in here."""

from web.app import create_app

__all__ = ["create_app"]
