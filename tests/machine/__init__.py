"""Random lives of a translated book in two git clones, with translations that say what they were made for."""
