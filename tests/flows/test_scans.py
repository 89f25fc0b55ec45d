"""Is a scan read page by page, within limits that count the work, and does a hit say that it was recognised?"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from ipsearch.backends import make_encoder, open_searcher, open_writer
from ipsearch.contract import hits_json
from ipsearch.errors import ReaderStopped
from ipsearch.indexing import index_paths
from ipsearch.letters import Reading
from ipsearch.readers.drafts import Step
from ipsearch.readers.ocr import find_tesseract
from ipsearch.readers.reading import read_file
from ipsearch.readers.workers import ReaderPool, ReadJob, WorkerLimits
from ipsearch.reports import Progress
from ipsearch.settings import read_settings

CORPUS = Path(__file__).parent.parent.parent / "corpus"
SCAN, SAME = CORPUS / "118_scan-zorg-thuisfront-2024.pdf", CORPUS / "117_zorg-thuisfront-2024.pdf"
needs_tesseract = pytest.mark.skipif(
    isinstance(find_tesseract(), str), reason="Tesseract with Dutch is not installed (scripts/setup test says how)"
)
ROW = r"5\t1\t1\t1\t1\t1\t300\t1700\t400\t40\t95\tzeewaardigheid\n"


def fake_tesseract(folder: Path, seconds: float) -> None:
    """A program that takes its time over each page and then reads one word."""
    program = folder / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = --list-langs ]; then echo nld; exit; fi\n'
        f"cat > /dev/null; echo $$ > {folder}/running; sleep {seconds}; printf '{ROW}'\n",
        "utf-8",
    )
    program.chmod(0o755)


def pages(path: Path, *sources: tuple[Path, int]) -> Path:
    writer = PdfWriter()
    for source, number in sources:
        writer.add_page(PdfReader(source).pages[number])
    writer.write(path)
    return path


@needs_tesseract
def test_only_the_scanned_pages_of_a_mixed_file_are_recognised(tmp_path: Path) -> None:
    reading = read_file(pages(tmp_path / "gemengd.pdf", (SAME, 0), (SCAN, 1)))
    assert [page.ocr for page in reading.pages] == [False, True]
    assert [page.printed for page in reading.pages] == [1, 2]
    assert any("page 2" in warning for warning in reading.warnings)


@needs_tesseract
def test_a_hit_on_a_scan_says_so(tmp_path: Path) -> None:
    settings = read_settings(index=tmp_path / "index", encoder="hashing:")
    encoder = make_encoder(settings.encoder)
    told: list[Progress] = []
    with open_writer(settings, encoder) as writer, ReaderPool(1) as pool:
        report = index_paths([SCAN], writer, encoder, pool, on_progress=told.append)
    assert not report.failed
    assert [progress.scan for progress in told if progress.file.endswith(SCAN.name)] == [(1, 2), (2, 2), None]
    hits = hits_json(open_searcher(settings).search("vergoeding voor partners van uitgezonden politiemensen", 3))[
        "hits"
    ]
    assert hits
    assert all(hit["ocr"] for hit in hits)


@pytest.mark.slow
def test_a_long_scan_may_take_longer_than_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path, 0.9)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    scan = pages(tmp_path / "lang.pdf", *[(SCAN, 0)] * 5)
    steps: list[Step] = []
    with ReaderPool(1, limits=WorkerLimits(seconds=3.0)) as pool:
        started = time.monotonic()
        _, reading = next(pool.read([ReadJob(scan, "lang.pdf")], lambda job, step: steps.append(step)))
    assert isinstance(reading, Reading)
    assert time.monotonic() - started > 3.0
    assert steps == [Step(number, 5) for number in range(1, 6)]
    assert all("zeewaardigheid" in page.text for page in reading.pages)


@pytest.mark.slow
@pytest.mark.parametrize("limits", [WorkerLimits(seconds=2.5), WorkerLimits(seconds=2.5, total_seconds=2.5)])
def test_what_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: WorkerLimits
) -> None:
    fake_tesseract(tmp_path, 30)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with ReaderPool(1, limits=limits) as pool:
        _, error = next(pool.read([ReadJob(SCAN, "scan.pdf")]))
    assert isinstance(error, ReaderStopped)
    assert "seconds" in error.message
    time.sleep(0.2)
    status = Path(f"/proc/{(tmp_path / 'running').read_text().strip()}/stat")
    assert not status.exists() or status.read_text().split()[2] == "Z"
