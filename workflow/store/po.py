"""Reading and writing PO files: the door to `po_read`, `po_write` and `po_header`.

catalog = read_catalog(data, path="locales/da/a.md.po")
data = write_catalog(catalog)
"""

from workflow.store.po_header import change_header, find_missing, new_catalog
from workflow.store.po_read import read_catalog, read_repeated
from workflow.store.po_salvage import Salvaged, salvage_entries
from workflow.store.po_write import write_catalog

__all__ = [
    "Salvaged",
    "change_header",
    "find_missing",
    "new_catalog",
    "read_catalog",
    "read_repeated",
    "salvage_entries",
    "write_catalog",
]
