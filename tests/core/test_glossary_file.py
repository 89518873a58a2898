"""A glossary's text: its terms, its bad lines, and a line more."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.core.csv_records import Record, join_record, split_records
from workflow.core.glossary_file import LineFault, append_line, parse_glossary
from workflow.core.terms import Term

HEADER = "term,translation,note,forbidden,case\n"
CELLS = st.text(st.sampled_from([*'a,"\n\r ;é=', "日"]), max_size=8)


def parse(lines: str) -> tuple[Term, ...]:
    read = parse_glossary(HEADER + lines)
    assert read.faults == ()
    return read.terms


def tell(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in parse_glossary(text).faults]


def test_a_line_is_a_term() -> None:
    assert parse('page,"Seite, Blatt| Dokument",on the web,Bogen|Papier,yes\n') == (
        Term("page", ("Seite, Blatt", "Dokument"), "on the web", ("Bogen", "Papier"), True),
    )


def test_columns_stand_in_any_order_and_others_are_left_alone() -> None:
    read = parse_glossary("Status,Translation, TERM\nok,Seite,page\n")
    assert read.terms == (Term("page", ("Seite",)),)
    assert [term.line for term in read.terms] == [2]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_byte_order_mark_and_line_ends_are_tolerated(newline: str, bom: str) -> None:
    text = bom + "term,translation\n\na,b\nc,d".replace("\n", newline)
    assert [(term.term, term.translations, term.line) for term in parse_glossary(text).terms] == [
        ("a", ("b",), 3),
        ("c", ("d",), 4),
    ]


def test_yes_under_forbidden_forbids_the_translation() -> None:
    assert parse("page,Blatt|Bogen,,yes,\npage,Seite,,no,\n") == (
        Term("page", (), "", ("Blatt", "Bogen")),
        Term("page", ("Seite",)),
    )


def test_a_term_without_translation_only_tells_its_note() -> None:
    assert parse("page,,see the manual\n") == (Term("page", (), "see the manual"),)


def test_bad_lines_are_told_and_the_others_count() -> None:
    lines = 'a,b\n,c\nd"e,f\n"g\nh,i,j,k,l,m\nn,o,,,perhaps\np,,,yes\n,,\n"q"r,s\n"u\nv",w\n'
    read = parse_glossary(HEADER + lines)
    assert [term.term for term in read.terms] == ["a", "u v"]
    assert read.faults == (
        LineFault(3, "has no term"),
        LineFault(4, 'has a quotation mark inside a cell: write the cell as "…" with "" for each one in it'),
        LineFault(5, "has text after the quotation mark that closes a cell"),
        LineFault(6, "has 6 cells for 5 columns: a cell with a comma in it needs quotation marks"),
        LineFault(7, "has 'perhaps' under case, which is yes or no"),
        LineFault(8, "forbids a translation of 'p' but names none"),
        LineFault(9, "has nothing but commas"),
        LineFault(10, "has text after the quotation mark that closes a cell"),
    )


def test_a_quotation_mark_that_is_never_closed_costs_one_line() -> None:
    read = parse_glossary(f'{HEADER}"a,b\nc,d\n')
    assert [term.term for term in read.terms] == ["c"]
    assert [fault.line for fault in read.faults] == [2]


def test_without_a_header_there_are_no_terms() -> None:
    names = "the first line names the columns: term,translation,note,forbidden,case"
    assert tell("page,Seite\n") == [(1, f"has no column 'term'; {names}")]
    assert tell("term;translation\n") == [(1, f"has no column 'term'; {names}")]
    assert tell("term,term,translation\n") == [(1, "has the column 'term' twice")]
    assert tell("") == []


def test_a_file_of_bad_lines_is_given_up() -> None:
    faults = tell(HEADER + ",x\n" * 500)
    assert len(faults) == 101
    assert faults[-1] == (101, "is the bad line number 100: the rest is not read")


def test_what_a_git_conflict_leaves_is_told() -> None:
    read = parse_glossary(f"{HEADER}<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> other\n")
    assert [term.translations for term in read.terms] == [("b",), ("c",)]
    assert [(fault.line, fault.message) for fault in read.faults] == [
        (line, "is left over from a conflict of git") for line in (2, 4, 6)
    ]


def test_long_texts_and_control_characters_are_refused() -> None:
    assert tell(f"term,translation\n{'a' * 301},b\nc,\x1bd\n") == [
        (2, f"'{'a' * 40}' has 301 characters; a term is no longer than 300"),
        (3, "'\x1bd' has a control character or a line break"),
    ]
    assert tell(f"{HEADER}a,b,{'c' * 2001}\nd,e,\x1b\n") == [
        (2, "the note has 2001 characters; a note is no longer than 2000"),
        (3, "the note has a control character"),
    ]


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("", 'term,translation,note,forbidden,case\na,"b, c",,,yes\n'),
        ("term,translation,case\r\nx,y,\r\n", 'term,translation,case\r\nx,y,\r\na,"b, c",yes\r\n'),
        ("\ufeffcase,status,translation,term\nx", '\ufeffcase,status,translation,term\nx\nyes,,"b, c",a\n'),
    ],
)
def test_a_line_is_added_as_the_file_is_written(text: str, longer: str) -> None:
    cells = {"term": "a", "translation": "b, c", "case": "yes", "note": ""}
    assert append_line(text, cells) == (longer, len(longer.splitlines()))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=4))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    text = "".join(f"{join_record(row)}\n" for row in rows)
    assert [record.cells for record in split_records(text)] == [tuple(row) for row in rows]
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)] == [
        tuple(row) for row in rows
    ]


@given(st.text(st.sampled_from([*'a,"\n\r']), max_size=30))
def test_whatever_a_text_is_its_records_are_told_with_lines_in_order(text: str) -> None:
    records = list(split_records(text))
    lines = [record.line for record in records]
    assert lines == sorted(set(lines))
    assert all(record == Record(record.line, (), record.fault) or not record.fault for record in records)
    assert all(line <= text.count("\n") + text.count("\r") + 1 for line in lines)
