"""A small real project on disk, built and used the way a user would."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from workflow.actions.edit import Saved, review_translation, save_translation
from workflow.actions.listing import ListedUnit, list_units
from workflow.actions.progress import measure_progress
from workflow.actions.rendering import render_translation
from workflow.actions.sync import SyncResult, sync_project
from workflow.errors import PolyfolioError
from workflow.model import Catalog, Counts, Entry
from workflow.store.po import read_catalog
from workflow.store.project import Project, open_project

CONFIG = """\
[project]
name = "Test"
source_language = "en"
languages = [{languages}]
catalogs = "{catalogs}"
"""


@dataclass
class Workspace:
    """A project's folder with short names for what tests do to it."""

    root: Path

    @property
    def project(self) -> Project:
        """The project as its configuration says now."""
        return open_project(self.root)

    def configure(self, *languages: str, catalogs: str = "all", more: str = "") -> None:
        """Write `polyfolio.toml`; `more` stands at its end."""
        listed = ", ".join(f'"{code}"' for code in languages)
        text = CONFIG.format(languages=listed, catalogs=catalogs) + more
        (self.root / "polyfolio.toml").write_text(text, encoding="utf-8")

    def write_source(self, page: str, text: str | bytes) -> Path:
        """Write a document; line ends as given."""
        path = self.root / "source" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def remove_source(self, page: str) -> None:
        """Delete a document."""
        (self.root / "source" / page).unlink()

    def rename_source(self, page: str, to: str) -> None:
        """Move a document."""
        target = self.root / "source" / to
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.root / "source" / page).rename(target)

    def sync(
        self, *pages: str, yes: bool = False, dry_run: bool = False, markers: bool = False, keep: Sequence[str] = ()
    ) -> SyncResult:
        """Synchronise; nothing may be left alone."""
        result = self.try_sync(*pages, yes=yes, dry_run=dry_run, markers=markers, keep=keep)
        assert result.problems == ()
        assert result.guarded == ()
        return result

    def try_sync(
        self, *pages: str, yes: bool = False, dry_run: bool = False, markers: bool = False, keep: Sequence[str] = ()
    ) -> SyncResult:
        """Synchronise, whatever comes of it."""
        return sync_project(self.project, pages=pages, yes=yes, dry_run=dry_run, markers=markers, keep_current=keep)

    def units(self, page: str, language: str = "") -> list[ListedUnit]:
        """A page's units."""
        return list(list_units(self.project, page, language=language).units)

    def ids(self, page: str) -> dict[str, str]:
        """Source text → unit id; texts are unique."""
        found = {item.unit.source: item.unit.id for item in self.units(page)}
        assert len(found) == len(self.units(page))
        return found

    def translate(
        self, page: str, language: str, texts: Mapping[str, str], *, outdated: bool = False, force: bool = False
    ) -> list[Saved]:
        """Save translations by source text."""
        ids = self.ids(page)
        saved = [(ids[source], text) for source, text in texts.items()]
        return [self.save(page, unit_id, language, text, outdated=outdated, force=force) for unit_id, text in saved]

    def save(
        self, page: str, unit_id: str, language: str, text: str, *, outdated: bool = False, force: bool = False
    ) -> Saved:
        """Save one translation by unit id."""
        return save_translation(
            self.project, page, unit_id, language, text, outdated=outdated, force=force, author="Åse"
        )

    def review(self, page: str, language: str, source: str) -> Entry:
        """Review the translation of a text."""
        return review_translation(self.project, page, self.ids(page)[source], language, author="Bo")

    def states(self, page: str, language: str) -> dict[str, tuple[str, str]]:
        """Source text → (translation, state)."""
        found = self.units(page, language)
        return {item.unit.source: (item.entry.translation if item.entry else "", item.state.value) for item in found}

    def po_path(self, page: str, language: str) -> Path:
        """Where a PO file is."""
        return self.root / "locales" / language / f"{page}.po"

    def po_text(self, page: str, language: str) -> str:
        """A PO file's text, line ends as they are."""
        return self.po_path(page, language).read_bytes().decode("utf-8")

    def edit_po(self, page: str, language: str, old: str, new: str) -> None:
        """Change a PO file from outside, in place."""
        text = self.po_text(page, language)
        assert text.count(old) == 1, (old, text)
        self.po_path(page, language).write_bytes(text.replace(old, new).encode("utf-8"))

    def catalog(self, page: str, language: str) -> Catalog:
        """A PO file, read."""
        return read_catalog(self.po_path(page, language).read_bytes(), path=f"{language}/{page}.po")

    def obsolete(self, page: str, language: str) -> list[tuple[str, str, str]]:
        """(id, source, translation) of each obsolete entry, without the white space that tells twins apart."""
        entries = self.catalog(page, language).entries
        return [(entry.id, entry.source.rstrip(" "), entry.translation) for entry in entries if entry.obsolete]

    def render(self, page: str, language: str) -> str:
        """The page in a language."""
        return render_translation(self.project, page, language).text

    def counts(self) -> dict[tuple[str, str], Counts]:
        """(language, page) → counts; with an empty page the language's sum."""
        found: dict[tuple[str, str], Counts] = {}
        for item in measure_progress(self.project).languages:
            found[item.language, ""] = item.counts
            found |= {(item.language, page): counts for page, counts in item.pages.items()}
        return found

    def problems(self) -> list[str]:
        """What the statistics complain about."""
        return [str(problem) for problem in measure_progress(self.project).problems]

    def snapshot(self) -> dict[str, bytes]:
        """Every file's bytes, but for the folder of databases."""
        files = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        names = {path.relative_to(self.root).as_posix(): path for path in files}
        return {name: path.read_bytes() for name, path in names.items() if not name.startswith(("instance/", ".git/"))}

    def times(self) -> dict[str, int]:
        """When each file was last written."""
        return {name: (self.root / name).stat().st_mtime_ns for name in self.snapshot()}

    def drop_index(self) -> None:
        """Delete the index as a user would."""
        for path in (self.root / "instance").glob("index.db*"):
            path.unlink()

    def copy(self, root: Path) -> Workspace:
        """Another clone: the same files without databases."""
        shutil.copytree(self.root, root, ignore=shutil.ignore_patterns("instance"))
        return Workspace(root)

    def lint_catalogs(self) -> None:
        """Let GNU gettext check every PO file and template."""
        if shutil.which("msgfmt") is None:
            pytest.skip("msgfmt of GNU gettext is not installed: written PO files are NOT checked with it")
        files = sorted((self.root / "locales").rglob("*.po*"))
        assert files
        for path in files:
            done = subprocess.run(
                ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, (path, done.stderr, path.read_text(encoding="utf-8"))


def make_workspace(root: Path, *languages: str, catalogs: str = "all", more: str = "") -> Workspace:
    """A new project without documents."""
    (root / "source").mkdir(parents=True)
    (root / "locales").mkdir()
    workspace = Workspace(root)
    workspace.configure(*languages, catalogs=catalogs, more=more)
    return workspace


def refuse(problem: PolyfolioError) -> tuple[str, int]:
    """Where a problem is, as (path, line)."""
    return problem.path, problem.line
