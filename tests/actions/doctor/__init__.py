"""Damage that the doctor finds and mends."""
