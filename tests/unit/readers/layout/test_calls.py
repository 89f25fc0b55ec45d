"""Which notes does a text call, and which of them does a page still owe?"""

from __future__ import annotations

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from ipsearch.readers.layout.calls import owed, with_calls_parted
from ipsearch.readers.layout.lines import Line, Mark
from ipsearch.readers.layout.words import Word
from tests.unit.readers.layout.placed import paragraph, sheet, words


def _line(*marks: tuple[str, int]) -> Line:
    word = Word("woord", 70.0, 95.0, 100.0, 10.0, False, False)
    return Line((word, word), 100.0, 10.0, tuple(Mark(*mark) for mark in marks))


def _labels(*lines: Line, called: int) -> list[str]:
    return [mark.label for line in with_calls_parted(lines, called)[0] for mark in line.marks]


def test_figures_that_call_two_notes_are_parted() -> None:
    assert _labels(_line(("5", 1)), _line(("67", 2)), called=4) == ["5", "6", "7"]
    assert _labels(_line(("910", 1)), called=8) == ["9", "10"]


def test_one_high_number_stays_one() -> None:
    assert _labels(_line(("12", 1)), called=0) == ["12"]
    assert _labels(_line(("12", 1)), called=11) == ["12"]
    assert _labels(_line(("46", 1)), called=4) == ["46"]
    assert _labels(_line(("56", 0)), called=4) == ["56"], "a label, not a call"


def test_what_is_called_and_not_printed_is_owed() -> None:
    assert owed([_line(("3", 1), ("4", 2))], ["2"], last=3) == ["4"]


def test_a_note_that_had_no_room_is_a_note_on_the_next_page() -> None:
    text = sheet(*paragraph(100), *paragraph(139))
    calls = [*words("2", 225.0, 109.0, 6.0), *words("3", 225.0, 148.0, 6.0)]
    first = Sheet(595.0, 842.0, (*text.fragments, *calls, *words("2 De tweede noot.", 70.0, 780.0, 8.0)))
    lower = sheet(*paragraph(250), *paragraph(289))
    second = Sheet(595.0, 842.0, (*lower.fragments, *words("3. De derde noot.", 70.0, 780.0, 8.0)))
    pages = lay_out([first, second])
    notes = [(block.label, block.text) for page in pages for block in page.blocks if block.kind == "footnote"]
    assert notes == [("2", "De tweede noot."), ("3", "De derde noot.")]


def test_a_number_in_a_note_opens_it_no_second_time() -> None:
    text = sheet(*paragraph(250), *paragraph(289))
    calls = [*words("1", 225.0, 259.0, 6.0), *words("2", 225.0, 298.0, 6.0)]
    notes = [
        ("1 De eerste noot.", 760.0),
        ("2 De brief van het college van Assen van", 770.0),
        ("2 april 2024.", 780.0),
    ]
    drawn = [part for note, y in notes for part in words(note, 70.0, y, 8.0)]
    blocks = lay_out([Sheet(595.0, 842.0, (*text.fragments, *calls, *drawn))])[0].blocks
    assert [block.text for block in blocks if block.kind == "footnote"] == [
        "De eerste noot.",
        "De brief van het college van Assen van 2 april 2024.",
    ]


def test_notes_in_type_that_is_hardly_smaller_are_notes_when_they_are_called() -> None:
    text = sheet(*paragraph(250), *paragraph(289))
    note = [*words("1", 70.0, 760.0, 9.5), *words("De eerste noot.", 84.0, 760.0, 9.5)]

    def kinds(*calls: Fragment) -> list[str]:
        page = Sheet(595.0, 842.0, (*text.fragments, *calls, *note))
        return [block.kind for block in lay_out([page])[0].blocks]

    assert kinds(*words("1", 225.0, 298.0, 6.0))[-1] == "footnote"
    assert "footnote" not in kinds()
