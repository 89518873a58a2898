"""Measure the update of a real book by four months of changes, and where its translations end up; beside msgmerge.

Needs POLYFOLIO_CORPUS: the folder of a book with the editions `2024-10-28` (`src` and `po`) and `2025-02-28` (`src`).

*Right* is decided by words, not by the likeness that the product matches with (`tools.word_truth`): git's histogram
diff of the two versions of a file as words; a new unit's predecessor is the old unit that most of its kept words stood
in. A unit is in scope when its text did not stand in the file before and it shares more than 60 % of its word pairs, or
at least of its words, with its predecessor (Dice), no unit of the file shares more, and no other unit has more of the
predecessor's words (that one is a part of a unit that was split; *right*: it is offered the translation). *twin*: the
translation of another unit with the same text as the predecessor.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools.book_project import POLYFOLIO, Timing, find_book, import_translations, list_translations, make_project, run
from tools.msgmerge import Merged, merge_with_gettext
from tools.tagged_project import make_tagged, read_outcome, read_pages, read_units, write_pages
from tools.update_truth import IN_SCOPE, PART, UNCHANGED, Case, Verdict, collect_cases, judge

NEWER = "2025-02-28"
VERDICTS: tuple[Verdict, ...] = ("right", "twin", "other place", "lost")


def main() -> int:
    """Run everything and print the tables; 1 when the book is not there."""
    options = _read_options()
    book = find_book()
    if book is None or not (book.parent / NEWER / "src").is_dir():
        print("make bench needs POLYFOLIO_CORPUS: the folder of the unpacked book, both editions", file=sys.stderr)
        return 1
    newer = read_pages(book.parent / NEWER / "src")
    with tempfile.TemporaryDirectory(prefix="polyfolio-bench-") as scratch:
        if not options.no_time:
            timing = measure_update(book, newer, Path(scratch), options.keep)
            print(f"{timing.cpu:8.2f} CPU s {timing.wall:8.2f} s wall  bar 10  sync --yes, 21 languages")
        judge_update(book, newer, Path(scratch), gettext=not options.no_msgmerge, list_wrong=options.list_wrong)
    return 0


def measure_update(book: Path, newer: dict[str, str], scratch: Path, keep: Path | None) -> Timing:
    """One `sync --yes` of the book with 21 imported languages after its pages became those of the newer edition.

    With `keep`, the project before the update is taken from there, and made there where it is not.
    """
    project = scratch / "languages"
    if keep is None or not keep.exists():
        made = keep or project
        make_project(book, made)
        run([*POLYFOLIO, "language", "add", *(path.stem for path in list_translations(book))], made)
        import_translations(book, made)
    if keep is not None:
        shutil.copytree(keep, project)
    run([*POLYFOLIO, "sync", "--yes"], project)  # a copy has new file identities: let it be known
    time.sleep(1)
    write_pages(newer, project)
    return run([*POLYFOLIO, "sync", "--yes"], project)


def judge_update(book: Path, newer: dict[str, str], scratch: Path, *, gettext: bool, list_wrong: bool) -> None:
    """Print where the translations of changed units are afterwards, in the product and in msgmerge's result."""
    older = read_pages(book / "src")
    before = make_tagged(older, scratch / "tagged")
    write_pages(newer, scratch / "tagged")
    run([*POLYFOLIO, "sync", "--yes"], scratch / "tagged")
    after = read_units(scratch / "tagged")
    outcome = read_outcome(scratch / "tagged", after)
    cases = collect_cases(older, newer, before, after, scratch)
    sources = {unit.tag: unit.source for placed in before.values() for unit in placed}
    standing = {
        unit.tag: stands for page in after for unit, stands in zip(after[page], outcome.pages[page], strict=True)
    }
    ours = {tag: stands.tag for tag, stands in standing.items()}
    for case in cases:
        if case.group == PART and case.old.tag in standing[case.new.tag].offered:
            ours[case.new.tag] = case.old.tag  # what translates both parts is offered to the smaller one
    total = sum(len(placed) for placed in after.values())
    unchanged = sum(1 for case in cases if case.group == UNCHANGED)
    scope = sum(1 for case in cases if case.group in IN_SCOPE)
    print(f"\n{total} units afterwards; the text of {total - unchanged} did not stand in their file before;", end=" ")
    print(f"{scope} of those are in scope (bar: right 99 %, other place 1 %)")
    print_table("polyfolio", cases, ours, sources)
    missing = [tag for tag in sources if tag not in outcome.found]
    print(f"translations found nowhere any more: {len(missing)} of {len(sources)}")
    if list_wrong:
        print_wrong(cases, ours, sources)
    if gettext and (merged := merge_with_gettext(before, after, scratch)) is not None:
        print_merged(merged, cases, sources)


def print_table(who: str, cases: list[Case], tags: dict[str, str], sources: dict[str, str]) -> None:
    """A line for each group of units."""
    counts: dict[str, Counter[Verdict]] = {}
    for case in cases:
        counts.setdefault(case.group, Counter())[judge(case, tags.get(case.new.tag, ""), sources)] += 1
    print(f"{who:36}{'units':>7}" + "".join(f"{name:>13}" for name in VERDICTS) + f"{'right %':>9}")
    counts = {"all in scope": sum((counts.get(group, Counter()) for group in IN_SCOPE), Counter()), **counts}
    for group, verdicts in counts.items():
        units = verdicts.total()
        figures = "".join(f"{verdicts[name]:13}" for name in VERDICTS)
        print(f"{group:36}{units:7}{figures}{100 * verdicts['right'] / max(1, units):9.2f}")


def print_wrong(cases: list[Case], tags: dict[str, str], sources: dict[str, str]) -> None:
    """Each unit that did not get its predecessor's translation."""
    for case in cases:
        tag = tags.get(case.new.tag, "")
        verdict = judge(case, tag, sources)
        if verdict != "right":
            print(f"\n{verdict}: {case.group}, likeness {case.likeness:.2f}\n  new  {case.new.tag} {case.new.source}")
            print(f"  from {case.old.tag} {case.old.source}\n  got  {tag} {sources.get(tag, '')}")


def print_merged(merged: Merged, cases: list[Case], sources: dict[str, str]) -> None:
    """The same of msgmerge, which knows texts and no places."""
    print(f"\n{merged.timing.cpu:8.2f} CPU s {merged.timing.wall:8.2f} s wall  msgmerge --previous, one language")
    tags = {case.new.tag: merged.tags.get(case.new.source, "") for case in cases}
    print_table("msgmerge --previous", cases, tags, sources)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the update of a real book, beside msgmerge.")
    parser.add_argument("--keep", type=Path, help="a project of the older edition with 21 languages; made if absent")
    parser.add_argument("--no-time", action="store_true", help="only where translations end up")
    parser.add_argument("--no-msgmerge", action="store_true")
    parser.add_argument("--list-wrong", action="store_true", help="print each unit that did not come out right")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
