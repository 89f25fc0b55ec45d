"""Lines that a converter of PDFs placed on a page one by one."""

from .test_html import _read


def _page(*pages: str) -> list[tuple[str, str]]:
    """Blocks of pages of lines "bottom font words"."""
    styles, body = [], []
    for lines in pages:
        placed = []
        for line in lines.splitlines():
            bottom, font, words = line.split(" ", 2)
            styles.append(f".y{len(styles):x}{{bottom:{bottom}px;}}")
            placed.append(f'<div class="t m0 x0 y{len(styles) - 1:x} {font} fs0">{words}</div>')
        body.append(f'<div class="pf w0 h0"><div class="pc">{"".join(placed)}</div></div>')
    head = f"<style>.ff2{{font-weight:bold}} {' '.join(styles)}</style>"
    reading = _read(f'<div id="page-container">{"".join(body)}</div>', head)
    return [(block.kind, block.text) for block in reading.pages[0].blocks]


def test_white_and_fonts_part_placed_lines() -> None:
    first = """700 ff1 Datum 1 juli 2024
686 ff1 Ons kenmerk 4459120
650 ff1 De eerste alinea loopt over <span class="_ _0"></span>twee
636 ff1 regels van de bladzijde.
608 ff2 De kop
594 ff1 De tweede alinea breekt een samen-
580 ff1 werking af en gaat aan het eind van de
40 ff1 Pagina 1 van 2"""
    second = """700 ff1 bladzijde verder.
672 ff1 De derde alinea noemt EU-
658 ff1 Interpol."""
    assert _page(first, second) == [
        ("header", "Datum 1 juli 2024"),
        ("header", "Ons kenmerk 4459120"),
        ("paragraph", "De eerste alinea loopt over twee regels van de bladzijde."),
        ("heading", "De kop"),
        ("paragraph", "De tweede alinea breekt een samenwerking af en gaat aan het eind van de bladzijde verder."),
        ("footer", "Pagina 1 van 2"),
        ("paragraph", "De derde alinea noemt EU-Interpol."),
    ]


def test_words_that_no_rule_places_are_not_lost() -> None:
    inner = (
        '<div class="pf"><div class="t y1">Een regel met een plaats.</div><div class="t y2">En nog een.</div>'
        '<div class="t y9">Een regel zonder plaats.</div></div>'
    )
    reading = _read(inner, "<style>.y1{bottom:20px}.y2{bottom:10px}</style>")
    assert "Een regel zonder plaats." in reading.pages[0].text


def test_one_line_alone_is_left_as_it_is() -> None:
    assert _page("700 ff1 Eén regel met genoeg woorden.") == [("paragraph", "Eén regel met genoeg woorden.")]
