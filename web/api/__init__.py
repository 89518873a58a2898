"""The blueprint `api`: the engine's reads and writes as JSON, the same shapes as the command line's `--json`."""

from web.api import aids, reads, writes
from web.api.blueprint import blueprint

__all__ = ["aids", "blueprint", "reads", "writes"]
