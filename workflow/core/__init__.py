"""Reconciling, merging, rendering and counting: pure functions over the model."""
