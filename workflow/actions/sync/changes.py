"""What a sync would change, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.actions.pages import LoadedPage
from workflow.errors import GuardStopped, PolyfolioError
from workflow.model import Catalog


@dataclass(frozen=True)
class PagePlan:
    """What becomes of one page."""

    loaded: LoadedPage
    arrived: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Units that came from another page: id here → (page, id there)."""
    was: Mapping[str, str] = field(default_factory=dict)
    """Units that came from another page: id here → their text there, with single spaces."""
    left: Mapping[str, str] = field(default_factory=dict)
    """Units that went to another page: id → page."""
    offers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Units that were split off or joined on the way: id here → (page, id there) of those whose texts are offered."""

    @property
    def page(self) -> str:
        """The page's name."""
        return self.loaded.page

    @property
    def lost(self) -> tuple[str, ...]:
        """Units that are gone from the project."""
        return tuple(unit_id for unit_id in self.loaded.plan.removed if unit_id not in self.left)


@dataclass(frozen=True)
class GonePage:
    """A page whose document is not there any more."""

    page: str
    template: Catalog
    left: Mapping[str, str] = field(default_factory=dict)

    @property
    def unit_ids(self) -> tuple[str, ...]:
        """Every unit the page had."""
        return tuple(entry.id for entry in self.template.entries if not entry.obsolete)

    @property
    def lost(self) -> tuple[str, ...]:
        """Units that are gone from the project."""
        return tuple(unit_id for unit_id in self.unit_ids if unit_id not in self.left)


Change = PagePlan | GonePage


@dataclass(frozen=True)
class SyncPlan:
    """Everything a sync would change."""

    changed: tuple[PagePlan, ...] = ()
    gone: tuple[GonePage, ...] = ()
    problems: tuple[PolyfolioError, ...] = ()
    """Pages that are left alone because they cannot be read."""
    guarded: tuple[GuardStopped, ...] = ()
    """Pages that are left alone because too much would be lost."""
    held: tuple[str, ...] = ()
    """The guarded pages, and those that units went to or came from."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """All pages that are brought up to their sources, those that are gone last."""
        return (*self.changed, *self.gone)
