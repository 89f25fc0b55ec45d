"""Kill it at any moment: what was committed is there, what was not leaves no trace."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipsearch.commits import IndexWriter, open_snapshot
from ipsearch.errors import IndexCorrupt, IndexIncompatible, IndexLocked, IndexNotFound, StorageError
from ipsearch.store.snapshot import DATABASE
from ipsearch.verify import audit
from tests.fictional import ENCODER, index, run, searcher, write_letters

KILLS = 44
LETTERS = 300
LIGHT = {"IPSEARCH_ENCODER": "hashing:64"}


def state(folder: Path) -> set[str]:
    """The files in the index, after a full audit."""
    snapshot = open_snapshot(folder)
    found = audit(snapshot)
    assert not found.problems
    files = {letter.file for letter in snapshot.store.letters()}
    snapshot.close()
    return files


def start(source: Path, where: Path) -> subprocess.Popen[bytes]:
    """Indexing in a process group of its own, committing every three letters."""
    # Without a model to load, so that kills hit the commits and not the start.
    environment = {**os.environ, "IPSEARCH_COMMIT_LETTERS": "3", "IPSEARCH_PROCESSES": "1", **LIGHT}
    command = [sys.executable, "-m", "ipsearch", "index", str(source), "--index", str(where)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_killed_at_random_moments_the_index_is_always_whole(tmp_path: Path) -> None:
    source, where = tmp_path / "brieven", tmp_path / "index"
    write_letters(source, LETTERS)
    random.seed(2019)
    before: set[str] = set()
    survived = 0
    for attempt in range(KILLS):
        process = start(source, where)
        time.sleep(0.25 + random.random() * 0.55)
        survived += process.poll() is None
        kill(process)
        if (where / DATABASE).exists() and _has_tables(where):
            now = state(where)
            assert before <= now, "a committed letter was lost"
            before = now
        # Half-way the letters change, so that kills also hit replacing and removing.
        if attempt == KILLS // 2:
            for path in sorted(source.iterdir())[::3]:
                path.write_text(path.read_text("utf-8") + "\nEr is een zin bij gekomen.\n", "utf-8")
    assert survived >= 20, "most runs ended before they were killed: the test tests nothing"
    done = run("index", source, "--index", where, "--json", **LIGHT)
    assert done.returncode == 0, done.stderr
    assert state(where) == {path.name for path in source.iterdir()}
    assert json.loads(run("index", source, "--index", where, "--json", **LIGHT).stdout)["unchanged"] == LETTERS
    hits = searcher(where).search("een zin bij gekomen", limit=2 * LETTERS).hits
    found = {one.letter.file for hit in hits for one in (hit.found, *hit.copies)}
    assert {path.name for path in sorted(source.iterdir())[::3]} <= found


def _has_tables(where: Path) -> bool:
    with sqlite3.connect(where / DATABASE) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_reader_keeps_its_snapshot_while_a_writer_commits(tmp_path: Path) -> None:
    source, where = tmp_path / "brieven", tmp_path / "index"
    write_letters(source, 4)
    index(where, source)
    old = searcher(where)
    before = [(hit.found.passage.key, hit.score) for hit in old.search("voorrang havens", limit=50).hits]
    write_letters(source, 20, start=4)
    (source / "000_brief.txt").write_text("Een heel andere brief over niets van dat alles, zonder havens.\n", "utf-8")
    index(where, source, commit_letters=2)
    after = [(hit.found.passage.key, hit.score) for hit in old.search("voorrang havens", limit=50).hits]
    assert after == before
    assert old.snapshot.store.letter("7000000").file == "000_brief.txt"
    assert len(searcher(where).snapshot.store.letters()) == 24


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 2)
    where = tmp_path / "index"
    with IndexWriter(where, ENCODER.fingerprint):
        with pytest.raises(IndexLocked, match=f"locked by process {os.getpid()}"):
            IndexWriter(where, ENCODER.fingerprint)
        done = run("index", tmp_path / "brieven", "--index", where, IPSEARCH_ENCODER="hashing:64")
        assert done.returncode == 3
        assert f"locked by process {os.getpid()}" in done.stderr
    assert run("index", tmp_path / "brieven", "--index", where, IPSEARCH_ENCODER="hashing:64").returncode == 0


def test_the_lock_of_a_dead_process_does_not_hold(tmp_path: Path) -> None:
    where = tmp_path / "index"
    with IndexWriter(where, ENCODER.fingerprint):
        pass
    (where / "lock").write_text("999999")
    with IndexWriter(where, ENCODER.fingerprint) as writer:
        assert writer.commit_number == 0


def test_a_full_disk_is_a_clear_error_and_the_old_state_stays(tmp_path: Path) -> None:
    """A limit on file size stands for a full disk: every write beyond it fails, at whichever file is first."""
    source, where = tmp_path / "brieven", tmp_path / "index"
    write_letters(source, 3)
    index(where, source)
    before = state(where)
    write_letters(tmp_path / "veel", 150)
    size = max(path.stat().st_size for path in where.rglob("*") if path.is_file())

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, size + 20_000))

    command = [sys.executable, "-m", "ipsearch", "index", str(tmp_path / "veel"), "--index", str(where)]
    done = subprocess.run(
        command,
        env={**os.environ, "IPSEARCH_ENCODER": "hashing:64"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert "Check the free space" in done.stderr
    assert state(where) == before
    index(where, tmp_path / "veel")
    assert len(state(where)) == 150


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 1)
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(StorageError, match="cannot be written"):
        index(tmp_path / "bestand" / "index", tmp_path / "brieven")


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound, match="ipsearch index"):
        open_snapshot(tmp_path)


def test_an_index_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 1)
    where = tmp_path / "index"
    index(where, tmp_path / "brieven")
    with sqlite3.connect(where / DATABASE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for attempt in (lambda: open_snapshot(where), lambda: IndexWriter(where, ENCODER.fingerprint)):
        with pytest.raises(IndexIncompatible, match="--rebuild"):
            attempt()
    assert run("search", "drones", "--index", where).returncode == 3


def test_another_encoder_is_refused_with_the_way_out(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 1)
    where = tmp_path / "index"
    index(where, tmp_path / "brieven")
    with pytest.raises(IndexIncompatible, match="ipsearch index --rebuild"):
        open_snapshot(where, "hashing:v1:128")
    with pytest.raises(IndexIncompatible, match="ipsearch index --rebuild"):
        IndexWriter(where, "hashing:v1:128")


def test_a_damaged_database_is_a_clear_error(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 1)
    where = tmp_path / "index"
    index(where, tmp_path / "brieven")
    (where / DATABASE).write_bytes(b"dit is geen database" * 500)
    with pytest.raises(IndexCorrupt, match="--rebuild"):
        open_snapshot(where)


@pytest.mark.parametrize("lost", ["lexical", "vectors"])
def test_lost_derived_files_are_made_again_by_the_next_writer(tmp_path: Path, lost: str) -> None:
    import shutil

    write_letters(tmp_path / "brieven", 5)
    where = tmp_path / "index"
    index(where, tmp_path / "brieven")
    before = [hit.found.passage.key for hit in searcher(where).search("voorrang havens").hits]
    shutil.rmtree(where / lost)
    index(where, tmp_path / "brieven")
    assert len(state(where)) == 5
    assert [hit.found.passage.key for hit in searcher(where).search("voorrang havens").hits] == before


def test_rebuild_replaces_an_index_of_another_encoder(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 3)
    where = tmp_path / "index"
    index(where, tmp_path / "brieven")
    (where / "README.md").write_text("blijft staan")
    done = run("index", tmp_path / "brieven", "--index", where, "--rebuild", "--json", IPSEARCH_ENCODER="hashing:128")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["added"]) == 3
    assert run("search", "havens", "--index", where, IPSEARCH_ENCODER="hashing:128").returncode == 0
    assert (where / "README.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brieven", "index"]


def killed_between_the_renames(tmp_path: Path) -> tuple[Path, Path]:
    """What a kill leaves in the middle of a rebuild's swap: the old index beside its place, which is empty."""
    source, where = tmp_path / "brieven", tmp_path / "index"
    write_letters(source, 3)
    index(where, source)
    where.rename(tmp_path / ".index.old")
    return source, where


def test_a_rebuild_killed_in_its_swap_still_answers(tmp_path: Path) -> None:
    _, where = killed_between_the_renames(tmp_path)
    assert len(state(where)) == 3


def test_a_rebuild_killed_in_its_swap_is_mended_by_the_next_run(tmp_path: Path) -> None:
    source, where = killed_between_the_renames(tmp_path)
    where.mkdir()
    (where / "README.md").write_text("blijft staan")
    assert index(where, source).unchanged == 3
    assert len(state(where)) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brieven", "index"]
    assert (where / "README.md").exists()


def test_a_rebuild_that_fails_after_a_killed_one_keeps_the_old_index(tmp_path: Path) -> None:
    source, where = killed_between_the_renames(tmp_path)
    done = run("index", source / "nergens", "--index", where, "--rebuild")
    assert done.returncode == 2
    assert len(state(where)) == 3


def test_a_rebuild_waits_for_no_writer_and_harms_none(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 2)
    where = tmp_path / "index"
    index(where, tmp_path / "brieven")
    with IndexWriter(where, ENCODER.fingerprint):
        done = run("index", tmp_path / "brieven", "--index", where, "--rebuild", IPSEARCH_ENCODER="hashing:64")
    assert done.returncode == 3
    assert f"locked by process {os.getpid()}" in done.stderr
    assert len(state(where)) == 2
