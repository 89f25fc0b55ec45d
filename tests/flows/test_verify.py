"""The audit finds every kind of lie."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ipsearch.commits import open_snapshot
from ipsearch.store.snapshot import DATABASE
from ipsearch.verify import Audit, audit
from tests.fictional import index, run, write_letters


@pytest.fixture
def where(tmp_path: Path) -> Path:
    write_letters(tmp_path / "brieven", 3)
    index(tmp_path / "index", tmp_path / "brieven")
    return tmp_path / "index"


def check(where: Path) -> Audit:
    snapshot = open_snapshot(where)
    found = audit(snapshot)
    snapshot.close()
    return found


def tamper(where: Path, sql: str) -> None:
    with sqlite3.connect(where / DATABASE) as connection:
        assert connection.execute(sql).rowcount > 0
    connection.close()


def test_a_true_index_is_found_true(where: Path) -> None:
    found = check(where)
    assert (found.letters, found.problems, found.changed_files) == (3, (), ())


@pytest.mark.parametrize(
    ("lie", "said"),
    [
        ("UPDATE pages SET text = replace(text, 'najaar', 'voorjaar') WHERE letter = 1", "not what was read"),
        (
            "UPDATE passages SET text = replace(text, 'najaar', 'voorjaar') WHERE letter = 1",
            "not what stands at its place",
        ),
        ("UPDATE passages SET spans = replace(spans, '[[1, ', '[[7, ') WHERE letter = 1", "does not exist"),
        ("DELETE FROM passages WHERE letter = 1 AND position = 1", "no passage holds"),
        ("DELETE FROM vectors WHERE ordinal = 1", "vectors"),
        ("UPDATE letters SET pages = 9 WHERE seq = 1", "pages were read"),
    ],
)
def test_a_lie_is_found(where: Path, lie: str, said: str) -> None:
    tamper(where, lie)
    assert any(said in problem for problem in check(where).problems)
    done = run("verify", "--index", where)
    assert done.returncode == 3
    assert "lie: " in done.stdout


def test_a_changed_file_is_told_but_is_no_lie(where: Path, tmp_path: Path) -> None:
    (tmp_path / "brieven" / "001_brief.txt").write_text("Iets heel anders.", "utf-8")
    (tmp_path / "brieven" / "002_brief.txt").unlink()
    found = check(where)
    assert not found.problems
    assert set(found.changed_files) == {"001_brief.txt", "002_brief.txt"}


def test_repair_makes_what_is_derived_anew(where: Path) -> None:
    for file in (where / "vectors").iterdir():
        file.write_bytes(b"geen faiss")
    assert run("search", "havens", "--index", where, IPSEARCH_ENCODER="hashing:64").returncode == 3
    done = run("verify", "--repair", "--index", where, IPSEARCH_ENCODER="hashing:64")
    assert done.returncode == 0, done.stderr
    assert run("search", "havens", "--index", where, IPSEARCH_ENCODER="hashing:64").returncode == 0
