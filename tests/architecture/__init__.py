"""The rules of how the code is built, each tried first on a text that breaks it."""
