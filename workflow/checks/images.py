"""Images are those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.check import Case, Check
from workflow.checks.comparing import compare_counts, shorten


def _find(case: Case) -> Iterator[str]:
    yield from compare_counts(case.source.images, case.translation.images, "the image")
    if case.format == "wikitext":
        yield from _compare_options(case)


def _compare_options(case: Case) -> Iterator[str]:
    """Images of wikitext that have lost an option, such as `thumb`; its name may be the language's own."""
    had, has = case.source.image_options, case.translation.image_options
    for target, count in had.items():
        if target in has and has[target] < count:
            yield f"lacks an option of the image {shorten(target)}"


CHECK = Check("images", "Images", "images that are missing, added or others than in the source", _find)
