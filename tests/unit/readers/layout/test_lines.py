"""Which words stand on one line, and which are raised above it?"""

from __future__ import annotations

from ipsearch.readers.layout.lines import lines_of
from ipsearch.readers.layout.words import Word


def _word(text: str, x: float, y: float, size: float = 10.0) -> Word:
    return Word(text, x, x + 0.5 * size * len(text), y, size, False, False)


def test_a_marker_without_room_on_its_line_belongs_to_the_line_above() -> None:
    lines = lines_of([_word("zes", 70, 100), _word("maanden.", 440, 100), _word("3", 72, 110, 5.2)])
    assert [line.text for line in lines] == ["zes maanden."]
    assert [(mark.label, mark.before) for mark in lines[0].marks] == [("3", 2)]


def test_a_large_marker_without_room_on_its_line_shows_by_being_raised() -> None:
    above = [_word("zes", 70, 100), _word("maanden.", 440, 100)]
    assert len(lines_of([*above, _word("3", 72, 110, 8.0)])) == 1
    assert len(lines_of([*above, _word("3", 72, 112, 8.0)])) == 2


def test_a_raised_marker_belongs_to_the_line_it_is_raised_above() -> None:
    words = [_word("boven", 70, 100), _word("3", 95, 109, 5.2), _word("woord", 70, 112)]
    lines = lines_of(words)
    assert [[mark.label for mark in line.marks] for line in lines] == [[], ["3"]]


def test_raised_markers_with_brackets_may_stand_together() -> None:
    (line,) = lines_of([_word("maanden.", 70, 100), _word("2)3)", 111, 96.5, 5.2), _word("Dan", 130, 100)])
    assert line.text == "maanden. Dan"
    assert [mark.label for mark in line.marks] == ["2", "3"]


def test_a_marker_may_be_hardly_smaller_than_its_line() -> None:
    (line,) = lines_of([_word("maanden.", 70, 100), _word("2", 111, 96.5, 8.5), _word("Dan", 130, 100)])
    assert [mark.label for mark in line.marks] == ["2"]


def test_a_small_number_further_down_is_no_marker() -> None:
    assert len(lines_of([_word("zes", 70, 100), _word("maanden.", 440, 100), _word("3", 72, 130, 5.2)])) == 2


def test_signs_that_call_two_notes_are_two_markers() -> None:
    (line,) = lines_of([_word("maanden.", 70, 100), _word("*†", 111, 96.5, 6), _word("Dan", 130, 100)])
    assert line.text == "maanden. Dan"
    assert [mark.label for mark in line.marks] == ["*", "†"]
    (line,) = lines_of([_word("maanden.", 70, 100), _word("¶", 111, 96.5, 6)])
    assert [mark.label for mark in line.marks] == ["¶"]
    (line,) = lines_of([_word("maanden.", 70, 100), _word("**", 111, 96.5, 6)])
    assert [mark.label for mark in line.marks] == ["**"]
