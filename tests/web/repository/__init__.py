"""The page of the repository."""
