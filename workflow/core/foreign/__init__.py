"""Finding the units that translations of another tool's files are for: pure, with the format's knowledge handed in."""
