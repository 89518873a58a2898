"""Translations on their way to people and tools outside, and back."""
