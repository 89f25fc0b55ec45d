"""What converters write as Markdown, and what mail programs put before the lines of what they pass on."""

from __future__ import annotations

import textwrap

import pytest

from ipsearch.readers.plaintext.markdown import from_markdown
from ipsearch.readers.plaintext.quoting import without_quoting
from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of

LETTER = (
    "# Havens\n\n## 1\\. Toegang\n\nDe **havens** zijn *veiliger* geworden, zie [het\nverslag](https://voorbeeld.nl/v)"
    " van de douane.[^1]\n\n### Wat nog komt?\n\nOp de terminals volgt\\\nmeer toezicht.[^2]\n\n"
    "[^1]: Verslag over de havens, blz. 4, met\n    alle bijlagen.\n\n[^2]: Zie paragraaf 2.\n"
)


def test_headings_of_markdown_are_headings_of_their_level() -> None:
    blocks = [block for page in read_bytes(LETTER.encode(), "brief.txt").pages for block in page.blocks]
    headings = [(block.text, block.level) for block in blocks if block.kind == "heading"]
    assert headings == [("Havens", 1), ("1. Toegang", 2), ("Wat nog komt?", 3)]


def test_emphasis_links_and_escapes_of_markdown_are_no_words() -> None:
    paragraphs = texts_of("paragraph", LETTER)
    assert paragraphs[0] == "De havens zijn veiliger geworden, zie het verslag van de douane."
    assert paragraphs[1].split() == "Op de terminals volgt meer toezicht.".split()


def test_a_note_that_markdown_wrapped_is_whole() -> None:
    assert texts_of("footnote", LETTER) == ["Verslag over de havens, blz. 4, met alle bijlagen.", "Zie paragraaf 2."]


def test_notes_that_lead_back_to_their_calls_are_notes() -> None:
    text = (
        "## Toegang\n\nDe havens zijn veiliger geworden.[[1]](#footnote-4) Dat blijft zo.[[2]](#footnote-7)\n\n"
        "1. Verslag over de havens. [↑](#footnote-ref-4)\n2. Idem, blz. 7. [↑](#footnote-ref-7)\n"
    )
    assert texts_of("footnote", text) == ["Verslag over de havens.", "Idem, blz. 7."]
    assert texts_of("paragraph", text) == ["De havens zijn veiliger geworden. Dat blijft zo."]


@pytest.mark.parametrize(
    "table",
    [
        "Haven| Schepen\n---|---\nNoord| 12\nZuid| 9\n",
        "<table>\n<tr><th>Haven</th><th>Schepen</th></tr>\n<tr><td><p>Noord</p></td><td>12</td></tr>\n"
        "<tr><td>Zuid</td><td>9</td></tr>\n</table>\n",
    ],
)
def test_tables_of_markdown_come_in_rows_however_they_are_written(table: str) -> None:
    tables = texts_of("table", f"# Havens\n\n## Aantallen\n\nDit zijn de aantallen.\n\n{table}\nDat was alles.\n")
    assert [row.split(" | ") for row in tables[0].split("\n")] == [["Haven", "Schepen"], ["Noord", "12"], ["Zuid", "9"]]


def test_a_letter_with_a_sign_or_two_is_no_markdown() -> None:
    text = f"{BODY}\nDe snelheid * is 5_000 \\- 6_000 # per dag.\n\n* een punt\n* nog een punt\n"
    assert from_markdown(text) == text


def test_signs_before_quoted_lines_are_no_words() -> None:
    text = f"Toegang\n\n{BODY}\n- een punt;\n- nog een punt.\n"
    once = "".join(f"> {line}\n" if line else ">\n" for line in text.splitlines())
    twice = "".join(f">{line}\n" for line in once.splitlines())
    assert blocks_of(once) == blocks_of(twice) == blocks_of(text)


def test_a_few_lines_behind_the_sign_are_as_written() -> None:
    text = f"> Retouradres Postbus 1 2500 AA Den Haag\n{BODY}\n> een punt\n> nog een punt\n"
    assert without_quoting(text) == text


def test_breaks_of_lines_alone_tell_markdown() -> None:
    text = f"{BODY}\nOp de terminals volgt\\\nmeer toezicht\\\nvan de douane.\n"
    assert texts_of("paragraph", text)[-1].split() == "Op de terminals volgt meer toezicht van de douane.".split()


def test_a_heading_that_fills_a_line_filled_by_counting_is_one_where_the_next_word_had_room() -> None:
    sentence = "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers worden gescand. " * 6
    heading = "Wat de douane, de politie en de havens samen voor toezicht doen"
    letter = "\n".join(textwrap.fill(part, 72) for part in (sentence, heading, sentence, sentence))
    assert texts_of("heading", letter) == [heading]
    assert len(heading) > 0.85 * 72


def test_headings_over_a_line_of_signs_are_headings_of_their_level() -> None:
    ruled = f"Havens\n======\n\n1 Toegang\n---------\n\n{BODY}\n2 Scans\n-------\n\n{BODY}"
    blocks = [block for page in read_bytes(ruled.encode(), "brief.txt").pages for block in page.blocks]
    headings = [(block.text, block.level) for block in blocks if block.kind == "heading"]
    assert headings == [("Havens", 1), ("1 Toegang", 2), ("2 Scans", 2)]
    assert not texts_of("footnote", ruled)
