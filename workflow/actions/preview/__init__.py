"""A page shown live as sanitised HTML: for the editor with addressable pieces, for readers with marks."""

from workflow.actions.preview.page import PagePreview, Wording, preview_unit, preview_work_page
from workflow.actions.preview.reading import ReadingPage, open_reading_page, preview_reading_page

__all__ = [
    "PagePreview",
    "ReadingPage",
    "Wording",
    "open_reading_page",
    "preview_reading_page",
    "preview_unit",
    "preview_work_page",
]
