"""What goes into a row comes out of it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from ipsearch.letters import Block, Letter, Page, Span
from ipsearch.store.rows import (
    LETTER_COLUMNS,
    LETTERS,
    letter_of,
    letter_read_of,
    letter_row,
    page_of,
    page_row,
    passage_of,
    passage_row,
    text_digest,
    vector_bytes,
    vector_of,
)
from ipsearch.store.schema import migrate
from tests.unit.values import letter, new_letter, passage

FULL = letter(
    "vol",
    kenmerk="BZ/24-12.3",
    kenmerk_origin="printed",
    kamerstuk="29628-895",
    annex_to="4712300",
    date=dt.date(2019, 7, 4),
    date_origin="assigned",
    subject="Onderwerp ‘x’",
    sender="Minister",
    addressee="Kamer",
    signatory="F. de Vries",
    pages=12,
    indexed_at=dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
)


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    migrate(connection)
    yield connection
    connection.close()


def insert(database: sqlite3.Connection, table: str, row: tuple[Any, ...], columns: str = "") -> None:
    database.execute(f"INSERT INTO {table} {columns} VALUES ({', '.join('?' * len(row))})", row)


def insert_letter(database: sqlite3.Connection, value: Letter) -> None:
    new = replace(new_letter("vol", "tekst"), letter=value, warnings=("Let op: één ding.",))
    insert(database, "letters", letter_row(7, new), f"({', '.join(LETTER_COLUMNS)})")


@pytest.mark.parametrize("value", [FULL, letter("leeg")])
def test_a_letter_comes_back_equal(database: sqlite3.Connection, value: Letter) -> None:
    insert_letter(database, value)
    assert letter_of(database.execute(f"SELECT {LETTERS} FROM letters l").fetchone()) == value


def test_a_full_letter_leaves_no_field_out() -> None:
    assert all(getattr(FULL, field.name) is not None for field in fields(Letter))


def test_a_kenmerk_is_stored_with_the_form_it_is_looked_up_by(database: sqlite3.Connection) -> None:
    insert_letter(database, FULL)
    assert database.execute("SELECT kenmerk_key FROM letters").fetchone()[0] == "BZ24123"


@pytest.mark.parametrize(
    "page",
    [
        Page(1, None, "", ()),
        Page(
            4,
            13,
            "Kop\n\nTekst één 🚢-\n\na | b\nc | d\n\n1 Noot",
            (
                Block("header", "Tweede Kamer"),
                Block("heading", "Kop", 0, 3, 1, level=2),
                Block("paragraph", "Tekst één 🚢-", 5, 17, 2, notes=("1", "*"), continues="word"),
                Block("table", "a | b\nc | d", 19, 30, 3, header_rows=1),
                Block("footnote", "1 Noot", 32, 38, 4, label="1"),
            ),
            ocr=True,
        ),
    ],
)
def test_a_page_comes_back_equal(database: sqlite3.Connection, page: Page) -> None:
    insert(database, "pages", page_row(7, page))
    row = database.execute("SELECT * FROM pages").fetchone()
    assert page_of(row) == page
    assert row["digest"] == text_digest(page.text)


def test_a_passage_comes_back_with_its_letter_and_printed_pages(database: sqlite3.Connection) -> None:
    value = passage(
        "Kop\nTekst",
        "vol",
        3,
        kind="bullet",
        section=("Hoofdstuk 1", "Kop"),
        spans=(Span(1, 0, 3, "\n"), Span(2, 5, 10, "")),
        paragraphs=(1, 2),
    )
    insert_letter(database, FULL)
    insert(database, "passages", passage_row(41, 7, value))
    pages = "SELECT 1 AS number, 11 AS printed, 0 AS ocr UNION SELECT 2, NULL, 1 ORDER BY number"
    letter = database.execute(f"SELECT {LETTERS} FROM letters l").fetchone()
    read = letter_read_of(letter, database.execute(pages).fetchall())
    found = passage_of(database.execute("SELECT * FROM passages").fetchone(), read)
    assert (found.ordinal, found.passage, found.letter) == (41, value, FULL)
    assert [found.printed_page(number) for number in (1, 2, 3)] == [11, None, None]
    assert (found.recognised, found.ocr) == ({2}, True)


def test_a_vector_is_two_little_endian_bytes_a_number() -> None:
    data = vector_bytes(np.array([1.0, -0.5], dtype=np.float32))
    assert data == b"\x00\x3c\x00\xb8"
    back = vector_of(data)
    assert (back.dtype, back.tolist()) == (np.float32, [1.0, -0.5])


def test_equal_text_has_an_equal_digest_and_other_text_another() -> None:
    assert text_digest("één") == text_digest("één") != text_digest("een")
    assert text_digest("\ud800")  # a lone surrogate that a damaged file leaked is no reason to fail
