"""The translation memory's answers on the texts of a real book: how fast, and how many of the matches it finds.

    python -m tools.bench_memory [--from LANGUAGE] [UNITS…]

A memory of the book's own texts and one of each number of UNITS (100,000 and 1,000,000) distinct texts, made of the
book's sentences, are written to an index and asked for up to 300 texts each: half of them the book's own, half with
words dropped, doubled or exchanged. What it should find is all that the product's own percent puts above 70, found by
comparing with every text; of the larger memories for some of the queries. Times include the opening of the index. With
`--from` the texts are the book's translations into a language, as `zh-CN` or `ja`, whose words are not told apart by
spaces. Needs POLYFOLIO_CORPUS.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from rapidfuzz import fuzz, process

from tools.book_project import find_book
from workflow.core.memory import Wanted, measure_percent, rank_matches
from workflow.core.memory_context import Remembered
from workflow.core.words import normalise
from workflow.formats.registry import load_format
from workflow.model import State
from workflow.store.files import Identity
from workflow.store.index.memory import write_remembered
from workflow.store.index.memory_search import find_matches
from workflow.store.index.rows import PageRow, write_page
from workflow.store.index.schema import open_index
from workflow.store.po import read_catalog

LIKE = 70
"""Percent above which a match must be found."""
QUERIES = 300
COMPARISONS = 8_000_000
"""Texts that are compared for the truth about one memory, at least for `FEWEST` queries."""
FEWEST = 8
_A_PAGE = 100
_FILE = Identity(1, 1, 1)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|(?<=[。！？：])")
_PIECE = re.compile(r"[^\s\u3000-\u9fff]+\s*|[\u3000-\u9fff]{1,3}\s*|\s+")
"""A word with the space behind it, or three characters of a script without spaces."""


@dataclass(frozen=True, slots=True)
class Answered:
    """How one memory did."""

    units: int
    size: int
    """Bytes of its index."""
    written: float
    """Seconds that writing it took."""
    median: float
    p95: float
    """Milliseconds of a query."""
    cpu: float
    """The same of the processor's time, which other programs do not change."""
    expected: int
    found: int

    @property
    def recall(self) -> float:
        """The share of what should be found."""
        return self.found / self.expected if self.expected else 1.0


def main(arguments: list[str]) -> int:
    """Write, ask, compare, print; 1 when the book is not there."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench_memory")
    parser.add_argument("units", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--from", dest="language", default="", metavar="LANGUAGE")
    given = parser.parse_args(arguments)
    book = find_book()
    if book is None:
        print("needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    texts = read_translations(book, given.language) if given.language else read_sources(book)
    chance = random.Random(5)  # noqa: S311 - the same texts every time
    queries = [text if number % 2 else change_words(text, chance) for number, text in enumerate(pick(texts, chance))]
    print("    units    index  written   median      p95  p95 CPU   recall above 70 %")
    for units in (len(texts), *given.units):
        with tempfile.TemporaryDirectory(prefix="polyfolio-memory-") as folder:
            done = ask(Path(folder), enlarge(texts, units, random.Random(6)), queries)  # noqa: S311 - likewise
        print(
            f"{done.units:9} {done.size / 1e6:6.0f}MB {done.written:7.1f}s {done.median:6.1f}ms {done.p95:6.1f}ms"
            f" {done.cpu:6.1f}ms   {done.recall:.3f} ({done.found} of {done.expected})"
        )
    return 0


def read_sources(book: Path) -> list[str]:
    """The distinct texts of the book's units."""
    format = load_format("markdown")
    found: dict[str, None] = {}
    for path in sorted((book / "src").rglob("*.md")):
        document = format.parse(path.read_text(encoding="utf-8"), page=path.name, options=format.options)
        found.update(dict.fromkeys(normalise(span.source) for span in document.spans))
    return list(found)


def read_translations(book: Path, language: str) -> list[str]:
    """The distinct texts of the book in a language."""
    catalog = read_catalog((book / "po" / f"{language}.po").read_bytes(), path=f"{language}.po")
    texts = (normalise(entry.translation) for entry in catalog.entries if not entry.obsolete)
    return list(dict.fromkeys(text for text in texts if text))


def pick(texts: Sequence[str], chance: random.Random) -> list[str]:
    """The texts that are asked for."""
    return chance.sample(list(texts), min(QUERIES, len(texts)))


def change_words(text: str, chance: random.Random) -> str:
    """The text with about one word of eight dropped, doubled or exchanged for its neighbour."""
    words = _PIECE.findall(text)
    for _ in range(len(words) // 8 + 1):
        place = chance.randrange(len(words))
        words[place : place + 1] = chance.choice([[], [words[place]] * 2, [words[place - 1]]])
        words = words or [text]
    return "".join(words).strip()


def enlarge(texts: Sequence[str], units: int, chance: random.Random) -> list[str]:
    """The texts and others made of their sentences, as many as asked for, all different."""
    sentences = [sentence for text in texts for sentence in _SENTENCE.split(text) if sentence]
    found = dict.fromkeys(texts)
    while len(found) < units:
        found[change_words(" ".join(chance.sample(sentences, chance.randint(1, 3))), chance)] = None
    return list(found)[:units]


def ask(folder: Path, texts: Sequence[str], queries: Sequence[str]) -> Answered:
    """Write a memory and ask it; the first of the queries are compared with every text."""
    compared = max(COMPARISONS // len(texts), FEWEST)
    started = time.perf_counter()
    write_memory(folder, texts)
    written = time.perf_counter() - started
    size = (folder / "index.db").stat().st_size
    times: list[float] = []
    busy: list[float] = []
    expected = found = 0
    for number, query in enumerate(queries):
        started, worked = time.perf_counter(), time.process_time()
        with open_index(folder, "bench") as index:
            matches = rank_matches(Wanted(query), find_matches(index, "da", query))
        times.append((time.perf_counter() - started) * 1000)
        busy.append((time.process_time() - worked) * 1000)
        if number < compared:
            wanted = find_all(query, texts)
            expected += len(wanted)
            found += len(wanted & {normalise(match.source) for match in matches})
    cuts = quantiles(times, n=20)
    return Answered(len(texts), size, written, cuts[9], cuts[18], quantiles(busy, n=20)[18], expected, found)


def write_memory(folder: Path, texts: Sequence[str]) -> None:
    """An index with these texts translated into one language, a hundred on each page."""
    with open_index(folder, "bench") as index:
        for start in range(0, len(texts), _A_PAGE):
            page = f"{start}.md"
            here = texts[start : start + _A_PAGE]
            units = ((str(number), text) for number, text in enumerate(here))
            write_page(index, PageRow(page, _FILE, _FILE, "", True, len(here), 0), units)
            kept = [Remembered(str(number), text, text, State.TRANSLATED) for number, text in enumerate(here)]
            write_remembered(index, page, {"da": kept})


def find_all(query: str, texts: Sequence[str]) -> set[str]:
    """Every text above the percent, by comparing with each."""
    least = 2 * LIKE - 100  # in letters, for a text whose words are all the same
    near = process.extract(normalise(query), texts, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return {text for text, _, _ in near if measure_percent(query, text) > LIKE}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
