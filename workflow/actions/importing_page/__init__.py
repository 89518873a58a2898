"""Taking over existing translated documents by aligning them with their source pages."""

from workflow.actions.importing_page.plan import PlannedPage, PlannedUnit, Unplaced
from workflow.actions.importing_page.run import ImportedPages, import_pages

__all__ = ["ImportedPages", "PlannedPage", "PlannedUnit", "Unplaced", "import_pages"]
