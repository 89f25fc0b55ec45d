"""A passage of a scan is marked on its picture; where that cannot be done, the page does not say that it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ipsearch.readers.ocr import find_tesseract
from tests.borders.service import client_of, settings_of
from tests.fictional import index

CORPUS = Path(__file__).parents[2] / "corpus"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(isinstance(find_tesseract(), str), reason="Tesseract with Dutch is not installed"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scan")
    (folder / "brieven").mkdir()
    shutil.copy(CORPUS / "118_scan-zorg-thuisfront-2024.pdf", folder / "brieven")
    index(folder / "index", folder / "brieven")
    return folder


def test_a_passage_of_a_scan_is_marked(folder: Path) -> None:
    with client_of(settings_of(folder)) as client:
        hit = client.get("/api/v1/search?q=Bewijsstukken").json()["hits"][0]
        place = hit["pages"][0]
        address = f"/api/v1/letters/{hit['letter']}/pages/{place['number']}.png"
        marked = client.get(address, params={"start": place["start"], "end": place["end"]})
        assert int(marked.headers["x-marks"]) >= 3, "a line of the passage each"
        assert client.get(address).headers["x-marks"] == "0"
        page = client.get(f"/passages/{hit['passage']}", follow_redirects=True).text
        assert "Geel: de passage, voor zover haar woorden op de scan worden herkend." in page
        assert "de passage is geel gemarkeerd" in page


def test_without_tesseract_the_page_says_that_nothing_is_marked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nergens")
    with client_of(settings_of(folder)) as client:
        hit = client.get("/api/v1/search?q=Bewijsstukken").json()["hits"][0]
        place = hit["pages"][0]
        address = f"/api/v1/letters/{hit['letter']}/pages/{place['number']}.png"
        assert client.get(address, params={"start": place["start"], "end": place["end"]}).headers["x-marks"] == "0"
        page = client.get(f"/passages/{hit['passage']}", follow_redirects=True).text
        assert "op deze machine kunnen woorden op een scan niet worden aangewezen" in page
        assert "geel gemarkeerd" not in page
