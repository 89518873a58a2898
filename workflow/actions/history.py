"""Everything known of one unit's translations: the journal's edits and git's commits, joined, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from workflow.actions.catalogs import HIGHEST
from workflow.actions.listing import find_listed
from workflow.actions.lookup import require_page, require_target
from workflow.actions.pages import peek_catalog, read_template
from workflow.core.digest import digest_entry, is_born_id
from workflow.core.older_texts import NO_TEXTS, OlderTexts, group_obsolete, list_older_texts
from workflow.core.review import state_of
from workflow.errors import Busy, PolyfolioError, UnknownName
from workflow.model import Entry, State
from workflow.store.git.history import CommittedEntry, read_git_history
from workflow.store.journal import Edit, Fate, read_all_edits
from workflow.store.project import Project
from workflow.store.scan import find_name_fault

NEVER_THERE = (Fate.FAILED, Fate.ASIDE, Fate.OVERTAKEN)
"""Fates of texts that were never a unit's translation."""
IN_THE_FILE = (Fate.WRITTEN, Fate.PENDING, Fate.OUTSIDE)
"""Fates of texts that their PO file has, or has had until a later edit."""
_SECOND = timedelta(seconds=1)
"""git tells times in whole seconds."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a unit had, or was given in vain."""

    translation: str
    state: State | None
    """What it was then; None where the unit had left its page."""
    source: str
    """The text it was saved for."""
    author: str
    """Empty where nobody knows."""
    at: str
    """When (ISO 8601); empty where that is not known."""
    page: str
    """The page that the unit was on."""
    edit_id: str = ""
    """The journal's name of the edit; empty for what was not edited here."""
    fate: Fate | None = None
    """What became of that edit; None where there is none."""
    commit: str = ""
    """The commit that has it, in full; empty where none has, or it is not known which."""
    committed_at: str = ""
    current: bool = False
    """Whether this is what the unit says now."""

    @property
    def was_there(self) -> bool:
        """Whether the unit ever said so."""
        return self.fate not in NEVER_THERE


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """All that is known of one unit in one language."""

    page: str
    unit: str
    language: str
    entry: Entry | None
    """As it is now; None where the unit is not on the page, or its PO file cannot be read."""
    versions: tuple[Version, ...]
    """Newest first: by the journal's and by git's order, times tell only how the two go together."""
    kept: OlderTexts
    """Older and offered texts that the PO file keeps beside it."""
    complete: bool = True
    """Whether nothing older was left out."""
    problems: tuple[PolyfolioError, ...] = ()
    """Why something is missing."""

    @property
    def state(self) -> State | None:
        """The unit's state now."""
        return state_of(self.entry) if self.entry else None

    @property
    def digest(self) -> str:
        """The digest of its entry now; empty where there is none."""
        return digest_entry(self.entry) if self.entry else ""


def read_unit_history(project: Project, page: str, unit: str, language: str, *, limit: int) -> UnitHistory:
    """What is known of a unit's translations, newest first, at most `limit` of them.

    A unit that has left its page, and a page that has left the project or cannot be read, have their history all the
    same. It works without a repository: then the journal alone is told.

    Raises:
        UnknownName: nothing is known of such a page, unit or language.
    """
    require_target(project, language)
    if find_name_fault(page) is not None or not all(part and part[0] != "." for part in page.split("/")):
        require_page(project, page)  # refuses it, in the usual words
    problems: list[PolyfolioError] = []
    missing: UnknownName | None = None
    entry, kept = None, NO_TEXTS
    try:
        listed = find_listed(project, page, unit, language)
        entry, kept = listed.entry, listed.older
    except UnknownName as error:
        missing = error
        catalog = peek_catalog(project, page, language)
        if catalog is not None:
            kept = list_older_texts(Entry(unit, ""), group_obsolete(catalog).get(unit, ()))
    except PolyfolioError as error:
        problems.append(error)
    anywhere = _is_known_anywhere(project, page, unit)
    folder, path = (project.locales_root / language, project.catalog_path(page, language))
    git = read_git_history(
        project.root, project.relative(folder), project.relative(path), unit, anywhere=anywhere, limit=limit
    )
    edits = _read_edits(project, page, unit, language, problems)
    if missing and not (edits or git.versions or kept.count):
        raise missing
    committed = [_describe_committed(project, language, each) for each in git.versions]
    versions = mark_current(join_versions([_describe_edit(edit) for edit in reversed(edits)], committed), entry)
    complete = git.complete and len(versions) <= limit
    return UnitHistory(page, unit, language, entry, versions[:limit], kept, complete, tuple(problems))


def _read_edits(
    project: Project, page: str, unit: str, language: str, problems: list[PolyfolioError]
) -> tuple[Edit, ...]:
    """The journal's edits; none from a damaged one, which is told."""
    try:
        return read_unit_edits(project, page, unit, language)
    except Busy:
        raise
    except PolyfolioError as error:
        problems.append(error)
        return ()


def read_unit_edits(project: Project, page: str, unit: str, language: str) -> tuple[Edit, ...]:
    """All that the journal has of a unit, whatever became of it and on whatever page it was then, oldest first."""
    anywhere = _is_known_anywhere(project, page, unit)
    return read_all_edits(project.instance, page, unit, language, anywhere=anywhere)


def join_versions(edits: Sequence[Version], committed: Sequence[Version]) -> tuple[Version, ...]:
    """The journal's versions and git's, newest first each, as one list.

    A commit of what an edit had saved is one line with it: the latest edit of that text before the commit, if no older
    commit has that one. An edit from outside then has the commit's author.
    """
    joined = list(edits)
    claimed: set[int] = set()
    left: list[Version] = []
    for version in reversed(committed):
        found = _find_edit(joined, claimed, version)
        if found is None:
            left.append(version)
            continue
        claimed.add(found)
        state = version.state if version.state is State.REVIEWED else joined[found].state
        edit = joined[found]
        author = version.author if edit.fate is Fate.OUTSIDE else edit.author
        joined[found] = replace(
            edit, author=author, commit=version.commit, committed_at=version.committed_at, state=state
        )
    return tuple(_interleave(joined, left[::-1]))


def mark_current(versions: Sequence[Version], entry: Entry | None) -> tuple[Version, ...]:
    """The versions with the one marked that the unit says now; where none does, one more that says so."""
    if entry is None:
        return tuple(versions)
    for number, version in enumerate(versions):
        if version.was_there and version.translation == entry.translation:
            return (*versions[:number], replace(version, current=True), *versions[number + 1 :])
    if not entry.translation:
        return tuple(versions)
    page = versions[0].page if versions else ""
    return (Version(entry.translation, state_of(entry), entry.source, "", "", page, current=True), *versions)


def _find_edit(edits: Sequence[Version], claimed: set[int], committed: Version) -> int | None:
    """The place of the edit that a commit has."""
    made = _moment(committed.committed_at) + _SECOND
    outdated = committed.state is State.OUTDATED
    for number, edit in enumerate(edits):
        if not edit.was_there or _moment(edit.at) >= made:
            continue
        same = edit.translation == committed.translation and (edit.state is State.OUTDATED) == outdated
        if same:
            return None if number in claimed else number
    return None


def _interleave(edits: Sequence[Version], committed: Sequence[Version]) -> Iterator[Version]:
    """Two lists, newest first, as one: the order within each stays, whatever the clocks said."""
    first, second = list(edits), list(committed)
    while first and second:
        later = _moment(first[0].at) >= _moment(second[0].at)
        yield (first if later else second).pop(0)
    yield from (*first, *second)


def _describe_edit(edit: Edit) -> Version:
    state = State.OUTDATED if edit.outdated else State.TRANSLATED
    return Version(
        edit.translation,
        state if edit.translation else State.UNTRANSLATED,
        edit.source,
        edit.author,
        edit.at,
        edit.page,
        edit.edit_id,
        edit.fate,
    )


def _describe_committed(project: Project, language: str, version: CommittedEntry) -> Version:
    prefix = project.relative(project.locales_root / language)
    page = version.path.removeprefix(f"{prefix}/").removesuffix(".po")
    entry = version.entry
    return Version(
        entry.translation if entry else "",
        state_of(entry) if entry else None,
        entry.source if entry else "",
        version.author,
        _in_utc(version.at),
        page,
        commit=version.commit,
        committed_at=_in_utc(version.committed_at),
    )


def _is_known_anywhere(project: Project, page: str, unit: str) -> bool:
    """Whether no other page has a unit of that id: not so where pages number their units."""
    if not is_born_id(unit):
        return False
    try:
        template = read_template(project, page)[2]
    except PolyfolioError:
        return True  # told where the page is opened; the id looks as if it was
    return template is None or HIGHEST not in template.fields()


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _in_utc(at: str) -> str:
    return _moment(at).astimezone(UTC).isoformat()
