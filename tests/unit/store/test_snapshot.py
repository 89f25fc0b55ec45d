"""A letter is found by whatever a user calls it, filters narrow, and a snapshot sees one commit."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ipsearch.errors import IndexCorrupt, IndexIncompatible, IndexNotFound, NotFound
from ipsearch.letters import BlockKind
from ipsearch.results import Correction, Filters, NewLetter
from ipsearch.store.schema import FORMAT
from ipsearch.store.snapshot import DATABASE, StoreSnapshot, latest_commit, latest_version
from ipsearch.store.writer import FileRow, StoreWriter
from tests.unit.values import letter, new_letter

LETTERS = (
    new_letter("visie", "een", "twee", "drie", kenmerk="2623415", date=dt.date(2019, 7, 4)),
    new_letter("kst-29628-957", "vier", kamerstuk="29628-957", date=dt.date(2020, 6, 30)),
    new_letter("bijlage", "vijf", "zes", annex_to="BZ-26.1", date=dt.date(2020, 7, 1)),
    new_letter("bz", "zeven", kenmerk="BZ-26.1"),
)
VISIE, KAMERSTUK, BIJLAGE, BZ = (new.letter for new in LETTERS)


def store(folder: Path, *new: NewLetter, commit: int = 1, first: int = 0, seq: int = 1) -> int:
    """Write letters as one commit; returns the next ordinal."""
    folder.mkdir(exist_ok=True)
    writer = StoreWriter(folder)
    with writer.transaction():
        for one in new:
            writer.add_letter(seq, first, one)
            writer.put_file(FileRow(one.path, one.letter.file, one.letter.sha256, seq, ""))
            seq, first = seq + 1, first + len(one.passages)
        writer.set_meta({"commit": str(commit), "next_ordinal": str(first), "next_letter": str(seq)})
    writer.close()
    return first


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[StoreSnapshot]:
    store(tmp_path, *LETTERS)
    opened = StoreSnapshot(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        (VISIE.id, "visie.pdf"),
        (VISIE.id.upper(), "visie.pdf"),
        (VISIE.id[:4], "visie.pdf"),
        ("visie.pdf", "visie.pdf"),
        ("visie", "visie.pdf"),
        ("/brieven/visie.pdf", "visie.pdf"),
        ("elders/visie.pdf", "visie.pdf"),
        ("2623415", "visie.pdf"),
        ("262 34.15", "visie.pdf"),
        ("bz26-1", "bz.pdf"),
        ("29628-957", "kst-29628-957.pdf"),
        ("29 628, nr. 957", "kst-29628-957.pdf"),
        ("kst-29628-957", "kst-29628-957.pdf"),
    ],
)
def test_a_letter_goes_by_id_file_kenmerk_and_kamerstuk(snapshot: StoreSnapshot, name: str, file: str) -> None:
    assert snapshot.letter(name).file == file


@pytest.mark.parametrize(
    "name", ["", "262341", "29628-958", "visi", "isie.pdf", VISIE.id[:3], "%", "_____.pdf", "' OR 1=1 --"]
)
def test_other_names_are_not_found(snapshot: StoreSnapshot, name: str) -> None:
    with pytest.raises(NotFound, match="`ipsearch letters`"):
        snapshot.letter(name)


def test_an_underscore_in_a_file_name_stands_for_itself(tmp_path: Path) -> None:
    store(tmp_path, new_letter("brief_1", "een"), new_letter("brief-1", "een"))
    snapshot = StoreSnapshot(tmp_path)
    assert snapshot.letter("brief_1").file == "brief_1.pdf"
    snapshot.close()


def test_a_name_of_several_letters_is_answered_with_their_ids(tmp_path: Path) -> None:
    store(tmp_path, new_letter("a", "een", kenmerk="1-2"), new_letter("b", "twee", kenmerk="12"))
    snapshot = StoreSnapshot(tmp_path)
    with pytest.raises(NotFound, match=rf"{letter('a').id} \(a\.pdf\), {letter('b').id} \(b\.pdf\)"):
        snapshot.letter("1.2")
    snapshot.close()


def test_letters_come_by_date_and_undated_last(snapshot: StoreSnapshot) -> None:
    assert [one.file for one in snapshot.letters()] == ["visie.pdf", "kst-29628-957.pdf", "bijlage.pdf", "bz.pdf"]


@pytest.mark.parametrize(
    ("filters", "ordinals"),
    [
        (Filters(), [0, 1, 2, 3, 4, 5, 6]),
        (Filters(since=dt.date(2020, 6, 30)), [3, 4, 5]),
        (Filters(until=dt.date(2020, 6, 30)), [0, 1, 2, 3]),
        (Filters(since=dt.date(2020, 6, 30), until=dt.date(2020, 6, 30)), [3]),
        (Filters(since=dt.date(2030, 1, 1)), []),
        (Filters(letter="visie.pdf"), [0, 1, 2]),
        (Filters(letter="visie.pdf", since=dt.date(2020, 1, 1)), []),
        (Filters(kenmerk="2623415"), [0, 1, 2]),
        (Filters(kenmerk="BZ-26.1"), [4, 5, 6]),
        (Filters(kenmerk="bz 261"), [4, 5, 6]),
        (Filters(kinds=("paragraph",)), [0, 1, 2, 3, 4, 5, 6]),
        (Filters(kinds=("table", "bullet")), []),
        (Filters(kinds=("paragraph", "table"), letter="bz"), [6]),
    ],
)
def test_filters_leave_these_passages(snapshot: StoreSnapshot, filters: Filters, ordinals: list[int]) -> None:
    scope = snapshot.scope(filters)
    assert scope.ordinals.tolist() == ordinals
    assert scope.kinds == filters.kinds


def test_a_scope_names_letters_only_when_letters_are_narrowed(snapshot: StoreSnapshot) -> None:
    kinds: tuple[BlockKind, ...] = ("table",)
    assert snapshot.scope(Filters(kinds=kinds)).letters is None
    assert snapshot.scope(Filters(letter="visie")).letters == (1,)
    assert snapshot.scope(Filters(since=dt.date(2030, 1, 1))).letters == ()


@pytest.mark.parametrize("filters", [Filters(letter="weg.pdf"), Filters(kenmerk="999")])
def test_a_filter_on_a_letter_that_is_not_there_says_so(snapshot: StoreSnapshot, filters: Filters) -> None:
    with pytest.raises(NotFound):
        snapshot.scope(filters)


def test_passages_come_with_letter_place_and_printed_page(snapshot: StoreSnapshot) -> None:
    found = snapshot.passages([5, 0, 99])
    assert {ordinal: (one.passage, one.letter) for ordinal, one in found.items()} == {
        0: (LETTERS[0].passages[0], VISIE),
        5: (LETTERS[2].passages[1], BIJLAGE),
    }
    assert found[5].printed_page(2) == 2
    assert snapshot.passages([]) == {}


def test_a_passage_is_found_by_its_key(snapshot: StoreSnapshot) -> None:
    assert snapshot.passage(f"{BIJLAGE.id}-1").passage.text == "zes"


@pytest.mark.parametrize("key", [f"{BIJLAGE.id}-2", "weg-0", "0", "", f"{BIJLAGE.id}-x"])
def test_other_keys_are_not_found(snapshot: StoreSnapshot, key: str) -> None:
    with pytest.raises(NotFound):
        snapshot.passage(key)


def test_passages_and_pages_of_a_letter_come_in_order(snapshot: StoreSnapshot) -> None:
    assert [one.passage.text for one in snapshot.passages_of(VISIE.id)] == ["een", "twee", "drie"]
    assert snapshot.pages(VISIE.id) == list(LETTERS[0].pages)
    assert snapshot.page(VISIE.id, 2) == LETTERS[0].pages[1]


@pytest.mark.parametrize(("of", "number"), [(VISIE.id, 0), (VISIE.id, 4), ("weg", 1)])
def test_a_page_that_is_not_there_is_not_found(snapshot: StoreSnapshot, of: str, number: int) -> None:
    with pytest.raises(NotFound, match=f"no page {number}"):
        snapshot.page(of, number)


def test_own_letters_are_those_with_the_number_and_not_their_annexes(snapshot: StoreSnapshot) -> None:
    assert snapshot.own_letters(["BZ261", "29628-957", "onbekend"]) == {BZ.id, KAMERSTUK.id}
    assert snapshot.own_letters([]) == set()


def test_first_passages_open_each_letter(snapshot: StoreSnapshot) -> None:
    assert snapshot.first_passages([VISIE.id, BIJLAGE.id], 2) == [0, 4, 1, 5]


def test_vectors_in_a_range_are_those_stored(snapshot: StoreSnapshot) -> None:
    ordinals, matrix = snapshot.vectors(2, 4)
    assert ordinals.tolist() == [2, 3, 4]
    assert np.array_equal(matrix, np.eye(1, 4, dtype=np.float32).repeat(3, axis=0))
    assert len(snapshot.vectors(50, 60)[0]) == 0


def test_a_snapshot_does_not_see_later_commits(tmp_path: Path) -> None:
    after = store(tmp_path, LETTERS[0])
    before = StoreSnapshot(tmp_path)
    store(tmp_path, LETTERS[1], commit=2, first=after, seq=2)
    assert (before.commit, before.count_passages(), before.next_ordinal) == (1, 3, 3)
    assert latest_commit(tmp_path) == 2
    later = StoreSnapshot(tmp_path)
    assert (later.commit, later.count_passages()) == (2, 4)
    before.close()
    later.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store(tmp_path, LETTERS[0])
    writer = StoreWriter(tmp_path)
    twice = replace(LETTERS[1], letter=replace(KAMERSTUK, id=VISIE.id))

    def replace_by_two_of_one_id() -> None:
        with writer.transaction():
            writer.drop_letters([1])
            for seq in (1, 2):
                writer.add_letter(seq, seq * 10, twice)

    with pytest.raises(IndexCorrupt):
        replace_by_two_of_one_id()
    writer.close()
    snapshot = StoreSnapshot(tmp_path)
    assert [one.file for one in snapshot.letters()] == ["visie.pdf"]
    snapshot.close()


def test_a_dropped_letter_leaves_no_row_behind(tmp_path: Path) -> None:
    store(tmp_path, *LETTERS[:2])
    writer = StoreWriter(tmp_path)
    with writer.transaction():
        writer.drop_letters([1])
    assert [file.letter for file in writer.files()] == [2]
    writer.close()
    connection = sqlite3.connect(tmp_path / DATABASE)
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("letters", "pages", "passages", "vectors", "files")
    }
    connection.close()
    assert set(counts.values()) == {1}


def test_whatever_is_written_is_another_version_and_nothing_else_is(tmp_path: Path) -> None:
    store(tmp_path / "a", *LETTERS[:1])
    first = latest_version(tmp_path / "a")
    writer = StoreWriter(tmp_path / "a")
    with writer.transaction():
        writer.set_meta({"commit": "1"})  # as it was
    assert latest_version(tmp_path / "a") == first
    with writer.transaction():
        writer.toezeggingen.correct(Correction("naam", True, None, None, "", dt.datetime(2026, 1, 1)))
    second = latest_version(tmp_path / "a")
    assert (second.born, second.commit, second.changes) == (first.born, 1, first.changes + 1)

    def stop_halfway() -> None:
        with writer.transaction():
            writer.toezeggingen.uncorrect("naam")
            raise KeyError

    with pytest.raises(KeyError):
        stop_halfway()
    assert latest_version(tmp_path / "a") == second
    writer.close()
    snapshot = StoreSnapshot(tmp_path / "a")
    assert snapshot.version == second
    snapshot.close()
    store(tmp_path / "b", *LETTERS[:1])
    assert latest_version(tmp_path / "b").born != first.born


def test_a_folder_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound, match="ipsearch index"):
        StoreSnapshot(tmp_path)


def test_a_file_that_is_no_database_is_corrupt(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"geen database " * 100)
    with pytest.raises(IndexCorrupt):
        StoreSnapshot(tmp_path)


def test_an_index_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    store(tmp_path)
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    with pytest.raises(IndexIncompatible, match=f"format {FORMAT + 1}"):
        StoreSnapshot(tmp_path)
    with pytest.raises(IndexIncompatible):
        StoreWriter(tmp_path)
