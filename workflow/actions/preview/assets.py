"""Images beside the documents: the only files of the source folder that are given out as they are."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from workflow.errors import UnknownName
from workflow.store.files import read_bytes
from workflow.store.project import Project
from workflow.store.scan import find_name_fault

IMAGES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""File name endings and their media types; a browser runs none of them in an `<img>`."""


def find_image(project: Project, name: str) -> Path | None:
    """The file of an image below the source folder; None for any other name.

    A name is refused before a path is made of it where it is not plain: empty parts, parts that begin with a dot,
    control characters. A link is followed only to a file inside of the folder, as the scan of documents does.
    """
    plain = find_name_fault(name) is None and all(part and not part.startswith(".") for part in name.split("/"))
    if not plain or PurePosixPath(name).suffix.lower() not in IMAGES:
        return None
    path = project.source_root / name
    inside = path.is_file() and path.resolve().is_relative_to(project.source_root.resolve())
    return path if inside else None


def read_image(project: Project, name: str) -> tuple[bytes, str]:
    """What the file of an image holds, and its media type.

    Raises:
        UnknownName: there is no such image.
        DocumentError: it cannot be read.
    """
    path = find_image(project, name)
    if path is None:
        raise UnknownName(f"there is no image '{name}' in {project.config.source}/")
    return read_bytes(path, shown=name), IMAGES[path.suffix.lower()]
