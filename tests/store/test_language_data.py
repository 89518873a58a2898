"""The language data that ships with the program."""

from __future__ import annotations

from importlib.resources import files

from workflow.store.languages import load_languages


def test_it_is_read_once() -> None:
    assert load_languages() is load_languages()


def test_it_stays_small_enough_to_be_read_at_every_start() -> None:
    assert len(files("workflow.store").joinpath("languages.json").read_bytes()) < 200_000


def test_it_says_where_each_part_is_from() -> None:
    sources = load_languages().data["meta"]["sources"]
    parts = "aliases, autonyms, fallbacks, likely, names, parents, plurals, rtl, scripts, spoken, territories, variants"
    assert [part for part in parts.split(", ") if part not in " ".join(sources)] == []
    assert "banana-i18n" in sources["fallbacks"]
