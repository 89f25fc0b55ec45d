"""What returns on page after page without being a running head or foot."""

from __future__ import annotations

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, words


def _page(*placed: tuple[str, float, float], parts: tuple[Fragment, ...] = ()) -> Sheet:
    drawn = tuple(part for line in placed for part in words(*line))
    return Sheet(595.0, 842.0, (*drawn, *parts))


def test_notes_that_say_the_same_on_every_page_are_notes() -> None:
    def page(number: int, label: str, foot: str) -> Sheet:
        call = Fragment(label, 229.0, 232.0, 300.5, 6.0, False, False, False)
        note = tuple(words(f"{foot}. Kamerstuk 29 628, nr. 1.", 70.0, 780.0, 8.0)) if foot else ()
        return _page(*paragraph(200, 9), (f"Pagina {number}", 300.0, 815.0), parts=(call, *note))

    def kinds(*pages: Sheet) -> list[str]:
        return [block.kind for laid in lay_out(pages) for block in laid.blocks if "Kamerstuk" in block.text]

    assert kinds(page(1, "3", "3"), page(2, "4", "4")) == ["footnote", "footnote"]
    assert kinds(_page(*paragraph(200, 9)), page(2, "4", "3"), page(3, "5", "4")) == ["footer", "footer"]
    late = page(1, "3", ""), page(2, "4", "3"), page(3, "5", "4")
    assert kinds(*late) == ["footnote", "footnote"], "a note may stand on the page after its call"
    assert kinds(page(1, "3", "7"), page(2, "4", "8")) == ["footer", "footer"], "no call: a running foot"


def test_the_head_of_a_table_that_goes_on_is_no_running_head() -> None:
    head = (("Haven", 70.0), ("2023", 200.0), ("2024", 330.0))

    def table(y: float) -> list[tuple[str, float, float]]:
        rows = [(f"Haven{n}", str(210 + n), str(310 + n)) for n in range(4)]
        heads = [(text, x, y) for text, x in head]
        return heads + [
            (t, x, y + 18 + 18 * n) for n, row in enumerate(rows) for t, (_, x) in zip(row, head, strict=True)
        ]

    pages = [_page(*paragraph(200, 12), *table(400.0)), *(_page(*table(80.0), *paragraph(300, 6)) for _ in range(2))]
    heads = [block.rows[0] for page in lay_out(pages) for block in page.blocks if block.kind == "table"]
    assert heads == [("Haven", "2023", "2024")] * 3


def test_heads_of_tables_that_all_open_a_page_are_no_running_head() -> None:
    def page(first: int) -> Sheet:
        rows = [(f"{'Noord Zuid West'.split()[first - 1]}haven{n}", f"{210 + first}", f"{310 + n}") for n in range(4)]
        drawn = [(text, x, 80.0) for text, x in (("Haven", 70.0), ("2023", 200.0), ("2024", 330.0))]
        drawn += [
            (t, x, 98.0 + 18 * n) for n, row in enumerate(rows) for t, x in zip(row, (70.0, 200.0, 330.0), strict=True)
        ]
        return _page(*drawn, *paragraph(300 + 26.0 * first, 6))

    found = [block for page in lay_out([page(1), page(2), page(3)]) for block in page.blocks]
    assert [block.rows[0] for block in found if block.kind == "table"] == [("Haven", "2023", "2024")] * 3
