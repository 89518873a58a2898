"""What a text is found by in the translation memory."""

from __future__ import annotations

import pytest

from workflow.core.memory_tokens import list_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The cat and THE dog", ("the", "cat", "and", "dog")),
        ("`let x_1` = [link](a.html)", ("let", "x", "1", "link", "a", "html")),
        ("红色按钮", ("红色", "色按", "按钮")),
        ("红", ("红",)),
        ("Rust语言的2版", ("rust", "语言", "言的", "2", "版")),
        ("สีแดง", ("สี", "ีแ", "แด", "ดง")),
        ("カメラ", ("カメ", "メラ")),
        ("…", ()),
    ],
)
def test_words_are_tokens_and_pairs_of_characters_where_there_are_no_spaces(text: str, tokens: tuple[str, ...]) -> None:
    assert list_tokens(text) == tokens
