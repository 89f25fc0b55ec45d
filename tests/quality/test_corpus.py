"""The corpus is fiction that we wrote, says so, and comes out of its sources byte by byte; its labels agree with it."""

from __future__ import annotations

import filecmp
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ipsearch.readers.reading import read_file

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpus"
LABELS = ROOT / "tests" / "quality" / "labels"
LETTERS = sorted(path for path in CORPUS.iterdir() if path.suffix in {".pdf", ".docx", ".html", ".txt"})


def test_the_sources_make_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_corpus"), "--out", str(tmp_path / "corpus")]
    subprocess.run([*command, "--truth", str(tmp_path / "truth")], check=True, capture_output=True)
    names = [path.name for path in LETTERS]
    assert filecmp.cmpfiles(CORPUS, tmp_path / "corpus", names, shallow=False) == (names, [], [])


def test_the_labels_agree_with_the_letters() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "corpus" / "check_labels.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_enough_questions() -> None:
    rows = [json.loads(line) for line in (LABELS / "questions.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 60
    assert sum(not row["answerable"] for row in rows) >= 12
    assert {path.suffix for path in LETTERS} == {".pdf", ".docx", ".html", ".txt"}


@pytest.mark.parametrize("path", [path for path in LETTERS if "scan" not in path.name], ids=lambda path: path.name)
def test_every_letter_says_that_it_is_fiction(path: Path) -> None:
    if path.suffix == ".html":  # said in the foot of the site, which is no part of the letter
        said = path.read_text("utf-8")
    else:
        said = " ".join(block.text for page in read_file(path).pages for block in page.blocks)
    assert "Fictief document" in said
