"""The same update by GNU gettext: one PO file of the whole book, merged with a template of the newer one."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.book_project import Timing, run
from tools.tagged_project import Units
from workflow.core.words import normalise
from workflow.model import Catalog, Entry
from workflow.store.files import read_bytes
from workflow.store.po import read_catalog, write_catalog

_HEADER = Entry("", "", "Content-Type: text/plain; charset=UTF-8\nLanguage: eo\n")
_TAG = re.compile("«[^«»]*»")


@dataclass(frozen=True, slots=True)
class Merged:
    """What msgmerge made of the update."""

    timing: Timing
    tags: dict[str, str]
    """Source text → the tag that its translation, fuzzy or not, now has."""


def merge_with_gettext(before: Units, after: Units, scratch: Path) -> Merged | None:
    """`msgmerge --previous` of the tagged translations into the newer template; None where gettext is not installed."""
    if shutil.which("msgmerge") is None:
        print("msgmerge is not installed: no comparison with gettext", file=sys.stderr)
        return None
    _write(scratch / "old.po", before, tagged=True)
    _write(scratch / "new.pot", after, tagged=False)
    files = ["old.po", "new.pot"]
    timing = run(["nice", "msgmerge", "--quiet", "--previous", "-o", "merged.po", *files], scratch)
    catalog = read_catalog(read_bytes(scratch / "merged.po"), path="merged.po", foreign=True)
    tags = {
        normalise(entry.source): "".join(_TAG.findall(entry.translation)[:1])
        for entry in catalog.entries
        if not entry.obsolete
    }
    return Merged(timing, tags)


def _write(path: Path, units: Units, *, tagged: bool) -> None:
    """All pages as one file, each text once, as gettext's tools have it."""
    entries: dict[str, Entry] = {}
    for page, placed in units.items():
        for unit in placed:
            new = Entry("", unit.source, unit.tag if tagged else "", references=(page,))
            entries.setdefault(unit.source, new)
    path.write_bytes(write_catalog(Catalog(tuple(entries.values()), _HEADER)))
