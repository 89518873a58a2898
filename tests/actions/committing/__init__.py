"""Committing what was saved."""
