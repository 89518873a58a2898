"""`python -m workflow` is the command `polyfolio`."""

from workflow.cli.main import run

run()
