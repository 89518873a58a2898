"""Repairing a PO file that git left in the middle of a conflict: its two sides are merged unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.actions.catalogs import lock_catalogs
from workflow.core.conflict_markers import Side, Sides, count_conflicts, drop_labels, find_marker, split_sides
from workflow.core.merge_unknown import find_common
from workflow.core.merging import Merged, merge_catalogs
from workflow.errors import Busy, CatalogError, PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.files import read_bytes, write_atomic
from workflow.store.git import CONFLICT_STYLES, add_path, merge_stages, read_stages
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import find_project

_STAGES = {1: "the base", 2: "ours", 3: "theirs"}


@dataclass(frozen=True, slots=True)
class Clash:
    """A unit that both sides translated, differently."""

    unit: str
    """Its id, or its source where it has none."""
    line: int
    """Where its entry is in the file now."""
    kept: str
    aside: str
    """The text that stands beside it as an obsolete entry."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of one file."""

    written: bool
    unmerged: bool
    """Whether git still waits to be told (`git add`) that the file is as it is to be."""
    units: int = 0
    conflicts: int = 0
    """The conflicts that the file had marked."""
    clashes: tuple[Clash, ...] = ()


def resolve_file(path: Path, *, name: str, from_index: bool = False, add: bool = False) -> Resolved:
    """Merge the sides of a PO file or template with conflict markers unit by unit, and write the result.

    Where git's index still has the two sides and the file is as git left it, they are merged as the merge driver does.
    A file that somebody has worked on since is taken as it is: what stands outside of the markers is on both sides.
    Without markers there is nothing to do.

    Args:
        path: the file.
        name: how messages call it.
        from_index: merge the sides in git's index, whatever has been done to the file since.
        add: tell git that the conflict is over.

    Raises:
        CatalogError: a side is damaged, markers fit no other, or the result cannot be written; the file is as it was.
        DocumentError: the file cannot be read.
        PolyfolioError: git's index has no two sides of it (with `from_index`), or git refuses.
        Busy: another program writes the file.
    """
    path = path.absolute()
    with _hold(path):
        data = read_bytes(path, shown=name)
        stages = read_stages(path)
        if from_index and not (2 in stages and 3 in stages):
            why = "one of the two sides has deleted it" if stages else "it is not unmerged"
            raise PolyfolioError(f"git's index does not have two sides of this file: {why}", path=name)
        if not from_index and not find_marker(data):
            resolved = Resolved(written=False, unmerged=bool(stages))
        else:
            merged, resolved = _merge(data, stages, name, from_index=from_index)
            if read_bytes(path, shown=name) != data:
                raise Busy("was changed by another program at this moment: try again", path=name)
            write_atomic(path, merged, root=path.parent)
        if add and stages:
            read_catalog(read_bytes(path, shown=name), path=name, foreign=True)
            add_path(path)
            resolved = replace(resolved, unmerged=False)
    return resolved


def _merge(data: bytes, stages: Mapping[int, bytes], name: str, *, from_index: bool) -> tuple[bytes, Resolved]:
    """The bytes of the merged file, and what became of it."""
    if from_index or (2 in stages and 3 in stages and _is_untouched(data, stages)):
        base, ours, *others = (_read_stage(stages, stage, name) for stage in (1, 2, 3))
        found = _Found(base, ours, tuple(others))
    else:
        found = _read_marked(data, stages, name)
    result = found.ours
    asides: dict[str, Entry] = {}
    for theirs in found.others:
        base = find_common(result, theirs) if found.base is None else found.base
        merged = _merge_two(base, result, theirs, name)
        result = merged.catalog
        asides |= {unit: entry for entry in theirs.entries if (unit := _name(entry)) in merged.clashes}
    written = write_catalog(result)
    again = read_catalog(written, path=name, foreign=True)
    return written, Resolved(
        written=True,
        unmerged=bool(stages),
        units=sum(not entry.obsolete for entry in again.entries),
        conflicts=count_conflicts(data),
        clashes=tuple(
            Clash(_name(entry), entry.line, entry.translation, asides[_name(entry)].translation)
            for entry in again.entries
            if not entry.obsolete and _name(entry) in asides
        ),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The versions of a file that are to be merged."""

    base: Catalog | None
    """None where nobody knows it."""
    ours: Catalog
    others: tuple[Catalog, ...]


def _is_untouched(data: bytes, stages: Mapping[int, bytes]) -> bool:
    """Whether the file is as git left it."""
    plain = drop_labels(data)
    merges = (merge_stages(stages, style) for style in CONFLICT_STYLES)
    return any(merged is not None and drop_labels(merged) == plain for merged in merges)


def _read_stage(stages: Mapping[int, bytes], stage: int, name: str) -> Catalog:
    if stage not in stages:
        return Catalog(())  # both sides added the file
    try:
        return read_catalog(stages[stage], path=name, foreign=True)
    except CatalogError as error:
        error.message = f"in {_STAGES[stage]} (`git show :{stage}:{name}`): {error.message}"
        raise


def _read_marked(data: bytes, stages: Mapping[int, bytes], name: str) -> _Found:
    """The versions that stand in a file with markers. The base is git's where it still has one."""
    split = split_sides(data, path=name)
    sides = [_read_side(side, name, "theirs" if number else "ours") for number, side in enumerate(split.files)]
    return _Found(_find_base(split, stages, name), sides[0], tuple(sides[1:]))


def _read_side(side: Side, name: str, what: str) -> Catalog:
    try:
        return read_catalog(side.data, path=name, foreign=True)
    except CatalogError as error:
        error.message, error.line = f"in {what}: {error.message}", side.line_at(error.line)
        raise


def _find_base(split: Sides, stages: Mapping[int, bytes], name: str) -> Catalog | None:
    """The first base that is a sound catalog; None where there is none."""
    for data in (*(stages[stage] for stage in (1,) if stage in stages), *(side.data for side in split.bases)):
        with suppress(CatalogError):
            return read_catalog(data, path=name, foreign=True)
    return None


def _merge_two(base: Catalog, ours: Catalog, theirs: Catalog, name: str) -> Merged:
    merged = merge_catalogs(base, ours, theirs)
    try:
        write_catalog(merged.catalog)
    except CatalogError as error:
        what = f"{error.unit}: {error.message}" if error.unit else error.message
        raise CatalogError(what, path=name) from error
    return merged


def _name(entry: Entry) -> str:
    return entry.id or entry.source


@contextmanager
def _hold(path: Path) -> Iterator[None]:
    """Hold the locks of a project's PO file; nothing is held for a file that is in no project."""
    try:
        project = find_project(path.parent)
    except PolyfolioError:  # none, or one whose configuration waits to be merged too
        yield
        return
    inside = path.relative_to(project.locales_root).parts if path.is_relative_to(project.locales_root) else ()
    language, page = inside[0] if len(inside) > 1 else "", "/".join(inside[1:])
    if language == "templates":
        wanted, page = project.config.languages, page.removesuffix(".pot")
    else:
        wanted, page = (language,) if language in project.config.languages else (), page.removesuffix(".po")
    with lock_catalogs(project, page, wanted, unfinished=True):
        yield
