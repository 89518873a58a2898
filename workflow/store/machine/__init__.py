"""Asking a service for a machine translation: the services by name, and the way to them."""

from workflow.store.machine.asking import SERVICES, translate_text

__all__ = ["SERVICES", "translate_text"]
