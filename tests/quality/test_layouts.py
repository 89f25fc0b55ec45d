"""The same fictional text in other layouts, by other producers (scripts/make_layouts), is read as well as any."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from ipsearch.readers.reading import read_file
from tests.quality.reading_measures import Measures, measure

LAYOUTS = Path(__file__).parent / "layouts"
FILES = sorted(path.name for path in LAYOUTS.glob("*.pdf"))
TEXTS = sorted(path.name for path in LAYOUTS.glob("*.txt"))
# In the first the margin column touches the body's lines; the others print the table of four columns column by column.
HARD = {"typst_margin_right.plumber.txt", "reportlab_rotated.miner.txt", "weasy_margin.plain.txt"}
MOST_BYTES = 2_500_000


@cache
def found(name: str) -> Measures:
    truth = json.loads((LAYOUTS / f"{name.split('.')[0]}.pdf.json").read_text("utf-8"))
    return measure(read_file(LAYOUTS / name).pages, truth)


def share(kind: str) -> float:
    """Blocks of a kind that are read exactly, over all files."""
    counts = [getattr(found(name), kind) for name in FILES]
    return sum(right for right, _ in counts) / sum(there for _, there in counts)


def test_there_are_many_layouts_by_many_producers_in_little_room() -> None:
    assert len(FILES) >= 27
    producers = {"typst", "weasy", "office", "reportlab", "chromium", "qt", "tex"}
    assert {name.split("_")[0] for name in FILES} == producers
    assert {name.split(".")[1] for name in TEXTS} == {"layout", "raw", "plain", "miner", "mupdf", "mutool", "plumber"}
    assert sum(path.stat().st_size for path in LAYOUTS.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("name", FILES)
def test_a_layout_is_read_well(name: str) -> None:
    measures = found(name)
    assert measures.body >= 0.999, measures
    assert measures.order >= 0.999, measures
    assert measures.margin == 0, measures
    assert measures.blocks >= 0.99, measures
    assert measures.printed == 1.0, measures
    assert measures.notes is None or measures.notes >= 0.99, measures


def test_the_layouts_together_are_read_as_they_were_written() -> None:
    every = [found(name) for name in FILES]
    assert mean(m.body for m in every) >= 0.999
    assert mean(m.order for m in every) >= 0.999
    assert mean(m.blocks for m in every) >= 0.999
    assert mean(m.notes for m in every if m.notes is not None) >= 0.999
    assert share("heading") >= 0.99
    assert share("bullet") == 1.0
    assert share("table") == 1.0


@pytest.mark.parametrize("name", TEXTS)
def test_a_layout_is_read_well_from_the_text_that_a_tool_made_of_it(name: str) -> None:
    measures = found(name)
    assert measures.body >= 0.994, measures
    assert measures.order >= (0.984 if name in HARD else 0.994), measures
    assert measures.margin <= (1 if name.startswith("typst_margin_right") else 0), measures
    assert measures.printed == 1.0, measures
    assert measures.notes is None or measures.notes >= 0.99, measures
    assert measures.heading[0] >= (0.7 if name in HARD else 0.85) * measures.heading[1], measures
