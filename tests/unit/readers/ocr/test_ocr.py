"""Do recognised words become lines with the right place, size and weight, and is junk left out?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ipsearch.readers.ocr import Picture, find_tesseract, sheets_of
from ipsearch.readers.ocr.lines import RecognisedPage, recognised_page
from ipsearch.readers.ocr.tables import TableWord, confidence, lines_in, words_in

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
# At 144 dots an inch a point is two pixels; type of 10 points has an x of 10.4, an ascent of 14.4 and a tail of 4.2.
DPI, SCALE = 144.0, 2.0
HEIGHTS = {"flat": 10, "high": 14, "deep": 14, "both": 19}
TAIL = 4


def paper(width: int = 1200, height: int = 1700) -> Picture:
    return Picture(np.full((height, width), 255, dtype=np.uint8), DPI)


def word(text: str, left: int, base: int, shape: str = "flat", conf: float = 95.0, line: str = "1") -> TableWord:
    bottom = base + (TAIL if shape in ("deep", "both") else 0)
    return TableWord(("1", "1", line), left, bottom - HEIGHTS[shape], left + 12 * len(text), bottom, conf, text)


SENTENCE = (("Het", "high"), ("kabinet", "high"), ("gaat", "both"), ("nu", "flat"), ("om", "flat"), ("zee", "flat"))


def sentence(left: int, base: int, line: str = "1", slope: float = 0.0) -> list[TableWord]:
    found, x = [], left
    for text, shape in SENTENCE * 2:
        found.append(word(text, x, round(base + slope * (x + 6 * len(text))), shape, line=line))
        x += 12 * len(text) + 8
    return found


def test_words_are_read_from_the_table_and_nonsense_is_passed_over() -> None:
    rows = [
        HEAD,
        "4\t1\t1\t1\t1\t0\t10\t20\t30\t9\t-1\t",
        '5\t1\t1\t1\t1\t1\t10\t20\t30\t9\t96.5\tmin"ister',
        "5\t1\t1\t1\t1\t2\tx\t20\t30\t9\t96.5\tfout",
        "5\t1\t1",
        "5\t1\t1\t1\t2\t1\t10\t40\t30\t9\t80\t ",
        "",
    ]
    assert words_in("\n".join(rows)) == [TableWord(("1", "1", "1"), 10, 20, 40, 29, 96.5, 'min"ister')]
    assert words_in("") == []


def test_junk_is_left_out_and_a_doubtful_word_in_a_sound_line_is_not() -> None:
    line = [*sentence(100, 200), word("coördinator", 900, 200, "high", conf=8), word("_", 1100, 200, conf=60)]
    speck = [word("i", 50, 900, conf=12, line="2"), word("~x", 80, 900, conf=35, line="2")]
    kept = lines_in([*line, *speck])
    assert [len(part) for part in kept] == [13]
    assert kept[0][-1].text == "coördinator"


def test_a_box_that_holds_more_than_its_word_is_left_out() -> None:
    high = word("|", 60, 200)._replace(top=20)
    assert lines_in([high, *sentence(100, 200)]) == [sentence(100, 200)]


def test_confidence_counts_letters() -> None:
    assert confidence([word("a", 0, 9, conf=0), word("bbb", 0, 9, conf=100)]) == 75
    assert confidence([]) == 0


def test_baseline_and_size_follow_from_the_shape_of_the_letters() -> None:
    page = recognised_page([sentence(100, 200), [word("en", 100, 240)]], paper())
    first, second = page.lines
    assert (page.width, page.height) == (600, 850)
    assert first.y == pytest.approx(100, abs=0.3)
    assert second.y == pytest.approx(120, abs=0.3)
    assert [line.size for line in page.lines] == pytest.approx([10, 10], rel=0.06)
    assert first.words[0].x0 == 50


def test_a_page_that_lies_askew_is_put_straight() -> None:
    lines = [sentence(100, base, line=str(base), slope=0.02) for base in (200, 800, 1400)]
    for part in recognised_page(lines, paper()).lines:
        assert part.y in [pytest.approx(base / SCALE, abs=0.7) for base in (200, 800, 1400)]


def test_sizes_are_settled_and_strong_strokes_are_bold() -> None:
    picture = paper()
    lines = [sentence(100, base, line=str(base)) for base in (200, 230, 260, 290)]
    for part, stroke in zip(lines, (2, 2, 2, 4), strict=True):
        for box in part:
            for x in range(box.left, box.right - stroke, 8):
                picture.pixels[box.top : box.bottom, x : x + stroke] = 0
    (sheet,) = sheets_of([recognised_page(lines, picture)])
    assert sheet.ocr
    assert len({part.size for part in sheet.fragments}) == 1
    assert [part.bold for part in sheet.fragments[::12]] == [False, False, False, True]


def test_no_pages_and_no_words_are_no_trouble() -> None:
    assert sheets_of([]) == []
    assert sheets_of([RecognisedPage(595, 842, ())])[0].fragments == ()
    assert recognised_page([], paper()).letters == 0


def test_a_blank_picture_is_known() -> None:
    picture = paper(200, 200)
    assert picture.blank
    picture.pixels[50:60, 50:150] = 0
    assert not picture.blank
    assert picture.portable().startswith(b"P5 200 200 255\n")
    assert picture.stroke(0, 0, 0, 0) == 0


def fake(folder: Path, languages: str) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\nprintf '{languages}'\n", "utf-8")
    program.chmod(0o755)


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "tesseract-ocr and tesseract-ocr-nld" in str(find_tesseract())
    fake(tmp_path, r"eng\nosd\n")
    assert "without Dutch" in str(find_tesseract())
    fake(tmp_path, r"nld\nosd\n")
    found = find_tesseract()
    assert not isinstance(found, str)
    assert found.turns
    # A program that gives no table is no reason to fail.
    assert found.words(paper(50, 50)) == []
