"""Measure the web UI on a real book with 21 languages: `polyfolio serve` as a process, visited over loopback.

Needs POLYFOLIO_CORPUS as `tools.bench` does. `python -m tools.bench_web FOLDER` keeps the project in that folder, and
measures it again the next time (its translations are those that the last run has saved).
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools.bench_browser import measure_next_unit
from tools.book_project import (
    LONG_LANGUAGE,
    LONG_PAGE,
    POLYFOLIO,
    copy_demo,
    find_book,
    list_translations,
    make_translated,
    run,
)
from tools.process_figures import read_cpu, read_load, read_memory
from tools.serving import Served
from tools.web_client import Client

REQUESTS = 30
SAVES = 50
CLIENTS = 8
SECONDS = 4.0
"""How long eight clients save."""
EDITS = 5
"""Edits made outside."""
LANGUAGE = "da"
PAGE = "memory-management/move.md"
"""An ordinary page of the book, of 29 units (nine of ten have fewer); the units of its PO files are saved."""

PEER = "Weblate 5.14 on the same book (PostgreSQL, Redis, Celery, web server), two shared cores, November 2026"
"""Its figures were measured once and are written down here; its start is that of a new installation."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result."""

    what: str
    value: float
    unit: str
    bar: float | None = None
    peer: str = ""
    cpu: float | None = None
    """CPU milliseconds of the server for each request, background work included."""


def main(arguments: list[str]) -> int:
    """Run everything and print the table; 1 when the book is not there."""
    book = find_book()
    if book is None:
        print("make bench needs POLYFOLIO_CORPUS: the folder of the unpacked book", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="polyfolio-bench-") as scratch:
        project = Path(arguments[0] if arguments else scratch).absolute() / "web"
        if not project.exists():
            project.parent.mkdir(parents=True, exist_ok=True)
            make_translated(book, project.with_name("web.part"))
            project.with_name("web.part").rename(project)  # one that was stopped half-way is not taken for a whole one
        run([*POLYFOLIO, "stats"], project)
        copy_demo(Path(scratch) / "demo")
        print_head()
        print_figure(measure_start(Path(scratch) / "demo", "the demo", bar=1.5))
        print_figure(measure_start(project, "the book"))
        with Served(project) as served:
            for figure in measure_server(served, [path.stem for path in list_translations(book)]):
                print_figure(figure)
    print(f"Weblate: {PEER}. Load of this machine at the end: {read_load()}")
    return 0


def measure_server(served: Served, languages: list[str]) -> Iterator[Figure]:
    """Everything that is asked of a running server, in turn."""
    with Client(served.port) as client:
        client.get("/")
    yield from measure_pages(served)
    yield from measure_saves(served)
    yield measure_many(served, languages)
    yield measure_outside(served)
    for page, what in ((PAGE, "an ordinary page"), (LONG_PAGE, "300 units")):
        for row in measure_next_unit(served.url, LONG_LANGUAGE, page, what):
            yield Figure(*row)
    yield from measure_rest(served)


def measure_start(project: Path, name: str, bar: float | None = None) -> Figure:
    """From starting the process until the dashboard is there."""
    taken, cpu = [], None
    for _ in range(3):
        start = time.perf_counter()
        with Served(project) as served, Client(served.port) as client:
            client.get("/")
            taken.append(time.perf_counter() - start)
            used = read_cpu(served.pid)
            cpu = used * 1000 if used is not None else None
    what = f"start until the first page answers, {name}, the index being fresh"
    return Figure(what, statistics.median(taken), "s", bar, "570 s, installed", cpu)


def measure_pages(served: Served) -> Iterator[Figure]:
    """What is looked at most, one client, one request after the other."""
    rows = [
        ("dashboard", "/", 50, "129"),
        (f"language page ({LANGUAGE})", f"/{LANGUAGE}/", 50, "149"),
        ("editor, an ordinary page, page view", f"/{LANGUAGE}/translate/{PAGE}", 60, "236"),
        ("editor, an ordinary page, list", f"/{LANGUAGE}/translate/{PAGE}?mode=list", 60, "236"),
        ("editor, a page of 300 units, page view", f"/{LONG_LANGUAGE}/translate/{LONG_PAGE}", 150, ""),
        ("editor, a page of 300 units, list", f"/{LONG_LANGUAGE}/translate/{LONG_PAGE}?mode=list", 150, ""),
    ]
    with Client(served.port) as client:
        for what, path, bar, peer in rows:
            yield measure_median(served, what, partial(_time_page, client, path), bar, peer)


def measure_median(served: Served, what: str, ask: Callable[[], float], bar: float, peer: str) -> Figure:
    """The median of thirty requests; the first one, which fills what is remembered, is left out."""
    ask()
    before = read_cpu(served.pid)
    taken = [ask() for _ in range(REQUESTS)]
    after = read_cpu(served.pid)
    cpu = (after - before) * 1000 / REQUESTS if before is not None and after is not None else None
    return Figure(f"{what}, p50", statistics.median(taken) * 1000, "ms", bar, peer, cpu)


def measure_saves(served: Served) -> Iterator[Figure]:
    """Fifty saves by one client on an ordinary page and on a long one; each must be in the PO file when answered."""
    for language, page, what in ((LANGUAGE, PAGE, "an ordinary page"), (LONG_LANGUAGE, LONG_PAGE, "300 units")):
        catalog = served.root / "locales" / language / f"{page}.po"
        taken = []
        with Client(served.port) as client:
            units = client.open_units(language, page)
            before = read_cpu(served.pid)
            for number in range(SAVES):
                text = f"Gemt {time.time_ns()}"
                taken.append(units[number % len(units)].save(client, text))
                if text not in catalog.read_text(encoding="utf-8"):
                    raise RuntimeError(f"{text} was answered as saved and is not in {catalog}")
            after = read_cpu(served.pid)
        cpu = (after - before) * 1000 / SAVES if before is not None and after is not None else None
        median = statistics.median(taken) * 1000
        yield Figure(f"save, {what}, one client, p50", median, "ms", 30, "139", cpu)


def measure_many(served: Served, languages: list[str]) -> Figure:
    """Saves per second of eight clients, each in a PO file of its own."""
    ready = threading.Barrier(CLIENTS)

    def save_on(language: str) -> tuple[int, float, float, float | None]:
        with Client(served.port) as client:
            units = client.open_units(language, PAGE)
            ready.wait(timeout=60)
            count, before, start = 0, read_cpu(served.pid), time.perf_counter()
            while time.perf_counter() < start + SECONDS:
                units[count % len(units)].save(client, f"Gemt {time.time_ns()}")
                count += 1
            return count, start, time.perf_counter(), before

    with ThreadPoolExecutor(CLIENTS) as pool:
        results = list(pool.map(save_on, languages[:CLIENTS]))
    counts, starts, ends, cpus = zip(*results, strict=True)
    per_second = sum(counts) / (max(ends) - min(starts))
    after, before = read_cpu(served.pid), cpus[0]
    cpu = (after - before) * 1000 / sum(counts) if before is not None and after is not None else None
    return Figure(f"saves per second, {CLIENTS} clients (at least)", per_second, "/s", 80, "6", cpu)


def measure_outside(served: Served) -> Figure:
    """How long an edit of a PO file by another program takes to be in the dashboard's numbers; the longest of five."""
    catalog = served.root / "locales" / LONG_LANGUAGE / f"{LONG_PAGE}.po"
    taken = []
    with Client(served.port) as client:
        for _ in range(EDITS):
            time.sleep(0.37)  # so that the edits fall on different moments between two looks at the files
            before = _read_row(client)
            text = catalog.read_text(encoding="utf-8")
            head, _, tail = text.rpartition('msgstr "')
            changed = f'{head}msgstr "{"" if tail.partition(chr(34))[0] else "Udefra"}"\n'
            fresh = catalog.with_suffix(".new")
            fresh.write_text(changed, encoding="utf-8")
            start = time.perf_counter()
            fresh.replace(catalog)
            while _read_row(client) == before:
                if time.perf_counter() - start > 30:
                    raise RuntimeError("an edit from outside is not in the dashboard's numbers after 30 seconds")
                time.sleep(0.05)
            taken.append(time.perf_counter() - start)
    return Figure(
        f"until an outside edit is in the totals, longest of {EDITS}", max(taken), "s", 2, "68 (all languages)"
    )


def measure_rest(served: Served) -> Iterator[Figure]:
    """What the server holds after all this, and what it does when nobody asks."""
    before, start = read_cpu(served.pid), time.perf_counter()
    time.sleep(6)
    after, taken = read_cpu(served.pid), time.perf_counter() - start
    if before is not None and after is not None:
        yield Figure("CPU of the idle server", (after - before) * 100 / taken, "%")
    memory = read_memory(served.pid)
    if memory is not None:
        yield Figure("memory after the run (RSS)", memory, "MB", 200, "1000-1200")


def print_head() -> None:
    """What stands above the figures."""
    print(f"{'figure':>8} {'':2} {'bar':>5} {'CPU ms':>7}  {'what (polyfolio serve, over loopback)':66} Weblate")


def print_figure(each: Figure) -> None:
    """One figure, with the bar it shall keep and what the other tool takes."""
    bar = f"{each.bar:g}" if each.bar is not None else ""
    cpu = f"{each.cpu:.1f}" if each.cpu is not None else ""
    print(f"{each.value:8.2f} {each.unit:2} {bar:>5} {cpu:>7}  {each.what:66} {each.peer}", flush=True)


def _time_page(client: Client, path: str) -> float:
    return client.get(path).seconds


def _read_row(client: Client) -> str:
    """The dashboard's line of the language."""
    found = re.search(rf'<tr>\s*<th scope="row"><a href="/{LONG_LANGUAGE}/">.*?</tr>', client.get("/").body, re.DOTALL)
    if found is None:
        raise RuntimeError(f"the dashboard has no line for {LONG_LANGUAGE}")
    return re.sub(r"<time.*?</time>", "", found[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
