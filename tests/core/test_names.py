"""Names that a translation takes over as they are, found in prose."""

from __future__ import annotations

import pytest

from workflow.core.names import find_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We write HTML5 and UTF-8 on GitHub.", ["HTML5", "UTF-8", "GitHub"]),
        ("It was in Rio de Janeiro that Mette Krogh spoke.", ["Rio de Janeiro", "Mette Krogh"]),
        ("Our Garden has one rule. The Rule is: Be kind.", []),
        ("Write to garden@example.org today.", ["garden@example.org"]),
        ("Seeds And Plants Of The Garden", []),
        ("ALL ABOUT SEEDS", []),
        ("In Paris we met (Ada Lovelace was there).", ["Ada Lovelace"]),
        ("Then Ada came, and Bo Holm too.", ["Bo Holm"]),
        ("", []),
    ],
)
def test_names_are_found_and_ordinary_words_are_not(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_names(text)] == expected
