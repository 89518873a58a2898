"""Terms are found in source texts, in their forms, and never in markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases_reader import read_cases
from tests.core.glossaries import make_glossary, read_markup
from tests.examples import take_part
from workflow.core.terms import NO_GLOSSARY, FoundTerm, Glossary, Term

CASES = read_cases("terms/found.txt")
PIECES = st.sampled_from(
    ["page", "pages", "source", " ", "-", "`", "*", "C", "++", "é", "e\u0301", "翻", "译", "\n", "ß"]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize(("title", "given", "expected"), CASES)
def test_terms_are_found(title: str, given: str, expected: str) -> None:
    language, format = title.partition(":")[0].split()
    names, _, text = given.removesuffix("\n").partition("\n")
    terms = [Term(name.strip(" ="), match_case=name.strip().startswith("=")) for name in names.split("|")]
    found = Glossary("de", language, "x", tuple(terms)).find(text, read_markup(format, text))
    assert "".join(f"{text[term.start : term.end]}\n" for term in found) == expected


def test_a_term_tells_what_all_its_lines_say() -> None:
    glossary = make_glossary("page,Seite|Blatt,on the web,,\npage,Seite,never of paper,Bogen,\nPage,,,Pagina,\n")
    found = FoundTerm("page", ("Seite", "Blatt"), "on the web\nnever of paper", ("Bogen", "Pagina"), 4, 8)
    assert glossary.find("The page.") == (found,)


@pytest.mark.parametrize("word", ["guidelines", "stories", "page", "翻"])
def test_long_terms_of_the_same_word_are_found_at_once(word: str) -> None:
    """A word with several keys must not double the work with each word."""
    text = " ".join([word] * 25)
    glossary = Glossary("de", "en", "x", (Term(text), Term(f"{text} {text}"), Term(word)))
    found = glossary.find(" ".join([text] * 3))
    assert [len(term.term.split()) for term in found] == [50, 25]


def test_without_terms_nothing_is_found() -> None:
    assert NO_GLOSSARY.find("A page.") == ()
    assert not NO_GLOSSARY.forbids


def test_glossaries_are_equal_where_their_digests_are() -> None:
    assert Glossary("de", "en", "a", (Term("x"),)) == Glossary("de", "en", "a")
    assert Glossary("de", "en", "a") != Glossary("de", "en", "b")


@take_part(0.5)
@given(st.lists(TEXTS, max_size=4), TEXTS, st.sampled_from(["en", "de", "ru", "fi", "zh-Hans"]))
def test_whatever_the_texts_are_places_are_in_order_and_do_not_overlap(
    terms: list[str], text: str, language: str
) -> None:
    glossary = Glossary("de", language, "x", tuple(Term(term, match_case=len(term) % 2 == 0) for term in terms))
    found = glossary.find(text, read_markup("markdown", text))
    places = [place for term in found for place in (term.start, term.end)]
    assert places == sorted(places)
    assert all(term.start < term.end <= len(text) and term.term in terms for term in found)


@given(st.lists(st.sampled_from(["source", "pages", "Memory", "翻译", "naïve"]), min_size=1, max_size=4))
def test_a_text_that_is_a_term_is_found_whole(words: list[str]) -> None:
    text = " ".join(words)
    found = Glossary("de", "en", "x", (Term(text), Term(words[0]))).find(text)
    assert [(term.start, term.end) for term in found] == [(0, len(text))]
