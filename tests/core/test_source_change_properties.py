"""What holds of every source change, whatever the texts are."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.test_catalog_carry import entry, merge
from tests.core.test_source_change import reader
from workflow.core.carrying import carry_translation
from workflow.core.source_change import Meaning, compare_sources
from workflow.model import Catalog

MARKDOWN = reader("markdown")
SHAPES = ("[{word}]({value}.md)", "`{value}`", "![{word}](img/{value}.png)", "https://{value}.example/x", "{number}")
words = st.sampled_from(("alpha", "beta", "gamma", "*delta*", "kilo,", "lima."))
values = st.lists(st.tuples(st.sampled_from(SHAPES), st.integers(0, 60)), min_size=1, max_size=4)
texts = st.text(alphabet="ab 3.,*_[]()`<>/\\&!|'=\n-é字", max_size=24)


def write(shape: str, number: int, word: str) -> str:
    """A value in its markup."""
    return shape.format(word=word, value=f"v{number:03}x", number=number + 100)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A source, the source with other values, a translation with the old values in any order, and with the new."""
    old = draw(values)
    new = [(shape, draw(st.integers(0, 60))) for shape, _ in old]
    before, after = [], []
    for (shape, was), (_, now) in zip(old, new, strict=True):
        word = draw(words)
        before += [word, write(shape, was, "here")]
        after += [word, write(shape, now, "here")]
    order = draw(st.permutations(range(len(old))))
    translated, wanted = [], []
    for at in order:
        word = draw(st.sampled_from(("ord", "tekst", "字")))
        translated += [word, write(*old[at], "her")]
        wanted += [word, write(*new[at], "her")]
    return " ".join(before), " ".join(after), " ".join(translated), " ".join(wanted)


def numbers(text: str) -> list[str]:
    """The values' numbers in order, whatever they stand in."""
    return re.findall(r"\d+", text)


@given(edits())
def test_a_carried_translation_is_the_translation_with_the_new_values(edit: tuple[str, str, str, str]) -> None:
    old, new, translation, wanted = edit
    change = compare_sources(old, new, MARKDOWN)
    assert change.meaning is (Meaning.MECHANICAL if old != new else Meaning.NONE)
    carried = carry_translation(change, translation, MARKDOWN)
    if old == new:
        assert carried is None
    elif len(set(numbers(old))) == len(numbers(old)):
        assert carried is not None
        assert carried.text == wanted
    elif carried is not None:
        assert re.sub(r"\d+", "", carried.text) == re.sub(r"\d+", "", translation)
        assert sorted(numbers(carried.text)) == sorted(numbers(wanted))


@given(edits())
def test_carrying_there_and_back_gives_the_same_translation(edit: tuple[str, str, str, str]) -> None:
    old, new, translation, _ = edit
    assume(len(set(numbers(old))) == len(numbers(old)) and len(set(numbers(new))) == len(numbers(new)))
    there = carry_translation(compare_sources(old, new, MARKDOWN), translation, MARKDOWN)
    assume(there is not None)
    assert there is not None
    back = carry_translation(compare_sources(new, old, MARKDOWN), there.text, MARKDOWN)
    assert back is not None
    assert back.text == translation


@given(texts, texts, texts, st.sampled_from(("markdown", "wikitext", "html", "text")))
def test_every_change_has_a_meaning_and_only_mechanical_ones_are_carried(
    old: str, new: str, translation: str, name: str
) -> None:
    find_markup = reader(name)
    change = compare_sources(old, new, find_markup)
    back = compare_sources(new, old, find_markup)
    assert (change.meaning is Meaning.NONE) == (back.meaning is Meaning.NONE)
    assert compare_sources(old, old, find_markup).meaning is Meaning.NONE
    carried = carry_translation(change, translation, find_markup)
    assert carried is None or change.meaning is Meaning.MECHANICAL
    assert compare_sources(old, f"{old} more", find_markup).meaning is not Meaning.NONE


@st.composite
def restyled(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same in another style of markup and other white space."""
    styles = [("*{}*", "_{}_"), ("**{}**", "__{}__"), ("{}\\-{}", "{}-{}"), ("&amp; {}", "& {}"), ("{}", "{}")]
    chosen = draw(st.lists(st.tuples(st.sampled_from(styles), st.sampled_from(("alpha", "3", "beta"))), min_size=1))
    sides = [(style[0].format(word, word), style[1].format(word, word)) for style, word in chosen]
    turned = draw(st.lists(st.booleans(), min_size=len(sides), max_size=len(sides)))
    pairs = [side[::-1] if turn else side for side, turn in zip(sides, turned, strict=True)]
    return "Text " + " ".join(old for old, _ in pairs), "Text  " + "  ".join(new for _, new in pairs)


@given(restyled(), texts.filter(str.strip))
def test_a_change_that_means_nothing_never_changes_a_translation(sides: tuple[str, str], translation: str) -> None:
    old, new = sides
    assert compare_sources(old, new, MARKDOWN).meaning is Meaning.NONE
    (after,) = merge(Catalog((entry(old, translation),)), new).entries
    assert (after.translation, after.outdated, after.comments) == (translation, False, ())
