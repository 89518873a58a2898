"""Tables as spreadsheet programs write them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.exchange.items import TEXTS
from tests.examples import take_part
from workflow.core.exchange.table import Row, read_table, write_table
from workflow.errors import DocumentError

TABLES = st.lists(st.lists(TEXTS, min_size=2, max_size=4), max_size=4)


def read(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(text, "a.csv")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_recognised(separator: str, end: str) -> None:
    text = end.join((separator.join(("a", '"b,;\tc"')), separator.join(("1", ""))))
    assert read(text) == [("a", "b,;\tc"), ("1", "")]


def test_a_first_line_may_name_the_separator() -> None:
    assert list(read_table("sep=;\r\na,b;c\r\n", "a.csv")) == [Row(2, ("a,b", "c"))]


def test_quotes_inside_a_plain_cell_are_text() -> None:
    assert read('a,5" disk\n') == [("a", '5" disk')]


def test_rows_know_the_line_in_which_they_begin() -> None:
    assert [row.line for row in read_table('a,b\n"1\n2\r\n3",c\n\n4,5', "a.csv")] == [1, 2, 6]


def test_lines_without_text_are_no_rows() -> None:
    assert read("a,b\n,\n\n1,2\n") == [("a", "b"), ("1", "2")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('a,b\n1,"2\n3', "a.csv:2: a cell that begins with a quote never ends: the file is cut"),
        ('a,b\n"1"x,2\n', "a.csv:2: something stands behind the closing quote of a cell"),
    ],
)
def test_a_damaged_table_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(text)
    assert str(refused.value) == told


@take_part(0.1)
@given(TABLES)
def test_every_table_comes_back_as_it_was(rows: list[list[str]]) -> None:
    assert read(write_table(rows)) == [tuple(row) for row in rows if any(row)]


@take_part(0.1)
@given(TABLES)
def test_the_standard_library_reads_what_we_write(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(write_table(rows), newline=""))) == rows


@take_part(0.1)
@given(TABLES, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), st.sampled_from(",;\t"))
def test_we_read_what_the_standard_library_writes(rows: list[list[str]], quoting: int, separator: str) -> None:
    written = io.StringIO(newline="")
    head = [["first", "second"]]
    writer = csv.writer(written, quoting=quoting, delimiter=separator)  # type: ignore[arg-type]
    plain = [[cell.replace("\r", "") for cell in row] for row in rows]  # a lone CR it leaves without quotes
    writer.writerows(head + plain)
    assert read(written.getvalue()) == [("first", "second"), *(tuple(row) for row in plain if any(row))]
