"""Whatever the two documents are: nothing is taken twice, nothing is lost, and a document is aligned with itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.page_alignment.documents import align, list_spans
from tests.examples import take_part

WORDS = st.sampled_from(
    ["tree", "house", "river", "`code`", "[link](a.md)", "12", "**bold**", "3.5", "Rust", "сад", "庭園", "Haus"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
LEADS = st.sampled_from(["", "", "", "# ", "## ", "- ", "> "])
BLOCKS = st.one_of(st.builds(str.__add__, LEADS, SENTENCES), st.just("```\nfixed text\n```"), st.just("<!-- note -->"))
PAGES = st.lists(BLOCKS, max_size=9).map(lambda blocks: "\n\n".join(blocks) + "\n")


@take_part(0.3)
@given(PAGES, PAGES)
def test_every_text_is_in_one_pair_or_left(source: str, target: str) -> None:
    found = align(source, target)
    sources = sorted([*found.left_sources, *(place for pair in found.pairs for place in pair.sources)])
    targets = sorted([*found.left_targets, *(place for pair in found.pairs for place in pair.targets)])
    assert sources == list(range(len(list_spans(source))))
    assert targets == list(range(len(list_spans(target))))
    assert all(0 <= pair.confidence < 100 for pair in found.pairs)


@take_part(0.3)
@given(st.lists(SENTENCES, unique=True, max_size=9), st.data())
def test_a_document_is_aligned_with_itself(sentences: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(data.draw(LEADS) + sentence for sentence in sentences) + "\n"
    found = align(text, text)
    assert [(pair.sources, pair.targets) for pair in found.pairs] == [
        ((place,), (place,)) for place in range(len(list_spans(text)))
    ]
    assert all(pair.confidence >= 90 for pair in found.pairs)


@take_part(0.2)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_documents_can_be_aligned(source: str, target: str) -> None:
    found = align(source, target)
    assert len(found.pairs) <= len(list_spans(source))
