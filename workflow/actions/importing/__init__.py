"""Taking over translations from PO files of other tools."""

from workflow.actions.importing.run import Imported, import_catalogs

__all__ = ["Imported", "import_catalogs"]
