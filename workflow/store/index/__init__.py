"""instance/index.db: what can be computed anew from the project's files, kept so that it need not be.

Deleting it changes no number anywhere.
"""
