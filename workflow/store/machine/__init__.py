"""Services for machine translation: their settings, how each is asked, and the way to them.

Nothing is imported here: every command reads the settings, and only one needs the network.
"""
