"""Sure pairs teach how words are translated, and the words tell paragraphs apart that are alike in all else."""

from __future__ import annotations

from tests.core.page_alignment.documents import align, read
from workflow.core.page_alignment import Block, Knowledge, learn

SOURCE = "apple house river bread winter horse table field cloud night sheep paper stone tower ship bridge"
TARGET = "omena talo joki leipä talvi hevonen pöytä pelto pilvi yö lammas paperi kivi torni laiva silta"
WORDS = dict(zip(SOURCE.split(), TARGET.split(), strict=True))


def _teach() -> list[tuple[Block, Block]]:
    """Each word beside four others."""
    words = list(WORDS.items())
    return [
        (read(f"An {first} and a {second}.\n")[1][0], read(f"On {one} ja {two}.\n")[1][0])
        for at, (first, one) in enumerate(words)
        for second, two in (words[(at + step) % len(words)] for step in (1, 2, 4, 7))
    ]


def test_words_are_learned_from_pairs() -> None:
    table = learn(_teach()).table
    assert {word: table[word[:5]][0][0] for word in WORDS} == {word: _fold(other)[:5] for word, other in WORDS.items()}


def test_few_pairs_teach_no_words() -> None:
    assert learn(_teach()[:5]).table == {}


def test_the_ratio_of_lengths_is_learned() -> None:
    source, target = read("A text of some thirty characters.\n")[1][0], read("Kolmekymmentä.\n")[1][0]
    assert learn([(source, target)] * 5).ratio == target.size / source.size


def test_learned_words_find_paragraphs_in_another_order() -> None:
    source = "Apple, bread, horse, field.\n\nRiver, stone, tower, cloud.\n\nShip, bridge, night, paper.\n"
    target = "Joki, kivi, torni, pilvi.\n\nOmena, leipä, hevonen, pelto.\n\nLaiva, silta, yö, paperi.\n"
    found = align(source, target, learn(_teach()))
    assert [(pair.sources, pair.targets) for pair in found.pairs] == [((0,), (1,)), ((1,), (0,)), ((2,), (2,))]


def test_nothing_is_known_without_pairs() -> None:
    assert learn([]) == Knowledge()


def _fold(word: str) -> str:
    return word.translate({ord("ä"): "a", ord("ö"): "o"})
