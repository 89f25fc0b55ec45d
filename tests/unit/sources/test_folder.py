"""Every letter file in a folder is found once, in the same order each time, and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ipsearch.errors import UsageError
from ipsearch.sources.folder import file_digest, find_files

SUFFIXES = frozenset({".pdf", ".txt"})


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def names(*paths: Path) -> list[str]:
    return [file.name for file in find_files(paths, SUFFIXES)]


def test_folders_are_searched_through_in_order_of_name(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a.txt", "z/1.pdf", "m/2/3.pdf", "m/1.pdf")
    assert names(tmp_path) == ["a.txt", "b.pdf", "m/1.pdf", "m/2/3.pdf", "z/1.pdf"]


def test_suffixes_count_in_any_case(tmp_path: Path) -> None:
    assert names(put(tmp_path, "a.PDF", "b.Txt")) == ["a.PDF", "b.Txt"]


@pytest.mark.parametrize(
    "name",
    ["a.exe", "letters.toml", "README.txt", ".verborgen.pdf", ".git/a.pdf", "m/.cache/a.pdf", "~$brief.pdf", "pdf"],
)
def test_what_is_no_letter_is_passed_over_in_folders(tmp_path: Path, name: str) -> None:
    assert names(put(tmp_path, name, "brief.pdf")) == ["brief.pdf"]


@pytest.mark.parametrize("name", ["a.exe", "README.txt", ".verborgen.pdf"])
def test_a_file_that_is_named_itself_is_taken(tmp_path: Path, name: str) -> None:
    assert names(put(tmp_path, name) / name) == [name]


def test_a_hidden_folder_that_is_named_itself_is_searched(tmp_path: Path) -> None:
    assert names(put(tmp_path, ".brieven/a.pdf") / ".brieven") == ["a.pdf"]


def test_a_file_named_twice_comes_once_under_its_first_name(tmp_path: Path) -> None:
    put(tmp_path, "m/a.pdf", "b.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "b.pdf")
    assert names(tmp_path / "m" / "a.pdf", tmp_path, tmp_path / "m") == ["a.pdf", "b.pdf"]


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "m/a.pdf", "b.pdf")
    monkeypatch.chdir(tmp_path)
    found = find_files([Path("m"), Path("b.pdf")], SUFFIXES)
    assert [file.path for file in found] == [tmp_path / "m" / "a.pdf", tmp_path / "b.pdf"]


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"weg\.pdf does not exist"):
        names(tmp_path, tmp_path / "weg.pdf")


def test_an_empty_folder_holds_no_files(tmp_path: Path) -> None:
    assert names(tmp_path) == []


@pytest.mark.parametrize("size", [0, 1, (1 << 20) + 1])
def test_the_digest_is_sha256_of_all_bytes(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x" * size)
    assert file_digest(tmp_path / "a.pdf") == hashlib.sha256(b"x" * size).hexdigest()


def test_a_file_that_is_gone_has_no_digest(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        file_digest(tmp_path / "a.pdf")
