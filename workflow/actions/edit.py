"""Saving one translation and reviewing it: the one path for the command line and the web."""

from __future__ import annotations

import getpass
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.displaced import settle_displaced
from workflow.actions.faults import judge_edit
from workflow.actions.judging import Looked, drop_dismissed, look_at, refuse_errors
from workflow.actions.open_unit import keep_row, load_unit, open_catalog, write_comments
from workflow.actions.page_checks import PageChecks
from workflow.actions.pages import LoadedPage, refuse_changed, replace_catalog
from workflow.actions.project_checks import ProjectChecks
from workflow.actions.recent_catalogs import JudgedCatalog
from workflow.core.catalog import active, apply_edit
from workflow.core.digest import digest_entry
from workflow.core.review import add_review, clean_name
from workflow.errors import CatalogError, Overtaken, PolyfolioError, RefusedEdit, StaleBase
from workflow.model import Catalog, Entry, Issue, State, Unit
from workflow.store.git import read_user_name
from workflow.store.journal import Edit, Fate, describe_edit, give_up, read_aside, record_edit, recorded
from workflow.store.po import write_catalog
from workflow.store.project import Project

LONGEST = 1_000_000
"""Characters of one translation."""

MOST_TRIES = 5
"""How often a save is begun when other programs write the file at the same moments."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An accepted edit."""

    entry: Entry
    digest: str
    changed: bool
    fault: str = ""
    """Why the text falls back on the page, when it was forced in."""
    issues: tuple[Issue, ...] = ()
    """What the checks found in it, without warnings that were dismissed for this very text."""


def save_translation(
    project: Project,
    page: str,
    unit_id: str,
    language: str,
    text: str,
    *,
    outdated: bool = False,
    author: str = "",
    base: str | None = None,
    force: bool = False,
    looked: Looked | None = None,
) -> Saved:
    """Save one translation: checked, journalled, then in the PO file, before this returns.

    Args:
        text: the translation; empty removes it (the older one stays as an obsolete entry).
        outdated: keep the unit marked as outdated.
        author: who translated; git's user name when empty.
        base: the digest of the entry the writer saw; None to write whatever is there.
        force: save although the text would break the page; it then falls back there.
        looked: what the checks have found in the text a moment ago, so that they are not asked again.

    Raises:
        UnknownName: page, unit or language are not there.
        RefusedEdit: the text has an error, the unit's source has changed since the last sync, or the file is damaged.
        StaleBase: the entry is not `base` any more.
        Busy: another process is writing that file.
    """
    text = clean_text(text, unit_id)
    loaded, unit = load_unit(project, page, unit_id, language)
    signed = clean_name(author or default_author(project))
    place = _Place(project, loaded, unit, language)
    with lock_catalogs(project, page, [language]):
        for tried in range(MOST_TRIES):
            opened = open_catalog(project, loaded, unit, language)
            try:
                return _save(place, opened, text, signed, outdated=outdated, base=base, force=force, looked=looked)
            except PolyfolioError as error:
                overtaken = isinstance(error, Overtaken)
                if not overtaken or tried + 1 == MOST_TRIES:
                    if overtaken or tried:
                        give_up(project.instance, page, unit_id, language, author=signed, translation=text)
                    raise
                with suppress(CatalogError):  # stays where it is; `doctor` tells
                    settle_displaced(project, page, language)
                base = base or digest_entry(active(opened[0])[unit_id])  # whoever saves has not seen what came since
    raise AssertionError


@dataclass(frozen=True, slots=True)
class _Place:
    """What is translated."""

    project: Project
    loaded: LoadedPage
    unit: Unit
    language: str


def _save(
    place: _Place,
    opened: tuple[Catalog, JudgedCatalog],
    text: str,
    signed: str,
    *,
    outdated: bool,
    base: str | None,
    force: bool,
    looked: Looked | None,
) -> Saved:
    """One try, with the lock held. Raises `Overtaken` where another program writes the file at this very moment."""
    project, loaded, unit, language = place.project, place.loaded, place.unit, place.language
    page, unit_id = loaded.page, unit.id
    catalog, judged = opened
    before = active(catalog)[unit_id]
    if base is not None and base != digest_entry(before):
        if (text, outdated) == (before.translation, before.outdated):  # the same form, sent twice
            return Saved(before, digest_entry(before), changed=False)
        _keep_aside(project, Edit(page, unit_id, language, signed, base, before.source, text, outdated))
        raise StaleBase(
            f"the translation has changed in the meantime (it is {digest_entry(before)} now, not {base}); "
            f"it now reads: {before.translation!r}",
            unit=unit_id,
        )
    edited = apply_edit(catalog, unit_id, text, outdated=outdated)
    after = active(edited)[unit_id]
    broken = judge_edit(judged, after)
    fault = broken.get(unit_id, "")
    if fault and not force:
        raise RefusedEdit(fault, unit=unit_id)
    issues = () if fault else drop_dismissed(_look(project, loaded, judged, unit, after, looked), after)
    if edited is catalog:
        return Saved(before, digest_entry(before), changed=False, fault=fault, issues=issues)
    if not force:
        refuse_errors(issues)
    data = write_catalog(edited)
    refuse_changed(project, page, judged.catalog)
    with recorded(project.instance, [describe_edit(page, language, signed, before, after)], seen=True, again=True):
        file = replace_catalog(project, page, judged.catalog, data)
    keep_row(project, loaded, judged.catalog, data, file, broken)
    return Saved(after, digest_entry(after), changed=True, fault=fault, issues=issues)


def review_translation(project: Project, page: str, unit_id: str, language: str, *, author: str = "") -> Entry:
    """Mark a translation as reviewed, as it is now.

    Raises:
        UnknownName: page, unit or language are not there.
        RefusedEdit: there is nothing to review: no translation, an outdated one, or one that has an error.
    """
    loaded, unit = load_unit(project, page, unit_id, language)
    with lock_catalogs(project, page, [language]):
        catalog, judged = open_catalog(project, loaded, unit, language)
        entry = active(catalog)[unit_id]
        if entry.state is not State.TRANSLATED:
            raise RefusedEdit(f"is {entry.state.value} in {language}; only a translation can be reviewed", unit=unit_id)
        fault = judged.row.broken.get(unit_id, "")
        if fault:
            raise RefusedEdit(f"has an error and cannot be reviewed: {fault}", unit=unit_id)
        today = datetime.now(UTC).date().isoformat()
        reviewed = add_review(entry, author or default_author(project), today)
        write_comments(project, loaded, catalog, judged, reviewed)
    return reviewed


def default_author(project: Project) -> str:
    """git's user name, or the name of the account on this machine."""
    return read_user_name(project.root) or getpass.getuser()


def _look(
    project: Project, loaded: LoadedPage, judged: JudgedCatalog, unit: Unit, after: Entry, looked: Looked | None
) -> tuple[Issue, ...]:
    """What the checks find in an entry, unless they have just been asked."""
    if looked is not None and looked.holds(judged, after):
        return looked.issues
    return look_at(PageChecks(ProjectChecks(project), loaded), judged, unit, after)


def _keep_aside(project: Project, edit: Edit) -> None:
    """Keep a text that came too late as a suggestion, once."""
    kept = read_aside(project.instance, edit.page, edit.unit, edit.language)
    if edit.translation and (edit.author, edit.translation) not in {(one.author, one.translation) for one in kept}:
        record_edit(project.instance, replace(edit, fate=Fate.ASIDE))


def clean_text(text: str, unit_id: str) -> str:
    """The text with `\\n` line ends; one of white space alone is empty, since a page would show nothing there.

    Raises:
        RefusedEdit: it has a character that no PO file or page can hold, or is too long.
    """
    for char in text:
        if char == "\0" or 0xD800 <= ord(char) < 0xE000:
            raise RefusedEdit(f"the text has the character U+{ord(char):04X}, which cannot be saved", unit=unit_id)
    if len(text) > LONGEST:
        raise RefusedEdit(f"the text has {len(text)} characters; the limit is {LONGEST}", unit=unit_id)
    return text.replace("\r\n", "\n").replace("\r", "\n") if text.strip() else ""
