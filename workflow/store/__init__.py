"""Files, PO, git and SQLite: all input and output."""
