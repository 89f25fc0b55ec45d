"""Every letter of the corpus is read as it was written: words, order, blocks, printed pages, and its own head."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from ipsearch.errors import NoTextLayer
from ipsearch.letters import Reading
from ipsearch.readers.ocr import find_tesseract
from ipsearch.readers.reading import read_file
from tests.quality.reading_measures import measure

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpus"
TRUTH = Path(__file__).parent / "truth"
LABELS = Path(__file__).parent / "labels"
SCANS = {"118_scan-zorg-thuisfront-2024.pdf"}
LETTERS = sorted(path.name.removesuffix(".json") for path in TRUTH.glob("*.json"))
READABLE = [name for name in LETTERS if name not in SCANS]
REAL = ROOT.parent / "shared" / "letters"
REAL_LETTERS = sorted((path.name, path.stem[:3]) for path in REAL.glob("00*.*")) if REAL.is_dir() else []


@cache
def reading(path: Path) -> Reading:
    return read_file(path)


def test_the_corpus_and_its_truth_are_the_same_files() -> None:
    shipped = {path.name for path in CORPUS.iterdir() if path.suffix in {".pdf", ".docx", ".html", ".txt"}}
    assert shipped == set(LETTERS)
    assert len(shipped) >= 14


@pytest.mark.parametrize("name", READABLE)
def test_a_letter_of_the_corpus_is_read_well(name: str) -> None:
    found = measure(reading(CORPUS / name).pages, json.loads((TRUTH / f"{name}.json").read_text("utf-8")))
    assert found.body >= 0.97, found
    assert found.order >= 0.97, found
    assert found.margin == 0, found
    assert found.printed in (1.0, None), found
    assert found.printed == 1.0 or not name.endswith(".pdf"), found


@pytest.mark.skipif(isinstance(find_tesseract(), str), reason="Tesseract with Dutch is not installed")
@pytest.mark.parametrize("name", sorted(SCANS))
def test_a_scan_is_recognised_and_says_so(name: str) -> None:
    found = measure(reading(CORPUS / name).pages, json.loads((TRUTH / f"{name}.json").read_text("utf-8")))
    assert found.body >= 0.97, found
    assert found.order >= 0.97, found
    assert (found.margin, found.printed) == (0, 1.0), found
    assert found.blocks >= 0.95, found
    assert all(page.ocr for page in reading(CORPUS / name).pages)
    assert any("Tesseract" in warning for warning in reading(CORPUS / name).warnings)
    assert reading(CORPUS / name).letterhead.kenmerk == "5310098"


@pytest.mark.parametrize("name", sorted(SCANS))
def test_without_tesseract_a_scan_is_named_never_silently_empty(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoTextLayer, match=r"pages 1, 2; install .*tesseract-ocr-nld"):
        read_file(CORPUS / name)


@pytest.mark.parametrize("name", READABLE)
def test_a_letter_of_the_corpus_knows_itself(name: str) -> None:
    stated = {row["file"]: row for row in json.loads((LABELS / "documents.json").read_text("utf-8"))["documents"]}[name]
    head = reading(CORPUS / name).letterhead
    assert head.kenmerk == stated["kenmerk"]
    assert (head.date.isoformat() if head.date else None) == stated["date"]
    assert head.kamerstuk == stated["kamerstuk"]
    assert head.subject == stated["subject"]
    assert head.addressee == stated["addressee"]
    assert head.sender == stated["sender"]
    assert head.signatory == stated["signatory"]


@pytest.mark.real
@pytest.mark.parametrize(("name", "number"), REAL_LETTERS)
def test_a_real_letter_is_read_well(name: str, number: str) -> None:
    suffix = {"docx": "_docx", "html": "_html"}.get(name.rsplit(".")[-1], "")
    truth = REAL / "truth" / f"{number}{suffix}.json"
    truth = truth if truth.exists() else REAL / "truth" / f"{number}.json"
    found = measure(reading(REAL / name).pages, json.loads(truth.read_text("utf-8")))
    assert found.margin == 0, found
    assert found.body >= 0.97, found
    assert found.printed in (1.0, None), found
    assert found.printed == 1.0 or not name.endswith(".pdf"), found


@pytest.mark.real
@pytest.mark.skipif(not REAL_LETTERS, reason="the real letters are not beside this checkout")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_real_letter_as_text_is_read_well(number: str) -> None:
    path = next((REAL / "txt").glob(f"{number}_*.txt"))
    truth = json.loads((REAL / "truth" / f"{number}.json").read_text("utf-8"))
    found = measure(reading(path).pages, truth)
    assert found.margin == 0, found
    assert found.body >= 0.97, found
    if number == "000":
        assert [page.printed for page in reading(path).pages] == [1, 3, 5, 7, 9, 11, 13, 15]
    else:
        assert {page.printed for page in reading(path).pages} == {None}, "no page number is printed in this text"


@pytest.mark.real
@pytest.mark.skipif(not REAL_LETTERS, reason="the real letters are not beside this checkout")
def test_real_letters_know_themselves_and_nothing_of_others() -> None:
    for name in ("000.pdf", "000_wordorder.pdf", "000_lo.pdf", "000_letter.docx"):
        head = reading(REAL / name).letterhead
        assert (head.kenmerk, str(head.date), head.kamerstuk) == ("2623415", "2019-07-04", None), name
    for name in ("001.pdf", "002.pdf", "002.docx", "003.pdf"):
        head = reading(REAL / name).letterhead
        assert (head.kenmerk, head.date, head.kamerstuk) == (None, None, None), name
    for name in ("004.pdf", "004_softhyphen.pdf", "004_typst.pdf", "004.html"):
        head = reading(REAL / name).letterhead
        assert (head.kenmerk, str(head.date), head.kamerstuk) == (None, "2020-06-09", "29628-957"), name
