"""How much of the translations that exist for a real book `import po` takes over: python -m tools.bench_import_po.

Counted are the translated entries (neither fuzzy nor obsolete) of the book's PO files whose source text still stands as
prose in the book. Both questions are answered without the product's reader and matcher, from bare words as markdown-it
reads them (`tools.prose`): an entry still stands when the words of its msgid follow one another in a page's prose,
outside code; it is taken over when the letters of its msgstr follow one another in that page as `export --all` writes
it, with source text in place of everything that is not translated or is outdated.

    python -m tools.bench_import_po [CODE…] [--missed]

`--missed` lists the entries that were not taken over, longest first. Needs POLYFOLIO_CORPUS.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.book_project import POLYFOLIO, find_book, list_translations, make_project, run
from tools.prose import list_letters, list_words
from workflow.model import Entry
from workflow.store.po import read_catalog

_CODE = re.compile(r'\s*(?:"|//|/\*)')


@dataclass(frozen=True, slots=True)
class Share:
    """What became of one language's file."""

    language: str
    entries: int
    """Translated entries."""
    words: int
    standing: int
    """Words of those that still stand as prose."""
    taken: int
    """Words of those that stand translated in the exported pages."""
    missed: tuple[tuple[int, Entry], ...]
    cpu: float

    @property
    def percent(self) -> float:
        """Of the words that still stand."""
        return 100 * self.taken / self.standing if self.standing else 100.0


def main(arguments: list[str]) -> int:
    """Import, export, compare, print; 1 when the book is not there."""
    book = find_book()
    if book is None:
        print("needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    with tempfile.TemporaryDirectory(prefix="polyfolio-import-") as scratch:
        shares = measure_shares(book, Path(scratch) / "book", wanted)
    print_shares(shares)
    if "--missed" in arguments:
        for share in shares:
            for words, entry in sorted(share.missed, key=lambda item: -item[0]):
                print(
                    f"\n{share.language} {words} {' '.join(entry.references)}\n< {entry.source}\n> {entry.translation}"
                )
    return 0


def measure_shares(book: Path, project: Path, wanted: list[str]) -> list[Share]:
    """Import the book's translations into a new project and look for them in its exported pages."""
    files = [path for path in list_translations(book) if not wanted or path.stem in wanted]
    make_project(book, project)
    run([*POLYFOLIO, "language", "add", *(path.stem for path in files)], project)
    run([*POLYFOLIO, "sync"], project)
    taken = {path: run([*POLYFOLIO, "import", "po", str(path), "--lang", path.stem], project) for path in files}
    settings = (project / "polyfolio.toml").read_text(encoding="utf-8")
    settings = re.sub(r'(?m)^outdated = "keep"', 'outdated = "source"', settings)
    if 'outdated = "source"' not in settings:
        settings += '\n[export]\noutdated = "source"\n'
    (project / "polyfolio.toml").write_text(settings, encoding="utf-8")
    run([*POLYFOLIO, "export", "--all"], project)
    sources = {name: f" {' '.join(list_words(text))} " for name, text in _read_pages(project / "source")}
    return [_measure(path, project, sources, timing.cpu) for path, timing in taken.items()]


def _measure(path: Path, project: Path, sources: Mapping[str, str], cpu: float) -> Share:
    catalog = read_catalog(path.read_bytes(), path=str(path), foreign=True)
    pages = {name: list_letters(text) for name, text in _read_pages(project / "translated" / path.stem)}
    whole = "\n".join(sources.values())
    entries = [entry for entry in catalog.entries if not (entry.obsolete or entry.outdated)]
    entries = [entry for entry in entries if entry.translation.strip()]
    words = standing = taken = 0
    missed: list[tuple[int, Entry]] = []
    for entry in entries:
        bare = list_words(entry.source)
        words += len(bare)
        sought = f" {' '.join(bare)} "
        if not bare or _CODE.match(entry.source) or sought not in whole:
            continue
        standing += len(bare)
        letters = list_letters(entry.translation)
        if any(sought in sources[name] and letters in page for name, page in pages.items()):
            taken += len(bare)
        else:
            missed.append((len(bare), entry))
    return Share(path.stem, len(entries), words, standing, taken, tuple(missed), cpu)


def _read_pages(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.md")):
        yield path.relative_to(folder).as_posix(), path.read_bytes().decode("utf-8")


def print_shares(shares: list[Share]) -> None:
    """A line for each language and their sum."""
    print(f"{'import po':10}{'entries':>9}{'words':>9}{'standing':>10}{'taken':>9}{'percent':>9}{'CPU s':>8}")
    for share in [*shares, _add(shares)]:
        counted = f"{share.entries:9}{share.words:9}{share.standing:10}{share.taken:9}{share.percent:9.1f}"
        print(f"{share.language:10}{counted}{share.cpu:8.2f}")


def _add(shares: list[Share]) -> Share:
    numbers = ([getattr(share, name) for share in shares] for name in ("entries", "words", "standing", "taken"))
    entries, words, standing, taken = map(sum, numbers)
    return Share("all", entries, words, standing, taken, (), sum(share.cpu for share in shares))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
