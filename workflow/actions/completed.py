"""Pages that are complete, as news: the latest first."""

from __future__ import annotations

import heapq
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from workflow.actions.progress import project_index
from workflow.store.index.trouble import list_complete
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class CompletedPage:
    """A page that is complete in a language."""

    page: str
    language: str
    at: str
    """When its PO file or source was last written (ISO 8601, UTC)."""
    id: str
    """A UUID that stays as long as the page is complete without its source changing."""


def list_completed(project: Project, *, limit: int) -> tuple[CompletedPage, ...]:
    """The pages whose every unit is translated, at most `limit`, those written last first."""
    with project_index(project) as index:
        complete = list_complete(index, project.config.languages, percent=100, reviewed=False)
        latest = heapq.nlargest(limit, complete, key=lambda file: (file.written_ns, file.language, file.page))
    return tuple(
        CompletedPage(
            file.page,
            file.language,
            datetime.fromtimestamp(max(file.written_ns, 0) // 1_000_000_000, UTC).isoformat(),
            str(uuid.uuid5(uuid.NAMESPACE_URL, f"polyfolio:{file.language}:{file.page}:{file.stamp}")),
        )
        for file in latest
    )
