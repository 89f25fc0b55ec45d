"""Two columns of text are read one after the other; tables and single columns stay as they are."""

from __future__ import annotations

from itertools import pairwise

from ipsearch.readers.layout import Sheet, lay_out
from ipsearch.readers.layout.sheets import Rule
from ipsearch.readers.layout.unfolding import unfold
from tests.unit.readers.layout.placed import words

LEFT = "Het kabinet werkt samen met de provincies aan een"
RIGHT = "In de haven wordt vaker gecontroleerd dan in het"


def _page(*lines: tuple[str, float, float]) -> Sheet:
    return Sheet(595.0, 842.0, tuple(part for text, x, y in lines for part in words(text, x, y)))


def _columns(y: float = 120.0, lines: int = 20) -> list[tuple[str, float, float]]:
    left = [(f"{LEFT} {n}", 50.0, y + 13 * n) for n in range(lines)]
    return [*left, *((f"{RIGHT} {n}", 325.0, y + 13 * n) for n in range(lines))]


def _words(sheet: Sheet) -> list[str]:
    return [part.text for part in sorted(sheet.fragments, key=lambda part: (round(part.y), part.x0))]


def test_the_right_column_goes_under_the_left_one() -> None:
    (sheet,) = unfold([_page(*_columns())])
    texts = _words(sheet)
    assert texts.index("haven") > texts.index("19")
    assert min(part.x0 for part in sheet.fragments) == 50.0
    assert max(part.x1 for part in sheet.fragments) < 325.0


def test_lines_over_both_columns_part_the_page_into_bands() -> None:
    over = "Dit is een regel die over de volle breedte van de bladzijde loopt en dus bij geen kolom hoort"
    (sheet,) = unfold([_page(*_columns(), (over, 50.0, 420.0), *_columns(470.0))])
    texts = _words(sheet)
    assert [n for n, text in enumerate(texts) if text == "haven"][19] < texts.index("volle")
    assert texts.index("volle") < [n for n, text in enumerate(texts) if text == "kabinet"][20]


def test_page_numbers_of_pages_of_other_lengths_are_read() -> None:
    pages = [_page(*_columns(lines=20 + 4 * n), (str(n), 295.0, 800.0)) for n in (1, 2, 3)]
    assert [page.printed for page in lay_out(pages)] == [1, 2, 3]


def test_notes_under_a_column_follow_the_text_of_both() -> None:
    notes = tuple(words("1 Zie de bijlage.", 50.0, 400.0, 7.0))
    page = _page(*_columns())
    (sheet,) = unfold([Sheet(page.width, page.height, (*page.fragments, *notes))])
    assert _words(sheet)[-4:] == ["1", "Zie", "de", "bijlage."]


def test_one_column_stays_as_it_is() -> None:
    page = _page(*((f"{LEFT} goede spreiding van de voorzieningen in {n}", 50.0, 100.0 + 13 * n) for n in range(30)))
    assert unfold([page]) == [page]


def test_a_table_with_a_wide_last_column_stays_as_it_is() -> None:
    rows: list[tuple[str, float, float]] = []
    for n in range(14):
        y = 100.0 + 39 * n
        rows += [(f"Land {n}", 50.0, y), (f"{n}.412", 150.0, y), ("1,8 dagen", 220.0, y)]
        rows += [(RIGHT, 325.0, y + 13 * line) for line in range(3)]
    page = _page(*rows)
    assert unfold([page]) == [page]


def test_a_narrow_margin_column_is_no_second_column() -> None:
    body = [(f"{LEFT} en ook nog {n}", 50.0, 100.0 + 13 * n) for n in range(30)]
    margin = [("Directie Havens van", 400.0, 100.0 + 13 * n) for n in range(16)]
    page = _page(*body, *margin)
    assert unfold([page]) == [page]


def test_columns_under_text_of_the_full_width_are_unfolded_too() -> None:
    over = "Verkeersveiligheidsbeleid verkeersveiligheidsbeleid verkeersveiligheidsbeleid verkeersveilig"
    full = [(over, 50.0, 80.0 + 13 * n) for n in range(24)]
    texts = _words(unfold([_page(*full, *_columns(420.0))])[0])
    assert texts.index("haven") > max(n for n, text in enumerate(texts) if text == "kabinet")


def test_rules_go_with_the_right_column_when_notes_stand_under_the_left_one() -> None:
    notes = tuple(part for n in range(3) for part in words(f"{n} Zie de bijlage.", 50.0, 400.0 + 10 * n, 7.0))
    page = _page(*_columns())
    rule = Rule(325.0, 136.0, 500.0, 136.0)
    (sheet,) = unfold([Sheet(page.width, page.height, (*page.fragments, *notes), (rule,))])
    first = min(part.y for part in sheet.fragments if part.text == "haven")
    assert sheet.rules[0].y0 - first == 16.0


def test_a_sentence_that_ends_early_in_the_left_column_ends_a_paragraph() -> None:
    def ends(last: str) -> int:
        left = [*((f"{LEFT} 1", 50.0, 120.0 + 13 * n) for n in range(20)), (last, 50.0, 380.0)]
        page = _page(*left, *((f"{RIGHT} 1", 325.0, 120.0 + 13 * n) for n in range(21)))
        return len(lay_out([page])[0].blocks)

    assert ends("Dat werkt samen met vele provincies en zo.") == 2
    assert ends("Dat werkt samen met vele provincies in het land") == 1


def test_a_line_is_full_when_it_fills_its_column() -> None:
    over = "Dit is een regel die over de volle breedte van de bladzijde loopt en dus bij geen kolom hoort"
    full = [(f"{over} {n}", 50.0, 80.0 + 13 * n) for n in range(24)]
    columns = [(text if n % 2 else f"{n} {text[:-6]}", x, y) for n, (text, x, y) in enumerate(_columns(420.0))]
    assert len(lay_out([_page(*full, *columns)])[0].blocks) == 2


def test_text_that_reaches_into_the_foot_of_a_page_stays_together() -> None:
    over = "Verkeersveiligheidsbeleid verkeersveiligheidsbeleid verkeersveiligheidsbeleid verkeersveilig"
    long = [(over, 50.0, 100.0 + 13 * n) for n in range(53)]
    foot = [("2", 295.0, 820.0)]
    _, text = unfold([_page(*_columns(), ("1", 295.0, 820.0)), _page(*long, *foot)])
    heights = sorted({part.y for part in text.fragments})
    assert [below - above for above, below in pairwise(heights)][:-1] == [13.0] * 52
    assert heights[-1] > 900.0


def test_notes_of_both_columns_on_one_height_are_read_one_after_the_other() -> None:
    lines = _columns(lines=48)
    notes = [*words("Zie de bijlage.", 58.0, 780.0, 8.0), *words("Zie het besluit.", 333.0, 780.0, 8.0)]
    marks = [part._replace(y=777.0) for x, n in ((50.0, "1"), (325.0, "2")) for part in words(n, x, 777.0, 5.0)]
    calls = [part._replace(y=116.5) for x, n in ((301.0, "1"), (570.0, "2")) for part in words(n, x, 116.5, 5.0)]
    rules = (Rule(50.0, 768.0, 120.0, 768.0), Rule(325.0, 768.0, 395.0, 768.0))
    page = _page(*lines, ("7", 295.0, 815.0))
    sheet = Sheet(595.0, 842.0, (*page.fragments, *notes, *marks, *calls), rules)
    (found,) = lay_out([sheet])
    assert [(b.label, b.text) for b in found.blocks if b.kind == "footnote"] == [
        ("1", "Zie de bijlage."),
        ("2", "Zie het besluit."),
    ]
    assert found.printed == 7


def test_a_rule_under_the_head_of_two_columns_makes_them_a_table() -> None:
    page = _page(*_columns(lines=18))
    assert unfold([page]) != [page]
    ruled = Sheet(595.0, 842.0, page.fragments, (Rule(50.0, 124.0, 560.0, 124.0),))
    assert unfold([ruled]) == [ruled]
    # Over both columns, a rule is that of the head of the page.
    headed = Sheet(595.0, 842.0, page.fragments, (Rule(50.0, 104.0, 560.0, 104.0),))
    assert unfold([headed]) != [headed]


def test_a_table_over_both_columns_is_one_though_white_runs_through_it() -> None:
    rows = [
        (text, x, 420.0 + 16 * n)
        for n in range(5)
        for text, x in ((f"Meetpunt {n}", 50.0), ("119", 200.0), ("246", 330.0), ("97", 430.0), ("41", 510.0))
    ]
    (page,) = lay_out([_page(*_columns(), *rows, *_columns(530.0, lines=14))])
    assert [block.kind for block in page.blocks] == ["paragraph", "table", "paragraph"]
    assert page.blocks[1].rows[2] == ("Meetpunt 2", "119", "246", "97", "41")
