"""Front matter: every translation reads back as exactly itself, in the old style where that holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from tests.formats.markdown.pages import outline, parse, render

VALUES = [
    "title: One text",
    "title: 'One text'",
    'title: "One text" # comment',
    "title: |\n  One\n  text",
    "title: >-\n  One\n  text",
    "title: One\n  text",
]
KEYS = ["title", "tags", "hero.name", "features.title"]


def page_of(value: str, fence: str = "---") -> str:
    """A page with one value in its front matter."""
    return (
        f"{fence}\nfirst: 1\n{value}\nlast: 2\n{fence}\nText\n"
        if fence == "---"
        else f"+++\n{value}\nz = 2\n+++\nText\n"
    )


@pytest.mark.parametrize(
    ("value", "translation", "expected"),
    [
        ("title: One", "To", "title: To"),
        ("title: One", "Foo: bar", 'title: "Foo: bar"'),
        ("title: One", "it's: so", 'title: "it\'s: so"'),
        ("title: One", "true", 'title: "true"'),
        ("title: One", "2024", 'title: "2024"'),
        ("title: One", "- a", 'title: "- a"'),
        ("title: One", "a #b", 'title: "a #b"'),
        ("title: One", "a\nb", 'title: "a\\nb"'),
        ("title: 'One'", "it's", "title: 'it''s'"),
        ('title: "One"', 'a "b" \\', 'title: "a \\"b\\" \\\\"'),
        ("title: |\n  One\n  two", "a: b\nc", "title: |\n  a: b\n  c"),
        ("title: >-\n  One\n  two", "a\nb", "title: >-\n  a\n\n  b"),
        ("title: |\n  One", " a", 'title: " a"'),
    ],
)
def test_a_value_keeps_its_style_where_the_translation_allows_it(value: str, translation: str, expected: str) -> None:
    placed = render(parse(page_of(value)), lambda span: translation if span.kind == "front_matter" else None)
    assert placed == page_of(expected)


@pytest.mark.parametrize("value", VALUES)
@given(translation=st.text(min_size=1).filter(lambda text: any(map(str.isalpha, text))))
@take_part(0.2)
def test_a_yaml_value_reads_back_as_the_translation(value: str, translation: str) -> None:
    check_reads_back(page_of(value), translation.replace("\r", ""))


@pytest.mark.parametrize(
    "value", ['title = "One"', "title = 'One'", 'title = """\nOne\n"""', "title = '''One'''", 'title = ["One"]']
)
@given(translation=st.text(min_size=1).filter(lambda text: any(map(str.isalpha, text))))
@take_part(0.2)
def test_a_toml_value_reads_back_as_the_translation(value: str, translation: str) -> None:
    check_reads_back(page_of(value, "+++"), translation.replace("\r", ""))


def check_reads_back(page: str, translation: str) -> None:
    placed = render(parse(page), lambda span: translation if span.kind == "front_matter" else None)
    sources = [span.source for span in parse(placed).spans if span.kind == "front_matter"]
    assert sources in ([translation], [translation.rstrip("\n")], [])
    assert outline(placed) == outline(page)
    assert placed.endswith("Text\n")


def test_lists_and_nested_keys_are_chosen_by_dotted_names() -> None:
    page = (
        '---\ntags: [one, "two, x", 3]\nhero:\n  name: Three\n  other: x\nfeatures:\n'
        "  - title: Four\n    icon: x\n  - title: Five\n---\n"
    )
    document = parse(page, front_matter=KEYS)
    assert [span.source for span in document.spans] == ["one", "two, x", "Three", "Four", "Five"]
    placed = render(document, lambda span: span.source + ", ø")
    assert placed == (
        '---\ntags: ["one, ø", "two, x, ø", 3]\nhero:\n  name: Three, ø\n  other: x\nfeatures:\n'
        "  - title: Four, ø\n    icon: x\n  - title: Five, ø\n---\n"
    )


def test_toml_tables_are_part_of_the_name() -> None:
    page = '+++\n[hero]\nname = "One" # x\n[other]\nname = "Two"\n+++\n'
    assert [span.source for span in parse(page, front_matter=KEYS).spans] == ["One"]
