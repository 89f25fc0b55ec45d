"""Which size and which pitch are those of the body?"""

from __future__ import annotations

from ipsearch.readers.layout.areas import Area, body_size, measure, narrowed
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word


def _page(*parts: tuple[float, float, int]) -> list[Word]:
    """Words, each part with its size, the height it stands at and how many there are."""
    return [Word("woorden", 70, 105, y, size, False, False) for size, y, count in parts for _ in range(count)]


def test_notes_may_be_longer_than_the_body() -> None:
    assert body_size([_page((10.0, 100, 60), (8.0, 700, 100)), _page((10.0, 100, 20))]) == 10.0


def test_small_type_above_or_on_pages_of_its_own_is_the_body() -> None:
    assert body_size([_page((8.0, 100, 100), (10.0, 700, 60))]) == 8.0
    assert body_size([_page((10.0, 100, 60), (8.0, 700, 50)), _page((8.0, 100, 100))]) == 8.0
    assert body_size([_page((14.0, 100, 20), (8.0, 700, 100))]) == 8.0


def test_the_lines_of_a_table_that_is_hardly_smaller_say_nothing_of_the_pitch() -> None:
    def lines(size: float, top: float, pitch: float) -> list[Line]:
        ys = [top + pitch * n for n in range(6)]
        return [Line((Word("woorden", 70, 500, y, size, False, False),), y, size) for y in ys]

    assert measure([[*lines(10.0, 100, 15.0), *lines(9.3, 400, 11.0)]], 10.0).pitch == 15.0


def test_a_page_with_the_first_of_two_columns_alone_is_narrow() -> None:
    def lines(*ends: float) -> list[Line]:
        return [Line((Word("woorden", 70, x1, 100.0, 10.0, False, False),), 100.0, 10.0) for x1 in ends]

    area = Area(10.0, 70.0, 520.0, 13.0)
    assert narrowed(area, lines(*[288.0] * 9, 120.0)).right == 288.0
    assert narrowed(area, lines(*[288.0] * 9, 500.0)).right == 520.0
    assert narrowed(area, lines(*[120.0] * 9, 288.0)).right == 520.0, "a list of short items"
    assert narrowed(area, lines(288.0, 288.0)).right == 520.0


def test_sentences_that_go_on_from_line_to_line_show_that_a_page_is_narrow() -> None:
    def lines(word: str) -> list[Line]:
        ends = [288.0, 240.0, 130.0] * 4
        return [Line((Word(word, 70, 110, 100.0, 10.0, False, False), Word("en", 120, x, 100.0, 10.0, False, False)),
                     100.0, 10.0) for x in ends]  # fmt: skip

    area = Area(10.0, 70.0, 520.0, 13.0)
    assert narrowed(area, lines("werk")).right == 288.0
    assert narrowed(area, lines("a)")).right == narrowed(area, lines("Werk")).right == 520.0


def test_a_page_without_notes_may_have_a_table_in_their_size() -> None:
    notes = [_page((10.0, 100, 60), (8.0, 700, 90))] * 2
    assert body_size([*notes, _page((8.0, 100, 30), (10.0, 300, 20))]) == 10.0


def test_a_letter_may_have_more_table_than_text() -> None:
    def row(y: float) -> list[Word]:
        return [Word("cellen", x, x + 30, y, 8.5, False, False) for x in (70, 190, 310, 430)]

    def line(y: float) -> list[Word]:
        return [Word("woorden", x, x + 35, y, 10.0, False, False) for x in range(70, 510, 38)]

    text, table = [*line(100), *line(113)], [word for n in range(30) for word in row(200 + 14 * n)]
    assert body_size([[*text, *table]]) == 10.0
    assert body_size([[*[word for word in text if word.x0 < 250], *table]]) == 8.5, "no line is long enough to be text"


def test_the_pitch_is_that_of_running_text_though_more_lines_stand_in_cells() -> None:
    def lines(top: float, pitch: float, count: int, end: float) -> list[Line]:
        ys = [top + pitch * n for n in range(count)]
        return [Line((Word("woorden", 70, end, y, 10.0, False, False),), y, 10.0) for y in ys]

    assert measure([[*lines(100, 17.0, 10, 500), *lines(400, 12.0, 30, 180)]], 10.0).pitch == 17.0
