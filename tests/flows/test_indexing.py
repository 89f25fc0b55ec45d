"""Only what is new or changed is worked on; nothing is lost, nothing is there twice, every failure is named."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ipsearch.commits import IndexWriter, open_snapshot
from ipsearch.errors import NotFound, UsageError
from ipsearch.indexing import remove_letters
from ipsearch.letters import Letter
from ipsearch.verify import audit
from tests.fictional import ENCODER, index, letter_text, searcher, write_letters


def letters(folder: Path) -> dict[str, Letter]:
    snapshot = open_snapshot(folder)
    found = {letter.file: letter for letter in snapshot.store.letters()}
    assert not audit(snapshot).problems
    snapshot.close()
    return found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write_letters(tmp_path / "brieven", 3)
    return tmp_path / "brieven"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_first_run_adds_every_letter_with_its_kenmerk_and_date(source: Path, where: Path) -> None:
    report = index(where, source)
    assert [one.file for one in report.added] == ["000_brief.txt", "001_brief.txt", "002_brief.txt"]
    found = letters(where)["001_brief.txt"]
    assert (found.kenmerk, found.kenmerk_origin, str(found.date)) == ("7000001", "printed", "2020-03-02")
    assert report.passages == sum(one.passages for one in report.added) > 3


def test_second_run_does_nothing_and_makes_no_commit(source: Path, where: Path) -> None:
    first = index(where, source)
    again = index(where, source)
    assert (again.unchanged, again.added, again.updated, again.passages) == (3, [], [], 0)
    assert again.commit == first.commit


def test_a_changed_file_replaces_its_letter(source: Path, where: Path) -> None:
    index(where, source)
    (source / "001_brief.txt").write_text(letter_text(40, "7000040"), "utf-8")
    report = index(where, source)
    assert [one.file for one in report.updated] == ["001_brief.txt"]
    assert not report.added
    assert report.unchanged == 2
    found = letters(where)
    assert len(found) == 3
    assert found["001_brief.txt"].kenmerk == "7000040"
    assert not [hit for hit in searcher(where).search("7000001").hits if hit.why.exact]


def test_a_moved_file_is_not_new(source: Path, where: Path) -> None:
    first = index(where, source)
    (source / "sub").mkdir()
    (source / "000_brief.txt").rename(source / "sub" / "vooraan.txt")
    report = index(where, source)
    assert report.moved == ["sub/vooraan.txt"]
    assert (report.added, report.missing, report.duplicates) == ([], [], [])
    assert letters(where)["sub/vooraan.txt"].id == first.added[0].letter


def test_the_same_bytes_in_two_files_are_one_letter(source: Path, where: Path) -> None:
    shutil.copy(source / "002_brief.txt", source / "zzz_kopie.txt")
    report = index(where, source)
    assert [(d.file, d.same_as) for d in report.duplicates] == [("zzz_kopie.txt", "002_brief.txt")]
    assert len(letters(where)) == 3
    again = index(where, source)
    assert (again.unchanged, again.duplicates) == (4, [])


def test_the_same_text_in_other_bytes_is_a_duplicate(source: Path, where: Path) -> None:
    index(where, source)
    text = (source / "002_brief.txt").read_text("utf-8")
    (source / "zzz_utf16.txt").write_bytes(text.encode("utf-16"))
    report = index(where, source)
    assert [(d.file, d.same_as) for d in report.duplicates] == [("zzz_utf16.txt", "002_brief.txt")]
    assert len(letters(where)) == 3


def test_a_letter_stays_while_one_of_its_files_holds_it(source: Path, where: Path) -> None:
    shutil.copy(source / "000_brief.txt", source / "zzz_kopie.txt")
    index(where, source)
    (source / "000_brief.txt").write_text(letter_text(50, "7000050"), "utf-8")
    index(where, source)
    found = letters(where)
    assert found["zzz_kopie.txt"].kenmerk == "7000000"
    assert found["000_brief.txt"].kenmerk == "7000050"
    assert len(found) == 4


def test_two_files_that_change_places_keep_both_letters(source: Path, where: Path) -> None:
    index(where, source)
    first, second = source / "000_brief.txt", source / "001_brief.txt"
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    index(where, source)
    assert {letter.kenmerk for letter in letters(where).values()} == {"7000000", "7000001", "7000002"}


def test_a_missing_file_is_named_and_its_letter_stays(source: Path, where: Path) -> None:
    index(where, source)
    (source / "001_brief.txt").unlink()
    report = index(where, source)
    assert report.missing == ["001_brief.txt"]
    assert len(letters(where)) == 3


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("leeg.pdf", b"", "Damaged"),
        ("kapot.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "Damaged"),
        ("geen.docx", b"PK\x03\x04" + b"\0" * 400, "Damaged"),
        ("beeld.txt", bytes(range(256)) * 40, "UnsupportedFormat"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_indexed(
    source: Path, where: Path, name: str, content: bytes, kind: str
) -> None:
    (source / name).write_bytes(content)
    report = index(where, source)
    assert [(error.file, error.kind) for error in report.failed] == [(name, kind)]
    assert len(str(report.failed[0])) > 20
    assert len(letters(where)) == 3


def test_an_unreadable_change_keeps_the_letter_as_it_was_and_says_so(source: Path, where: Path) -> None:
    index(where, source)
    (source / "001_brief.txt").write_bytes(b"")
    report = index(where, source)
    assert "as it was before" in report.failed[0].message
    assert letters(where)["001_brief.txt"].kenmerk == "7000001"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_named(source: Path, where: Path) -> None:
    (source / "001_brief.txt").chmod(0)
    assert [error.file for error in index(where, source).failed] == ["001_brief.txt"]


def test_a_path_that_does_not_exist_is_a_usage_error(source: Path, where: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        index(where, source / "nergens")


def test_the_manifest_adds_what_is_not_printed_and_says_so(tmp_path: Path, where: Path) -> None:
    folder = tmp_path / "bijlagen"
    folder.mkdir()
    (folder / "bijlage.txt").write_text("Bijlage over drones.\n\nDe proef met drones is verlengd met een half jaar.\n")
    (folder / "letters.toml").write_text(
        '["bijlage.txt"]\nkenmerk = "4712345"\nkamerstuk = "39 812, nr. 7"\ndate = 2023-12-15\nannex_to = "4712300"\n'
        'title = "Bijlage drones"\n'
    )
    index(where, folder)
    found = letters(where)["bijlage.txt"]
    assert (found.kenmerk, found.kenmerk_origin, found.kamerstuk) == ("4712345", "assigned", "39812-7")
    assert (str(found.date), found.date_origin, found.annex_to) == ("2023-12-15", "assigned", "4712300")
    assert found.title == "Bijlage drones"


def test_a_changed_manifest_updates_its_letter(tmp_path: Path, where: Path) -> None:
    folder = tmp_path / "bijlagen"
    folder.mkdir()
    (folder / "bijlage.txt").write_text("Bijlage over drones.\n\nDe proef met drones is verlengd met een half jaar.\n")
    index(where, folder)
    assert letters(where)["bijlage.txt"].kenmerk is None
    (folder / "letters.toml").write_text('["bijlage.txt"]\nkenmerk = "4712345"\n')
    report = index(where, folder)
    assert [one.file for one in report.updated] == ["bijlage.txt"]
    assert letters(where)["bijlage.txt"].kenmerk_origin == "assigned"


def test_print_wins_over_the_manifest_and_the_conflict_is_told(source: Path, where: Path, tmp_path: Path) -> None:
    assign = tmp_path / "assign.toml"
    assign.write_text('["001_brief.txt"]\nkenmerk = "999999"\n')
    report = index(where, source, assign=assign)
    found = letters(where)["001_brief.txt"]
    assert (found.kenmerk, found.kenmerk_origin) == ("7000001", "printed")
    assert any("999999" in warning for one in report.added for warning in one.warnings)


def test_removing_takes_all_traces_out(source: Path, where: Path) -> None:
    index(where, source)
    with IndexWriter(where, ENCODER.fingerprint) as writer:
        assert remove_letters(["7000001"], writer).removed == ["001_brief.txt"]
    assert set(letters(where)) == {"000_brief.txt", "002_brief.txt"}
    assert all(hit.found.letter.file != "001_brief.txt" for hit in searcher(where).search("drones", limit=50).hits)


def test_removing_an_unknown_letter_removes_nothing(source: Path, where: Path) -> None:
    index(where, source)
    with IndexWriter(where, ENCODER.fingerprint) as writer, pytest.raises(NotFound):
        remove_letters(["7000001", "bestaat niet"], writer)
    assert len(letters(where)) == 3


def test_many_small_commits_keep_few_vector_files(tmp_path: Path, where: Path) -> None:
    write_letters(tmp_path / "veel", 40)
    report = index(where, tmp_path / "veel", commit_letters=1)
    assert report.commit >= 40
    assert len(list((where / "vectors").iterdir())) <= 16
    assert len(letters(where)) == 40


def test_a_file_name_that_is_no_unicode_is_indexed_and_known_again(tmp_path: Path, where: Path) -> None:
    folder = tmp_path / "brieven"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/br\xffef.txt", "wb") as file:
        file.write(letter_text(1, "7000001").encode())
    assert [one.file for one in index(where, folder).added] == ["br\ufffdef.txt"]
    assert index(where, folder).unchanged == 1
    assert index(where, folder).missing == []


def test_a_pipe_among_the_letters_is_passed_over(source: Path, where: Path) -> None:
    os.mkfifo(source / "pijp.txt")
    assert len(index(where, source).added) == 3
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        index(where, source / "pijp.txt")


def test_a_folder_that_holds_itself_ends(source: Path, where: Path) -> None:
    (source / "lus").symlink_to(source, target_is_directory=True)
    assert len(index(where, source).added) == 3
