"""A letter is cut where its writer cut it, and joined only where nothing is missing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from ipsearch.chunking import LEAD_IN_WORDS, MAX_WORDS, TABLE_ROWS, TARGET_WORDS, passages
from ipsearch.letters import Block, BlockKind, Page, Passage
from tests.unit.values import pages


def paragraph(text: str, **fields: object) -> Block:
    return Block("paragraph", text, **fields)  # type: ignore[arg-type]


def heading(text: str, level: int = 1) -> Block:
    return Block("heading", text, level=level)


def bullet(text: str) -> Block:
    return Block("bullet", text)


def note(text: str) -> Block:
    return Block("footnote", text, label=text[:1])


def table(rows: int, heads: int = 1) -> Block:
    lines = [f"kop {n} | waarde" for n in range(heads)] + [f"rij {n} | {n}" for n in range(rows)]
    return Block("table", "\n".join(lines), header_rows=heads)


def words(count: int, start: int = 0) -> str:
    """One sentence of so many words."""
    return " ".join(["Woord", *(f"w{start + n}" for n in range(count - 2)), "einde."])


def cut(*contents: Sequence[Block], printed: Sequence[int | None] = ()) -> list[tuple[BlockKind, str]]:
    return [(one.kind, one.text) for one in passages("brief", pages(*contents, printed=printed))]


def sections(made: Sequence[Page]) -> list[tuple[tuple[str, ...], str]]:
    return [(one.section, one.text) for one in passages("brief", made)]


def test_every_paragraph_is_a_passage() -> None:
    assert cut([paragraph("Eén."), paragraph("Twee.")]) == [("paragraph", "Eén."), ("paragraph", "Twee.")]


def test_a_letter_without_text_has_no_passages() -> None:
    assert cut([], [Block("header", "Tweede Kamer"), Block("margin", "Ons kenmerk")]) == []


def test_furniture_is_never_searched() -> None:
    assert cut([Block("margin", "Pagina 3"), paragraph("Eén."), Block("footer", "3")]) == [("paragraph", "Eén.")]


def test_headings_open_the_first_passage_below_them() -> None:
    made = pages([heading("Deel"), heading("Hoofdstuk", 2), paragraph("Eén."), paragraph("Twee.")])
    assert sections(made) == [
        (("Deel", "Hoofdstuk"), "Deel\nHoofdstuk\nEén."),
        (("Deel", "Hoofdstuk"), "Twee."),
    ]


def test_the_heading_path_follows_the_levels() -> None:
    heads = [("A", 1), ("A1", 2), ("A1a", 3), ("A2", 2), ("B", 1), ("B1", 3)]
    blocks = [block for name, level in heads for block in (heading(name, level), paragraph(name.lower()))]
    assert [one.section for one in passages("brief", pages(blocks))] == [
        ("A",),
        ("A", "A1"),
        ("A", "A1", "A1a"),
        ("A", "A2"),
        ("B",),
        ("B", "B1"),
    ]


def test_a_heading_with_nothing_below_it_is_a_passage_itself() -> None:
    assert cut([paragraph("Eén."), heading("Slot")]) == [("paragraph", "Eén."), ("heading", "Slot")]


def test_bullets_go_with_the_line_that_announces_them() -> None:
    assert cut(
        [paragraph("Vooraf."), paragraph("Het gaat om:"), bullet("- a"), bullet("- b"), paragraph("Daarna.")]
    ) == [
        ("paragraph", "Vooraf."),
        ("bullet", "Het gaat om:\n- a\n- b"),
        ("paragraph", "Daarna."),
    ]


@pytest.mark.parametrize("lead", ["Het gaat om het volgende.", f"{words(LEAD_IN_WORDS)} Dus:"])
def test_a_line_that_does_not_announce_or_is_long_stands_alone(lead: str) -> None:
    assert cut([paragraph(lead), bullet("- a"), bullet("- b")]) == [("paragraph", lead), ("bullet", "- a\n- b")]


def test_bullets_part_when_they_are_too_much_together() -> None:
    half = f"- {words(MAX_WORDS // 2 - 1)}"
    assert cut([bullet(half), bullet(half), bullet("- klein")]) == [
        ("bullet", f"{half}\n{half}"),
        ("bullet", "- klein"),
    ]


def test_paragraph_numbers_say_which_blocks_a_passage_holds() -> None:
    made = passages("brief", pages([heading("Kop"), paragraph("Om:"), bullet("- a"), bullet("- b"), paragraph("Na.")]))
    assert [one.paragraphs for one in made] == [(1, 4), (5, 5)]


def test_table_rows_come_in_groups_under_their_column_heads() -> None:
    made = cut([table(2 * TABLE_ROWS + 1, heads=2)])
    assert [kind for kind, _ in made] == ["table"] * 3
    assert all(text.startswith("kop 0 | waarde\nkop 1 | waarde\nrij ") for _, text in made)
    rows = [line for _, text in made for line in text.split("\n") if line.startswith("rij")]
    assert rows == [f"rij {n} | {n}" for n in range(2 * TABLE_ROWS + 1)]


@pytest.mark.parametrize(("rows", "heads"), [(3, 0), (0, 2)])
def test_a_table_of_rows_or_heads_alone_is_whole(rows: int, heads: int) -> None:
    block = table(rows, heads)
    assert cut([block]) == [("table", block.text)]


def test_a_table_that_runs_over_a_page_keeps_its_heads() -> None:
    first, second = table(TABLE_ROWS), Block("table", "rij x | 1\nrij y | 2")
    made = cut([Block("table", first.text, header_rows=1, continues="text")], [second])
    assert made == [("table", first.text), ("table", "kop 0 | waarde\nrij x | 1\nrij y | 2")]


def test_a_long_paragraph_is_cut_between_sentences_with_one_of_overlap() -> None:
    text = " ".join(words(20, start=100 * n) for n in range(15))
    made = [text for _, text in cut([paragraph(text)])]
    assert len(made) == round(300 / TARGET_WORDS)
    for before, after in itertools.pairwise(made):
        assert after.startswith(f"{before[before.rindex('Woord') :]} Woord")
    assert "".join([made[0], *(part[part.index("einde.") + 6 :] for part in made[1:])]) == text


def test_parts_of_a_long_paragraph_are_of_about_the_same_length() -> None:
    text = " ".join(words(10, start=100 * n) for n in range(50))
    counts = [len(text.split()) for _, text in cut([paragraph(text)])]
    assert max(counts) <= MAX_WORDS
    assert max(counts) - min(counts) <= 20


def test_a_paragraph_up_to_the_limit_stays_whole() -> None:
    assert len(cut([paragraph(" ".join(words(MAX_WORDS // 2) for _ in range(2)))])) == 1


def test_a_heading_opens_only_the_first_part_of_a_long_paragraph() -> None:
    made = cut([heading("Kop"), paragraph(" ".join(words(20) for _ in range(12)))])
    assert [text.startswith("Kop\n") for _, text in made] == [True, False]


@pytest.mark.parametrize("broken", [False, True])
def test_a_long_paragraph_over_a_page_end_is_cut_between_sentences_too(broken: bool) -> None:
    first = paragraph(" ".join(words(20) for _ in range(7)) + " Het pro-", continues="word" if broken else "text")
    second = paragraph("gramma loopt door. " + " ".join(words(20) for _ in range(7)))
    made = [text for _, text in cut([first], [second])]
    assert len(made) == 3
    assert all(text.startswith(("Woord", "Het")) and text.endswith((" einde.", " door.")) for text in made)
    assert ("Het programma loopt" if broken else "Het pro- gramma loopt") in " ".join(made)


def test_one_endless_sentence_is_not_cut() -> None:
    assert len(cut([paragraph(words(3 * MAX_WORDS))])) == 1


@pytest.mark.parametrize("printed", [(), (11, 12), (11, None), (None, 13)])
def test_a_paragraph_that_runs_over_a_page_end_is_one_passage(printed: Sequence[int | None]) -> None:
    contents = [paragraph("Dit loopt", continues="text")], [paragraph("door."), paragraph("Dit niet.")]
    assert cut(*contents, printed=printed) == [("paragraph", "Dit loopt door."), ("paragraph", "Dit niet.")]


def test_a_word_that_is_broken_at_a_page_end_is_whole_again() -> None:
    (made,) = passages("brief", pages([paragraph("Het pro-", continues="word")], [paragraph("gramma.")]))
    assert made.text == "Het programma."
    assert [(span.page, span.start, span.end) for span in made.spans] == [(1, 0, 7), (2, 0, 7)]


def test_a_paragraph_over_three_pages_is_one_passage() -> None:
    contents = [paragraph("a", continues="text")], [paragraph("b", continues="text")], [paragraph("c")]
    assert cut(*contents) == [("paragraph", "a b c")]


def test_bullets_go_on_over_a_page_end() -> None:
    assert cut([paragraph("Om:"), bullet("- a")], [bullet("- b")], printed=(1, 2)) == [("bullet", "Om:\n- a\n- b")]


def test_nothing_is_joined_over_a_missing_page() -> None:
    assert cut([paragraph("Om:"), bullet("- a")], [bullet("- b")], printed=(11, 13)) == [
        ("bullet", "Om:\n- a"),
        ("bullet", "- b"),
    ]


def test_nothing_is_joined_over_a_page_without_text() -> None:
    """It may be a scan that nobody could read."""
    assert cut([paragraph("Om:"), bullet("- a")], [], [bullet("- b")]) == [("bullet", "Om:\n- a"), ("bullet", "- b")]


def test_after_a_missing_page_the_headings_are_not_known() -> None:
    made = pages(
        [heading("Kop"), paragraph("Eén.")],
        [paragraph("Twee."), heading("Onder", 2), paragraph("Drie.")],
        printed=(11, 13),
    )
    assert sections(made) == [(("Kop",), "Kop\nEén."), ((), "Twee."), (("Onder",), "Onder\nDrie.")]


def test_a_heading_at_the_foot_of_a_page_before_a_missing_one_opens_nothing() -> None:
    made = pages([paragraph("Eén."), heading("Kop")], [paragraph("Twee.")], printed=(11, 13))
    assert sections(made) == [((), "Eén."), (("Kop",), "Kop"), ((), "Twee.")]


def test_a_footnote_after_a_missing_page_has_no_known_heading_either() -> None:
    made = pages([heading("Kop"), paragraph("Eén.")], [note("1 Noot."), paragraph("Twee.")], printed=(11, 13))
    assert ((), "1 Noot.") in sections(made)


def test_headings_hold_on_the_next_page() -> None:
    made = pages([heading("Kop"), paragraph("Eén.")], [paragraph("Twee.")], printed=(11, 12))
    assert [one.section for one in passages("brief", made)] == [("Kop",), ("Kop",)]


def test_a_footnote_comes_after_the_passage_it_stands_under() -> None:
    assert cut([paragraph("Eén."), paragraph("Twee."), note("1 Noot."), note("2 Noot.")], [paragraph("Drie.")]) == [
        ("paragraph", "Eén."),
        ("paragraph", "Twee."),
        ("footnote", "1 Noot."),
        ("footnote", "2 Noot."),
        ("paragraph", "Drie."),
    ]


def test_footnotes_do_not_part_a_paragraph_that_runs_on() -> None:
    contents = [paragraph("Dit loopt", continues="text"), note("1 Noot.")], [paragraph("door."), paragraph("Na.")]
    assert cut(*contents) == [("paragraph", "Dit loopt door."), ("footnote", "1 Noot."), ("paragraph", "Na.")]


def test_footnotes_alone_are_passages() -> None:
    assert cut([note("1 Noot.")]) == [("footnote", "1 Noot.")]


def test_positions_count_the_passages_of_the_letter() -> None:
    made = passages("brief", pages([paragraph("Eén."), note("1 N."), heading("Kop")], [paragraph("Twee.")]))
    assert [one.key for one in made] == ["brief-0", "brief-1", "brief-2"]
    assert isinstance(made[0], Passage)
