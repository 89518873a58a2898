"""Asking services for machine translation, over real connections."""
