"""The web UI in a real browser, served by a real process."""
