"""A PO file or template as the doctor looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.errors import PolyfolioError
from workflow.model import Catalog
from workflow.store.files import read_bytes
from workflow.store.po import read_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """One file, and what became of reading it."""

    page: str
    language: str
    """`templates` for a template."""
    path: str
    """Below the project."""
    data: bytes
    catalog: Catalog | None
    """None where it cannot be read."""
    error: PolyfolioError | None = None

    @property
    def is_template(self) -> bool:
        """Whether it is a page's template."""
        return self.language == "templates"


def read_file(project: Project, page: str, name: str) -> CatalogFile:
    """Read a file of the locales folder; `name` is its path below that."""
    path = f"{project.config.locales}/{name}"
    language = name.partition("/")[0]
    data = b""
    try:
        data = read_bytes(project.root / path, shown=path)
        return CatalogFile(page, language, path, data, read_catalog(data, path=path))
    except PolyfolioError as error:
        return CatalogFile(page, language, path, data, None, error)
