"""Units go out as XLIFF, are translated by other tools, and come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from translate.storage import xliff as toolkit

from tests.actions.exchange.exchanging import HEADING, LINK, PAGE, SOW, WATER, Exchange, make_exchange
from workflow.errors import UnknownName


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    """A project, and an XLIFF file of all its units."""
    exchange = make_exchange(tmp_path, "xlf")
    exchange.send()
    return exchange


def replace_in(exchange: Exchange, *pairs: tuple[str, str]) -> None:
    """Change the file as text."""
    text = exchange.file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    exchange.file.write_text(text, encoding="utf-8")


def save_with_toolkit(exchange: Exchange, texts: dict[str, str]) -> None:
    """Translate the file as tools do that build on translate-toolkit, and save it."""
    store: Any = toolkit.xlifffile.parsefile(str(exchange.file))  # type: ignore[no-untyped-call]
    for unit in store.units:
        if unit.source in texts:
            unit.target = texts[unit.source]
    exchange.file.write_bytes(bytes(store))


def test_what_nobody_changed_writes_nothing(exchange: Exchange) -> None:
    before = exchange.workspace.snapshot()
    assert exchange.outcomes() == {}
    save_with_toolkit(exchange, {})
    assert exchange.outcomes() == {}
    assert exchange.workspace.snapshot() == before


def test_what_another_tool_has_saved_is_taken(exchange: Exchange) -> None:
    save_with_toolkit(exchange, {SOW: "Så i maj.", LINK: "Se [butikken](shop.html)."})
    assert exchange.outcomes() == {SOW: ("taken", ""), LINK: ("taken", "")}
    assert exchange.states[LINK] == ("Se [butikken](shop.html).", "translated")


def test_markup_may_come_back_as_empty_elements(exchange: Exchange) -> None:
    source = 'See <ph id="1" ctype="x-link">[</ph>the shop<ph id="2" ctype="x-link">](shop.html)</ph>.'
    replace_in(
        exchange,
        (f'{source}</source>\n<target state="new">', f'{source}</source>\n<target>Se <ph id="1"/>butikken<x id="2"/>.'),
    )
    assert exchange.outcomes() == {LINK: ("taken", "")}
    assert exchange.states[LINK] == ("Se [butikken](shop.html).", "translated")


def test_what_is_marked_as_needing_work_does_not_become_translated(exchange: Exchange) -> None:
    replace_in(exchange, (f'{SOW}</source>\n<target state="new">', f'{SOW}</source>\n<target state="needs-l10n">Så.'))
    assert exchange.outcomes() == {SOW: ("outdated", "is marked in the file as needing work")}
    assert exchange.states[SOW] == ("Så.", "outdated")
    assert exchange.states[WATER] == ("Vand hver dag.", "reviewed")


def test_the_source_an_outdated_translation_was_made_from_goes_along(exchange: Exchange) -> None:
    exchange.workspace.write_source(PAGE, f"# {HEADING}\n\n{SOW}\n\nWater it every single day.\n\n{LINK}\n")
    exchange.workspace.sync()
    exchange.send(states=["outdated"])
    assert f"<source>{WATER}</source>" in exchange.file.read_text(encoding="utf-8")
    replace_in(exchange, ('"needs-review-translation"', '"translated"'), ("Vand hver", "Vand hver eneste"))
    assert exchange.outcomes() == {"Water it every single day.": ("taken", "")}
    assert exchange.states["Water it every single day."] == ("Vand hver eneste dag.", "translated")


@pytest.mark.parametrize("code", ["da-DK", "da_DK", "DA"])
def test_a_region_that_the_project_does_not_know_is_no_other_language(exchange: Exchange, code: str) -> None:
    replace_in(exchange, ('target-language="da"', f'target-language="{code}"'), ("Have</target>", "Haven</target>"))
    assert exchange.outcomes(language="da") == {HEADING: ("taken", "")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('target-language="da"', 'target-language="de"', "is in 'de', which is no language of the project"),
        ('target-language="da"', 'target-language="da-Arab"', "is in 'da-Arab', which is no language of the project"),
        ('source-language="en"', 'source-language="fr"', "was made from texts in 'fr'; the project's are in 'en'"),
        ('target-language="da"', "", "does not say its language: give it with --lang CODE"),
    ],
)
def test_another_language_is_refused(exchange: Exchange, old: str, new: str, told: str) -> None:
    replace_in(exchange, (old, new))
    with pytest.raises(UnknownName, match=told):
        exchange.receive()


def test_units_are_found_where_they_have_moved_to(exchange: Exchange) -> None:
    save_with_toolkit(exchange, {SOW: "Så i maj."})
    exchange.workspace.rename_source(PAGE, "plants/garden.md")
    exchange.workspace.sync(yes=True)
    done = exchange.receive()
    assert {each.outcome.value for each in done.units} == {"taken", "unchanged"}
    assert exchange.workspace.states("plants/garden.md", "da")[SOW] == ("Så i maj.", "translated")


def test_units_with_ids_of_another_tool_are_found_by_their_texts(exchange: Exchange) -> None:
    ids = exchange.workspace.ids(PAGE)
    save_with_toolkit(exchange, {SOW: "Så i maj."})
    replace_in(exchange, *((f'id="{unit}"', f'id="{number}"') for number, unit in enumerate(ids.values())))
    assert exchange.outcomes() == {SOW: ("taken", "")}
