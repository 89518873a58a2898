"""The use cases: each reads top to bottom as its list of steps."""
