"""What a translator's form does: save, confirm that an outdated text is still correct, save and review."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.actions.edit import Saved, review_translation, save_translation
from workflow.actions.judging import Looked
from workflow.actions.workpage import open_work_page
from workflow.errors import RefusedEdit
from workflow.store.project import Project

KEEP = "keep"
REVIEW = "review"
OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a form."""

    saved: Saved
    unreviewed: str = ""
    """Why the text was saved but not reviewed, where a review was asked for."""


def submit_translation(
    project: Project,
    page: str,
    unit_id: str,
    language: str,
    text: str,
    *,
    then: str,
    base: str,
    author: str,
    looked: Looked | None = None,
) -> Submitted:
    """Save what a translator's form holds.

    Args:
        then: `keep`: the translation that is there is still correct, when `text` is empty; `review`: review it too;
            `outdated`: keep the unit marked as outdated, as when a save is undone.
        base: the digest of the entry the translator saw.
        looked: as of `save_translation`.

    Raises:
        UnknownName, RefusedEdit, StaleBase, CatalogError, Busy: nothing was saved; see `save_translation`.
    """
    if then == KEEP and not text.strip():
        text = open_work_page(project, page, language).find(unit_id).entry.translation
    outdated = then == OUTDATED
    saved = save_translation(
        project, page, unit_id, language, text, outdated=outdated, author=author, base=base, looked=looked
    )
    if then != REVIEW:
        return Submitted(saved)
    try:
        review_translation(project, page, unit_id, language, author=author)
    except RefusedEdit as error:
        return Submitted(saved, error.message)
    return Submitted(saved)
