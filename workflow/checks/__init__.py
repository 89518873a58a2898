"""Checks of translations: each one small module."""
