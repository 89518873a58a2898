"""Measure where translations end up after source edits whose truth is known, because the tool made them itself.

Needs POLYFOLIO_CORPUS: the folder of a book with the edition `2024-10-28`. Every unit has a translation of its own. The
pages are edited as raw Markdown at places that a reader of plain lines finds (`tools.markdown_blocks`), and every
character remembers where it came from, so a unit's predecessor is the old unit that most of its characters stood in:

- *right*: the predecessor's id and translation, current where the text (or all but the targets of links) is the same,
  else outdated; a split-off part: nothing translated, the old translation offered (an obsolete entry of the part's id);
  the smaller one of a merge: its translation offered under the id that is left;
- *twin*: the translation of a unit with the very same text; *other place*: another unit's; *wrong state*: the right
  text under another id, outdated where it should be current or the other way round, or with a wrong previous source;
- *not offered*: not at its unit, but still somewhere in the PO files; *lost*: nowhere.

Two naive matchers, by position and by equal text, are judged in the same way.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tools.book_project import POLYFOLIO, find_book, run
from tools.edit_classes import CLASSES, Changed, edit_book
from tools.edit_truth import EditVerdict, Judged, judge_book, trace_units
from tools.naive_matchers import match_by_position, match_by_text
from tools.tagged_project import Units, make_tagged, read_outcome, read_pages, read_units, write_pages
from tools.tracked_text import Draft, track_pages

VERDICTS: tuple[EditVerdict, ...] = ("right", "twin", "other place", "wrong state", "not offered", "lost")


def main() -> int:
    """Run every class and print its line; 1 when the book is not there."""
    options = _read_options()
    book = find_book()
    if book is None:
        print("make bench needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    pages = read_pages(book / "src")
    original = track_pages(pages)
    names = "".join(f"{name:>12}" for name in VERDICTS)
    print(f"{'edit, matcher':40}{'pages':>6}{'edits':>6}{'units':>6}{names}{'right %':>9}{'others wrong':>15}")
    with tempfile.TemporaryDirectory(prefix="polyfolio-bench-") as scratch:
        before = make_tagged(pages, Path(scratch) / "before")
        for name in options.only or CLASSES:
            changed = edit_book(original, name, options.pages, options.seed)
            measure_class(name, original, changed, before, Path(scratch), options)
    return 0


def measure_class(
    name: str, original: Draft, changed: Changed, before: Units, scratch: Path, options: argparse.Namespace
) -> None:
    """Synchronise the edited book and print what became of the translations, by us and by the naive matchers."""
    folder = scratch / "after"
    shutil.copytree(scratch / "before", folder)
    write_pages({page: tracked.text for page, tracked in changed.draft.items()}, folder)
    run([*POLYFOLIO, "sync", "--yes"], folder)
    after = read_units(folder)
    outcomes = {"polyfolio": read_outcome(folder, after)}
    if not options.no_naive:
        outcomes |= {"  by position": match_by_position(before, after), "  by equal text": match_by_text(before, after)}
    ancestry = trace_units(original, before, changed.draft, after)
    touched = find_touched(original, before, changed)
    for who, outcome in outcomes.items():
        judged = judge_book(ancestry, before, after, outcome, changed.pages, touched)
        print_line(name if who == "polyfolio" else who, changed, judged)
        if options.list_wrong and who == "polyfolio":
            print_wrong(judged, before)
    shutil.rmtree(folder)


def find_touched(original: Draft, before: Units, changed: Changed) -> set[str]:
    """The tags of the old units that stand in edited blocks."""
    return {
        unit.tag
        for page, units in before.items()
        for unit in units
        if not changed.touched.isdisjoint(original[page].origins[unit.start : unit.end])
    }


def print_line(name: str, changed: Changed, judged: list[Judged]) -> None:
    """The figures of one class: units of edited blocks, then how many other units of those pages are wrong."""
    counts = Counter(one.verdict for one in judged if one.touched)
    others = [one for one in judged if not one.touched]
    wrong = sum(1 for one in others if one.verdict != "right")
    figures = "".join(f"{counts[verdict]:12}" for verdict in VERDICTS)
    percent = 100 * counts["right"] / max(1, counts.total())
    print(
        f"{name:40}{len(changed.pages):6}{changed.edits:6}{counts.total():6}{figures}{percent:9.2f}"
        f"{wrong:7} of {len(others):4}",
        flush=True,
    )


def print_wrong(judged: list[Judged], before: Units) -> None:
    """Each unit that did not come out right: what it was, what it is, what it got."""
    sources = {unit.tag: unit.source for units in before.values() for unit in units}
    for one in judged:
        if one.verdict == "right":
            continue
        print(f"\n{one.verdict}: {one.what}{'' if one.touched else ', not edited itself'}")
        for label, unit in (("old", one.old), ("new", one.new)):
            if unit is not None:
                print(f"  {label} {unit.id} {unit.tag} {unit.source}")
        if one.standing is not None:
            state = "outdated" if one.standing.outdated else "current"
            print(f"  got {one.standing.id} {state} {one.standing.tag} {sources.get(one.standing.tag, '')}")
            print(f"  offered {' '.join(sorted(one.standing.offered)) or 'nothing'}")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure source edits whose truth is known.")
    parser.add_argument("--only", action="append", choices=CLASSES, help="this class of edits; may be repeated")
    parser.add_argument("--pages", type=int, default=120, help="pages to edit in each class at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-naive", action="store_true", help="without the naive matchers")
    parser.add_argument("--list-wrong", action="store_true", help="print each unit that did not come out right")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
