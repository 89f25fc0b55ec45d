"""Notes at the end of a letter, set as its text is."""

from __future__ import annotations

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, words


def _mark(label: str, x: float, y: float) -> Fragment:
    return Fragment(label, x, x + 3, y - 3.5, 6.0, False, False, False)


def _page(labels: str, called: str = "12", close: str = "Hoogachtend,") -> Sheet:
    end = 100.0 + 39 * max(2, len(called))
    lines = [line for y in range(100, int(end), 39) for line in paragraph(float(y))] + [(close, 70.0, end)]
    parts = [part for line in lines for part in words(*line)]
    parts += [_mark(label, 224.0, 113.0 + 39 * place) for place, label in enumerate(called)]
    for place, label in enumerate(labels):
        y = end + 39 + 26 * place
        parts += [_mark(label, 70.0, y), *words(f"Zie de brief van {label} mei.", 74.0, y)]
    return Sheet(595.0, 842.0, tuple(parts))


def _notes(page: Sheet) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in lay_out([page])[0].blocks if block.kind == "footnote"]


def test_paragraphs_that_open_with_markers_the_text_calls_are_notes() -> None:
    assert _notes(_page("12")) == [("1", "Zie de brief van 1 mei."), ("2", "Zie de brief van 2 mei.")]


def test_notes_keep_their_order() -> None:
    assert [label for label, _ in _notes(_page("1234567", called="1234567"))] == list("1234567")


def test_what_nothing_calls_or_counts_from_one_is_text() -> None:
    assert _notes(_page("12", called="1")) == []
    assert _notes(_page("2")) == []


def test_a_note_that_runs_over_the_page_end_goes_on() -> None:
    first = _page("12")
    last = "Zie de brief van 2 mei, die is gezonden aan de voorzitter van de commissie voor de havens, en"
    kept = [part for part in first.fragments if part.y != 243.0]
    ends = Sheet(595.0, 842.0, (*kept, *words(last, 74.0, 243.0)))
    rest = Sheet(595.0, 842.0, tuple(words("daar het verslag van de inspectie.", 70.0, 100.0)))
    found = [
        (b.label, b.text.split()[-1]) for page in lay_out([ends, rest]) for b in page.blocks if b.kind == "footnote"
    ]
    assert found == [("1", "mei."), ("2", "en"), (None, "inspectie.")]


def test_notes_that_found_no_room_go_on_at_the_head_of_the_last_page() -> None:
    first = _page("", called="123", close="Tot zover.")
    foot = [_mark("1", 70.0, 780.0), *words("Zie de brief van 1 mei.", 74.0, 780.0, 8.0)]
    rest: list[Fragment] = []
    for place, label in enumerate("23"):
        y = 80.0 + 20 * place
        rest += [_mark(label, 70.0, y), *words(f"Zie de brief van {label} mei.", 74.0, y, 8.0)]
    pages = lay_out([Sheet(595.0, 842.0, (*first.fragments, *foot)), Sheet(595.0, 842.0, tuple(rest))])
    assert [(b.label, b.kind) for b in pages[1].blocks] == [("2", "footnote"), ("3", "footnote")]
