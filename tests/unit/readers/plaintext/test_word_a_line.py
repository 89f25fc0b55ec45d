"""Where an extractor ended the line after every word, words of the body stand alone on page after page."""

from __future__ import annotations

from ipsearch.readers.plaintext.lines import Line, has_word_a_line
from ipsearch.readers.plaintext.margins import lift_margins
from ipsearch.readers.plaintext.sheets import split_sheets

BODY = (
    "De douane is met de politie van mening dat de terminals van de haven veiliger zijn geworden dan ze waren.".split()
)
ENDS = ("Ook de kade is schoon.", "Dan gaat alles weer goed.", "Zo blijft het nog even.")
MARGIN = ["Directie Havens en Vaarwegen", "Datum", "3 mei 2024", "Ons kenmerk", "HV-2024/118"]


def _pages(margins: list[list[str]]) -> str:
    """Pages of body, a word a line, with a line of the margin after every nine words."""
    pages = []
    for number, margin in enumerate(margins):
        words = [*BODY[number:], *BODY[:number]] * 3
        for place, line in enumerate(margin):
            words.insert(9 * (place + 1), line)
        pages.append("\n".join([*words, *ENDS[number].split()]))
    return "\f".join(pages)


def test_words_of_the_body_are_no_margin() -> None:
    cleaned = lift_margins(split_sheets(_pages([[], [], []])))
    assert [[line.text for line in sheet.lines] for sheet in cleaned.sheets] == [
        [*BODY[number:], *BODY[:number]] * 3 + ENDS[number].split() for number in range(3)
    ]


def test_the_margin_reaches_down_as_many_words_as_lines_hold() -> None:
    cleaned = lift_margins(split_sheets(_pages([MARGIN] * 3)))
    assert [sheet.margin for sheet in cleaned.sheets] == [tuple(MARGIN)] * 3


def test_a_page_of_lines_has_no_word_a_line() -> None:
    assert has_word_a_line([Line("De"), Line(""), Line("haven"), Line("is veilig.")])
    assert not has_word_a_line([Line("De haven"), Line("is"), Line("veiliger dan"), Line("toen.")])
