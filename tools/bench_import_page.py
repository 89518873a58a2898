"""How well `polyfolio import page` aligns: a real book's translated pages, damaged at random, with the truth known.

Pages of which at least 70 % is translated are rendered with their translations; what is not translated is taken out,
8 % of the units are dropped, 5 % of neighbouring paragraphs and list items joined, 5 % exchanged with the next or with
any other (`tools/damaged_pages.py`). The documents are imported into a project of the same sources that has no
translations.

A text is *right* when the PO file has it at its unit. A text that joins two units is right when it stands at one of the
two and is not taken as translated. A text equal to its source is no translation and is not counted. *Wrong* are, of all
that is taken as translated, units that have another text than theirs: another unit's, or one that joins two.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.book_project import POLYFOLIO, find_book, make_project, run
from tools.damaged_pages import damage_page
from workflow.actions.importing_page import import_pages
from workflow.actions.pages import LoadedPage, load_catalog, load_page
from workflow.core.align import keep_in_order
from workflow.core.render import find_broken, render_page
from workflow.core.words import normalise
from workflow.model import Shown, State
from workflow.store.project import Project, open_project

LANGUAGES = ("ar", "da", "de", "es", "fa", "fr", "ja", "ko", "pt-BR", "uk", "zh-CN")
LEAST = 0.7
"""The part of a page's units that must be translated."""
FEWEST = 3
"""Units of a page, at least."""
SEED = 20241028

Texts = Mapping[str, tuple[str, State]]
"""Unit → its text and state after the import."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A damaged document and what is in it."""

    page: str
    language: str
    texts: tuple[tuple[tuple[str, ...], str], ...]
    """(units, text) of each text that is to be placed."""
    dropped: int
    moved: int
    """Texts that do not stand in the order of their units."""


@dataclass(slots=True)
class Score:
    """What came out."""

    pages: int = 0
    texts: int = 0
    right: int = 0
    joined: int = 0
    joined_right: int = 0
    taken: int = 0
    """Units that are translated now."""
    wrong: int = 0
    """Those of them with a text that is not theirs."""
    outdated: int = 0

    def add(self, other: Score) -> None:
        """Count another one's figures too."""
        for field in self.__dataclass_fields__:
            setattr(self, field, getattr(self, field) + getattr(other, field))


def main() -> None:
    """Measure and print: all pages of a language together and, with `--alone`, each page by itself."""
    book = find_book()
    if book is None:
        raise SystemExit("POLYFOLIO_CORPUS is not set: it is the folder of the unpacked book")
    with tempfile.TemporaryDirectory() as folder:
        measure(book, Path(folder), alone="--alone" in sys.argv)


def measure(book: Path, folder: Path, *, alone: bool) -> None:
    """Build the projects below a folder, import, and print a table."""
    empty, full = folder / "empty", folder / "full"
    make_project(book, empty)
    run([*POLYFOLIO, "language", "add", *LANGUAGES], empty)
    run([*POLYFOLIO, "sync"], empty)
    shutil.copytree(empty, full)
    for language in LANGUAGES:
        run([*POLYFOLIO, "import", "po", str(book / "po" / f"{language}.po"), "--lang", language], full)
    truths = list(write_documents(open_project(full), folder / "documents"))
    texts, dropped, moved = (
        sum(found) for found in zip(*((len(one.texts), one.dropped, one.moved) for one in truths), strict=True)
    )
    print(f"{texts} texts in {len(truths)} documents; {dropped} dropped, {moved} out of order")
    project = open_project(empty)
    if alone:
        print(f"each page alone\n{'':8}{_HEAD}")
        _print_scores(truths, lambda truth: read_alone(project, folder / "documents", truth))
    pattern = f"{folder}/documents/{{lang}}/{{page}}"
    timing = run([*POLYFOLIO, "import", "page", pattern], empty)
    print(f"all pages of a language together ({timing.cpu:.1f} CPU seconds)\n{'':8}{_HEAD}")
    _print_scores(truths, lambda truth: read_imported(project, truth))


_HEAD = "pages  texts  right %  joined  right  taken as translated %  wrong %  outdated"


def _print_scores(truths: Sequence[Truth], read: object) -> None:
    assert callable(read)  # noqa: S101 - one of the two functions below
    total = Score()
    for language in LANGUAGES:
        score = Score()
        for truth in truths:
            if truth.language == language:
                score.add(judge(truth, read(truth)))
        print(f"{language:8}{_format_score(score)}")
        total.add(score)
    print(f"{'all':8}{_format_score(total)}")


def _format_score(score: Score) -> str:
    texts, taken = max(1, score.texts), max(1, score.taken)
    return (
        f"{score.pages:5}  {score.texts:5}  {100 * score.right / texts:7.2f}  {score.joined:6}  "
        f"{score.joined_right:5}  {100 * score.taken / texts:21.1f}  {100 * score.wrong / taken:7.2f}  "
        f"{score.outdated:8}"
    )


def write_documents(project: Project, target: Path) -> Iterator[Truth]:
    """Write every damaged document below `{lang}/{page}`, and say what is in it."""
    for path in sorted(project.source_root.rglob("*.md")):
        page = path.relative_to(project.source_root).as_posix()
        loaded = load_page(project, page)
        for language in LANGUAGES:
            found = _write_document(project, loaded, language, target / language / page)
            if found is not None:
                yield found


def _write_document(project: Project, loaded: LoadedPage, language: str, target: Path) -> Truth | None:
    source = loaded.source
    entries = load_catalog(project, loaded, language).entries
    texts = {key: entry.translation for key, entry in entries.items() if entry.state is State.TRANSLATED}
    texts = {key: text for key, text in texts.items() if key not in find_broken(source, texts)}
    if len(source.units) < FEWEST or len(texts) < LEAST * len(source.units):
        return None
    shown = source.untranslated | {key: Shown(text, language, "ltr") for key, text in texts.items()}
    document = source.format.parse(render_page(source, shown, source.view), page=loaded.page, options=source.options)
    if len(document.spans) != len(source.units):
        return None  # a translation that holds two paragraphs: the truth is not known
    absent = {place for place, unit in enumerate(source.units) if unit.id not in texts}
    damaged = damage_page(document, absent, random.Random(f"{SEED} {loaded.page} {language}"))  # noqa: S311 - a test
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(damaged.text.encode("utf-8"))
    read = source.format.parse(damaged.text, page=loaded.page, options=source.options)
    placed = []
    order = dict(enumerate(unit for _, _, unit in damaged.truth))
    for span in read.spans:
        places = [unit for start, end, unit in damaged.truth if start < span.end and span.start < end]
        units = [source.units[place] for place in places]
        text = normalise(span.source)
        if text != normalise(" ".join(unit.source for unit in units)):
            placed.append((tuple(unit.id for unit in units), text))
    return Truth(loaded.page, language, tuple(placed), len(texts) - len(order), len(order) - len(keep_in_order(order)))


def read_imported(project: Project, truth: Truth) -> Texts:
    """What the project's PO file has."""
    entries = load_catalog(project, load_page(project, truth.page), truth.language).entries
    return {key: (entry.translation, entry.state) for key, entry in entries.items() if entry.translation}


def read_alone(project: Project, documents: Path, truth: Truth) -> Texts:
    """What the document would bring by itself into a project without translations."""
    path = documents / truth.language / truth.page
    done = import_pages(project, str(path), page=truth.page, language=truth.language, dry_run=True)
    return {unit.unit: (unit.text, unit.state) for planned, _ in done.pages for unit in planned.units}


def judge(truth: Truth, found: Texts) -> Score:
    """Count what is right in one document."""
    score = Score(pages=1)
    own: dict[str, str] = {}
    for units, text in truth.texts:
        at = [unit for unit in units if unit in found and normalise(found[unit][0]) == text]
        score.texts += 1
        if len(units) == 1:
            own[units[0]] = text
            score.right += bool(at)
        else:
            score.joined += 1
            good = bool(at) and all(found[unit][1] is State.OUTDATED for unit in at)
            score.joined_right += good
            score.right += good
    for unit, (text, state) in found.items():
        score.outdated += state is State.OUTDATED
        if state is State.TRANSLATED:
            score.taken += 1
            score.wrong += own.get(unit) != normalise(text)
    return score


if __name__ == "__main__":
    main()
