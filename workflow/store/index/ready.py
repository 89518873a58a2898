"""Pages that are complete enough to be exported, found in the index by the rules of the configuration."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from workflow.model import Counts

_COUNTS = ("units", "words", "translated", "outdated", "reviewed", "untranslated", "errors", "translated_words")
_TRANSLATED = "coalesce(catalogs.translated, 0)"
_PERCENT = (
    "case when pages.units = 0 then 100"
    f" when {_TRANSLATED} > 0 then max(1, {_TRANSLATED} * 100 / pages.units) else 0 end"
)
"""As `Counts.percent`."""
_FROM = (
    " from json_each(?) as wanted cross join pages"
    " left join catalogs on catalogs.page = pages.page and catalogs.language = wanted.value"
    " where pages.error = '' and coalesce(catalogs.error, '') = ''"
)
_READY = f" and {_PERCENT} >= ? and (not ? or coalesce(catalogs.reviewed, 0) >= {_TRANSLATED})"


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes a page complete enough."""

    complete: int
    """Percent."""
    require_review: bool


def count_ready(index: sqlite3.Connection, languages: Collection[str], rule: Rule) -> dict[str, int]:
    """How many pages each language could export; languages without one are left out."""
    query = f"select wanted.value, count(*){_FROM}{_READY} group by wanted.value"
    return dict(index.execute(query, (json.dumps(list(languages)), rule.complete, rule.require_review)).fetchall())


def list_ready(
    index: sqlite3.Connection, languages: Collection[str], rule: Rule, *, limit: int, offset: int = 0
) -> tuple[tuple[str, str, Counts], ...]:
    """(language, page, counts) of the pages that could be exported, in the languages' order, a slice of them."""
    return _list(index, languages, rule, _READY, limit, offset)


def list_nearly_ready(
    index: sqlite3.Connection, languages: Collection[str], rule: Rule, *, limit: int
) -> tuple[tuple[str, str, Counts], ...]:
    """(language, page, counts) of begun pages that are held back, those with the fewest open units first."""
    order = f" and not (1{_READY}) and {_TRANSLATED} > 0 order by pages.units - {_TRANSLATED}"
    return _list(index, languages, rule, order, limit, 0, sorted_by=", ")


def _list(
    index: sqlite3.Connection,
    languages: Collection[str],
    rule: Rule,
    condition: str,
    limit: int,
    offset: int,
    *,
    sorted_by: str = " order by ",
) -> tuple[tuple[str, str, Counts], ...]:
    names = ", ".join(f"coalesce(catalogs.{name}, 0)" for name in _COUNTS[2:])
    query = (
        f"select wanted.value, pages.page, pages.units, pages.words, {names}, catalogs.page is null"
        f"{_FROM}{condition}{sorted_by}wanted.key, pages.page limit ? offset ?"
    )
    rows = index.execute(
        query, (json.dumps(list(languages)), rule.complete, rule.require_review, limit, offset)
    ).fetchall()
    return tuple((row[0], row[1], _fill(Counts(*row[2:10]), absent=bool(row[10]))) for row in rows)


def _fill(counts: Counts, *, absent: bool) -> Counts:
    return Counts(counts.units, counts.words, untranslated=counts.units) if absent else counts
